import { describe, expect, it } from 'vitest';
import { dependencies } from './dependencies.ts';
import { forms } from './forms.ts';
import { glued } from './glued.ts';
import type { Proposal } from './proposal.ts';
import { ranges } from './ranges.ts';
import { residues } from './residues.ts';
import { isSlip } from './slip.ts';
import { spellings } from './spellings.ts';
import { coded, codedColumn } from './testing.ts';
import { measured } from './units.ts';

const times = (n: number, value: (i: number) => string | null) => Array.from({ length: n }, (_, i) => value(i));
const CITIES = ['贵阳', '遵义', '安顺', '毕节', '铜仁', '六盘水', '凯里', '都匀', '兴义', '仁怀'];
const arrows = (found: readonly Proposal[]) =>
  found.flatMap((p) => (p.kind === 'dependency' ? `${p.from.join('+')}>${p.to}` : [])).sort();

describe('dependencies', () => {
  const office = times(400, (i) => `office ${i % 20}`);
  const city = times(400, (i) => (i % 50 === 7 ? `slip ${i}` : (CITIES[(i % 20) % 10] ?? '')));
  const noise = times(400, (i) => `${(i * 7919) % 13}`);

  it('are found through errors, and only in the direction in which they hold', () => {
    expect(arrows(dependencies(coded({ office, city, noise })))).toEqual(['office>city']);
  });

  it('are none where groups fall apart or half of a group holds another value', () => {
    const halves = times(400, (i) => `${CITIES[(i % 20) % 10]}${i % 20 === 3 && i % 40 === 3 ? '新区' : ''}`);
    const torn = times(400, (i) => CITIES[(i + (i % 20 < 8 ? i % 3 : 0)) % 10] ?? '');
    expect(arrows(dependencies(coded({ office, torn, noise })))).toEqual([]);
    const found = dependencies(coded({ office, halves, noise }));
    expect(found.filter((p) => p.confidence >= 0.8 && p.kind === 'dependency' && p.to === 'halves')).toEqual([]);
  });

  it('need both columns where one alone leaves much open', () => {
    const state = times(800, (i) => `S${i % 10}`);
    const married = times(800, (i) => `${Math.floor(i / 10) % 2}`);
    const rate = times(800, (i) => (i % 100 === 3 ? `odd ${i}` : `${(i % 10) * (Math.floor(i / 10) % 2)}`));
    expect(arrows(dependencies(coded({ state, married, rate })))).toContain('state+married>rate');
  });

  it('hold with the column in whose one value the exceptions lie', () => {
    const measure = times(600, (i) => `m${i % 12}`);
    const state = times(600, (i) => (i % 25 === 0 ? 'ak' : 'al'));
    const average = times(600, (i) => `${i % 25 === 0 ? 'ak' : 'al'} m${i % 12}`);
    expect(arrows(dependencies(coded({ measure, state, average })))).not.toContain('measure>average');
  });

  it('leave out a code that was put in for want of the true one, and name it', () => {
    const zip = times(600, (i) => (i % 12 === 0 ? '00000' : `55${i % 120}`));
    const town = times(600, (i) => `town ${i % 120}`);
    const found = dependencies(coded({ zip, town }));
    expect(arrows(found)).toContain('zip>town');
    expect(found.find((p) => p.kind === 'placeholder')).toMatchObject({
      column: 'zip',
      value: '00000',
      violations: 50,
    });
  });
});

describe('slips', () => {
  it.each([
    ['acuxe caxe hospitals', 'acute care hospitals', true],
    ['birminghxm', 'birmingham', true],
    ['pn-3', 'pn-2', false],
    ['AK', 'AR', false],
    ['苗族', '汉族', false],
    ['财政局', '民政局', false],
    ['第二中学', '第一中学', false],
    ['末来方舟小区', '未来方舟小区', true],
    ['["xls"]', '["xlsx"]', false],
  ])('%s for %s: %s', (text, meant, is) => {
    expect(isSlip(text, meant)).toBe(is);
  });

  it('are looked for where few values cover a column', () => {
    const few = codedColumn('type', [...times(100, () => 'acute care'), ...times(3, () => 'acute caxe')]);
    expect(spellings(few)).toMatchObject({ spellings: [{ value: 'acute caxe', meant: 'acute care', rows: 3 }] });
    const many = codedColumn('name', [...times(30, () => 'Marion'), 'Marlon', ...times(100, (i) => `name ${i}`)]);
    expect(spellings(many)).toBeUndefined();
  });
});

describe('forms, units, marks, two values in one cell, ranges', () => {
  it('a column of codes and one word has forms; names have none', () => {
    const score = codedColumn('score', [...times(90, (i) => `${i}%`), ...times(60, () => 'empty'), '9x%', 'x7%', '95']);
    expect(forms(score)).toMatchObject({ patterns: ['[0-9]+[%]'], words: ['empty'], violations: 3 });
    expect(
      forms(
        codedColumn(
          'name',
          times(90, (i) => `name ${CITIES[i % 10]}`),
        ),
      ),
    ).toBeUndefined();
  });

  it('numbers with one unit, however it is spelt; but no codes that end in a letter', () => {
    expect(
      measured(
        codedColumn(
          'size',
          times(40, (i) => `${i}.0 ${['oz', 'oz.', 'OZ.', 'ounce'][i % 4]}`),
        ),
      ),
    ).toMatchObject({ unit: 'oz' });
    expect(
      measured(
        codedColumn(
          'mixed',
          times(40, (i) => `${i} ${['oz', 'kg'][i % 2]}`),
        ),
      ),
    ).toBeUndefined();
    expect(
      measured(
        codedColumn(
          'code',
          times(40, (i) => `${1000 + i}A`),
        ),
      ),
    ).toBeUndefined();
  });

  it('marks that programs left', () => {
    const names = codedColumn('name', [...times(60, (i) => `name ${i}`), "O''Brien"]);
    expect(residues(names)).toMatchObject([{ mark: "''", instead: "'" }]);
    const states = codedColumn('state', [...times(60, () => 'AK'), 'AK-*']);
    expect(residues(states)).toMatchObject([{ mark: '-*', instead: '' }]);
    expect(residues(codedColumn('grade', [...times(60, () => 'A'), 'A+', 'A-']))).toEqual([]);
  });

  it('a percent sign behind numbers of one size was added; behind numbers a hundred times larger it is meant', () => {
    const added = codedColumn('abv', [
      ...times(80, (i) => `0.0${40 + (i % 30)}`),
      ...times(30, (i) => `0.0${40 + i}%`),
    ]);
    expect(residues(added)).toMatchObject([{ mark: '%' }]);
    const meant = codedColumn('abv', [
      ...times(80, (i) => `0.0${40 + (i % 30)}`),
      ...times(30, (i) => `${4 + (i % 3)}%`),
    ]);
    expect(residues(meant)).toEqual([]);
  });

  it('a value of an empty column at the end of another', () => {
    const state = times(100, (i) => (i % 10 === 0 ? null : (['OR', 'CA'][i % 2] ?? null)));
    const city = times(100, (i) => (i % 10 === 0 ? `Bend ${['OR', 'CA'][i % 2]}` : `Bend`));
    expect(glued(coded({ city, state }))).toMatchObject([{ column: 'city', part: 'state', violations: 10 }]);
    expect(glued(coded({ city: times(100, () => 'Bend OR'), state }))).toEqual([]);
  });

  it('a number far from all others, but not the long tail of amounts', () => {
    expect(ranges(codedColumn('price', [...times(300, (i) => `${5 + (i % 9)}`), '85000']))).toMatchObject({
      violations: 1,
    });
    expect(
      ranges(
        codedColumn(
          'sum',
          times(300, (i) => `${Math.round(1.05 ** i)}`),
        ),
      ),
    ).toBeUndefined();
  });
});
