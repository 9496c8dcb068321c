import { describe, expect, it } from 'vitest';
import { codeIndex, codeKey, codeTables, decodeCode } from './tables.ts';

describe('code tables', () => {
  it.each(Object.values(codeTables))('$id has each code and each name once', ({ codes }) => {
    const values = codes.map(({ code }) => code);
    const names = codes.map(({ zh }) => zh);
    expect(values.filter((each, nth) => values.indexOf(each) !== nth)).toEqual([]);
    expect(names.filter((each, nth) => names.indexOf(each) !== nth)).toEqual([]);
  });

  it.each(Object.values(codeTables))('$id gives each spelling to one code only', ({ id, codes }) => {
    const claimed = new Map<string, string>();
    const twice: string[] = [];
    for (const { code, zh, aliases = [] } of codes) {
      for (const spelling of [zh, ...aliases]) {
        const key = codeKey(spelling);
        const other = claimed.get(key);
        if (other !== undefined && other !== code) twice.push(`${spelling}: ${other}, ${code}`);
        claimed.set(key, code);
      }
    }
    expect([id, twice]).toEqual([id, []]);
  });

  it('hold 56 peoples and 97 industries in 20 sections', () => {
    expect(codeTables['ethnicity']!.codes.filter(({ code }) => code <= '56')).toHaveLength(56);
    expect(codeTables['industry']!.codes.filter(({ code }) => /^[A-T]$/.test(code))).toHaveLength(20);
    expect(codeTables['industry']!.codes.filter(({ code }) => /^\d\d$/.test(code))).toHaveLength(97);
  });

  it.each([
    ['sex', '男性', '1'],
    ['sex', '1男', '1'],
    ['sex', '１', '1'],
    ['sex', 'female', '2'],
    ['ethnicity', '苗', '06'],
    ['ethnicity', '6', '06'],
    ['ethnicity', '布依', '09'],
    ['education', '大专', '30'],
    ['marital_status', '未婚', '10'],
    ['political_status', '党员', '01'],
    ['reg_status', '存续（在营、开业、在册）', '1'],
    ['industry', '农林牧渔业', 'A'],
    ['land_use', '旱地', '0103'],
    ['province', '贵州', '52'],
  ])('%s: %s is %s', (table, text, code) => {
    expect(decodeCode(table, text)?.code).toBe(code);
  });

  it('decode nothing that is not in them', () => {
    expect(decodeCode('sex', '?')).toBeNull();
    expect(decodeCode('sex', '')).toBeNull();
    expect(codeIndex('no_such_table').size).toBe(0);
  });
});
