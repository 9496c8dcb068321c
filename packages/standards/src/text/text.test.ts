import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areLookAlikes, lookAlikePairs, lookAlikes } from './look-alikes.ts';
import { splitPersonName } from './person-name.ts';
import { namePinyin, pinyin, pinyinInitials, soundAlikes, soundKey } from './pinyin.ts';
import { simplifyName, toSimplified, traditionalTable } from './simplified.ts';
import { saysNothing, tidy, toHalfWidth } from './tidy.ts';

describe('tidy', () => {
  it.each([
    ['　贵阳市　 花溪区\u200b\ufeff', '贵阳市 花溪区'],
    ['ＡＢＣ１２３（甲）', 'ABC123(甲)'],
    ['a\u00a0\t\r\n b', 'a b'],
    ['\u2f6f头', '石头'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(tidy(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tidy(tidy(text)) === tidy(text)));
  });

  it('leaves 汉字 and their punctuation', () => {
    expect(toHalfWidth('，。！')).toBe(',。!');
  });

  it('knows the words for nothing', () => {
    expect(['', '　', '/', '暂无', 'NULL', '#N/A', '—'].every(saysNothing)).toBe(true);
    expect(['0', '无锡市', '否'].some(saysNothing)).toBe(false);
  });
});

describe('simplified characters', () => {
  it('come in pairs of equal length, each from once, none a target of another', () => {
    const { from, to } = traditionalTable();
    expect(from.length).toBe(to.length);
    expect([...from].length).toBe(from.length);
    expect(new Set(from).size).toBe(from.length);
    expect([...to].filter((char) => from.includes(char))).toEqual([]);
    expect(from.length).toBeGreaterThan(2500);
  });

  it('leave characters of names that simplified texts use', () => {
    expect(simplifyName('歐陽修 貴州省 王乾')).toBe('欧阳修 贵州省 王乾');
    expect(toSimplified('王乾')).toBe('王乾');
    expect(toSimplified('乾燥劑與頭髮')).toBe('干燥剂与头发');
  });
});

describe('pinyin', () => {
  it('reads places, names and initials', () => {
    expect(pinyin('贵阳市')).toBe('gui yang shi');
    expect(namePinyin('单雄信')).toBe('shan xiong xin');
    expect(namePinyin('曾敏')).toBe('zeng min');
    expect(pinyinInitials('公民身份号码')).toBe('GMSFHM');
  });

  it('hears with the ears of the south-west', () => {
    expect(soundKey('陈静')).toBe(soundKey('程瑾'));
    expect(soundKey('李娜')).toBe(soundKey('李拉'));
    expect(soundKey('张伟')).not.toBe(soundKey('王伟'));
    expect(soundAlikes('婷')).toContain('停');
  });
});

describe('names of persons', () => {
  it.each([
    ['欧阳修', '欧阳', '修'],
    ['令狐冲', '令狐', '冲'],
    ['张三', '张', '三'],
    ['欧阳　娜娜', '欧阳', '娜娜'],
    ['段干文', '段', '干文'],
    ['单于明', '单', '于明'],
    ['司马', '司', '马'],
    ['阿依古丽•买买提', '', '阿依古丽·买买提'],
    ['John Smith', 'Smith', 'John'],
    ['SMITH, John', 'SMITH', 'John'],
    ['', '', ''],
  ])('%s is %s + %s', (name, surname, given) => {
    expect(splitPersonName(name)).toEqual({ surname, given });
  });
});

describe('look-alikes', () => {
  it('are at least 300 pairs of different characters', () => {
    expect(lookAlikePairs().length).toBeGreaterThanOrEqual(300);
    for (const group of lookAlikes) expect(new Set(group).size).toBe([...group].length);
  });

  it('hold both ways', () => {
    expect(areLookAlikes('玮', '伟') && areLookAlikes('伟', '玮')).toBe(true);
    expect(areLookAlikes('己', '已')).toBe(true);
    expect(areLookAlikes('王', '张')).toBe(false);
  });
});
