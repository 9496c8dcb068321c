import { describe, expect, it } from 'vitest';
import { bodyCodeIn, phonesIn, residentIdIn } from './number-forms.ts';

describe('the ID number of a cell', () => {
  it.each([
    ['520102199003078219', '520102199003078219'],
    ["'520102199003078219", '520102199003078219'],
    ['身份证号：520102199003078219', '520102199003078219'],
    ['５２０１０２ １９９００３０７ ８２１９　', '520102199003078219'],
    ['52O102199003O78219', '520102199003078219'],
    ['52011219751007606x', '52011219751007606X'],
    ['520102900307821', '520102199003078219'],
    // inside longer numbers: the file of a pupil, the certificate of a disabled person
    ['G520102199003078219', '520102199003078219'],
    ['52010219900307821943', '520102199003078219'],
    ['52010219900307821943B1', '520102199003078219'],
  ])('%s', (cell, id) => {
    expect(residentIdIn(cell)).toBe(id);
  });

  it('is none where a spreadsheet lost its last digits', () => {
    for (const cell of ['5.20102E+17', '5.20102199003078E+17', '5E17', '520102199003078000'])
      expect(residentIdIn(cell)).toBe('');
  });

  it('stays as it is written where it is wrong: a slip is not guessed at', () => {
    expect(residentIdIn('520102199003078291')).toBe('520102199003078291');
    expect(residentIdIn('52010219900307821')).toBe('52010219900307821');
  });
});

it.each([
  ['91520102MA6DK4X0XP', '91520102MA6DK4X0XP'],
  ['９１５２０１０２ma6dk4x0xp', '91520102MA6DK4X0XP'],
  // the alphabet has no O
  ['9152O1O2MA6DK4XOXP', '91520102MA6DK4X0XP'],
  ['MA6DK4X0-7', 'MA6DK4X07'],
  ['520102000123456', '520102000123456'],
  ['9.15201E+17', ''],
])('the code of a body in %s', (cell, code) => {
  expect(bodyCodeIn(cell)).toBe(code);
});

it.each([
  ['138-1234-5678', '13812345678'],
  ['+86 13812345678', '13812345678'],
  ['１３８１２３４５６７８', '13812345678'],
  ['13812345678.0', '13812345678'],
  ['13812345678/15987654321', '13812345678/15987654321'],
  ['13812345678、0851-85551234 、15987654321', '13812345678/085185551234'],
  ['电话13812345678（儿子）', '13812345678'],
  ['1.38123E+10', ''],
  ['12345', '12345'],
])('the telephone numbers of %s', (cell, numbers) => {
  expect(phonesIn(cell)).toBe(numbers);
});
