import { describe, expect, it } from 'vitest';
import { sniffFile } from './sniff.ts';
import { encoded } from './testing/csv-text.ts';
import { useScratch } from './testing/scratch.ts';

const scratch = useScratch();
const codes = (shape: { warnings: readonly { code: string }[] }) => shape.warnings.map((warning) => warning.code);

describe('encoding', () => {
  const text = '街道,代码\n㵲水街道,522723\n桴㯊镇,520324\n';
  it.each(['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const)(
    '%s is detected, and characters outside GBK survive',
    async (encoding) => {
      const path = scratch.file(`${encoding}.csv`, encoded(text, encoding));
      const shape = await sniffFile(path);
      expect(shape.encoding).toBe(encoding.replace('-bom', ''));
      expect(shape.bom).toBe(encoding !== 'utf-8' && encoding !== 'gb18030');
      const taken = await scratch.collect(path);
      expect(taken.values).toEqual([
        ['㵲水街道', '522723'],
        ['桴㯊镇', '520324'],
      ]);
    },
  );

  it('without marks UTF-16 is known by its zeros', async () => {
    const path = scratch.file('no-mark.csv', Buffer.from(text, 'utf16le'));
    expect(await sniffFile(path)).toMatchObject({ encoding: 'utf-16le', bom: false, columns: ['街道', '代码'] });
  });

  it('a stray zero in a small file makes no UTF-16 of it', async () => {
    const path = scratch.file('stray.csv', Buffer.from('a,b\n1,2\n3,\u00004\n5,6\n'));
    expect(await sniffFile(path)).toMatchObject({ encoding: 'utf-8', columns: ['a', 'b'] });
  });

  it('of a single late line counts too', async () => {
    const path = scratch.file(
      'late.csv',
      Buffer.concat([Buffer.from(`a,b\n${'1,x\n'.repeat(400_000)}`), encoded('2,贵阳\n', 'gb18030')]),
    );
    const taken = await scratch.collect(path);
    expect(taken.encoding).toBe('gb18030');
    expect(taken.values.at(-1)).toEqual(['2', '贵阳']);
  });
});

describe('delimiter and quote', () => {
  it.each([
    [',', 'id,name,price\n1,"a, b",3\n2,c,4\n'],
    ['\t', 'id\tname\n1\ta,b\n2\tc,d\n'],
    [';', 'id;name;x\n1;3,5;y\n2;4,5;z\n'],
    ['|', 'id|name|d\n1|Sony, "PS"|x\n2|Bose|y, z\n'],
    ['%', 'id%title%authors\n1%On A%B, C\n2%On D%E, F, G\n'],
  ])('%j', async (delimiter, content) => {
    expect(await sniffFile(scratch.file('delimiter.csv', content))).toMatchObject({ delimiter, quote: '"' });
  });

  it('one column needs none, even when its texts hold commas now and then', async () => {
    const taken = await scratch.collect(scratch.file('one.csv', '地址\n贵阳市南明区\n遵义市,汇川区\n安顺市\n毕节市\n'));
    expect(taken.columns).toEqual(['地址']);
    expect(taken.values.map((row) => row[0])).toEqual(['贵阳市南明区', '遵义市,汇川区', '安顺市', '毕节市']);
  });

  it('apostrophes quote only when most fields wear them', async () => {
    expect(await sniffFile(scratch.file('apostrophe.csv', "'id','name'\n'1','a,b'\n'2','c'\n"))).toMatchObject({
      quote: "'",
      columns: ['id', 'name'],
    });
    expect(await sniffFile(scratch.file('devil.csv', "id,name\n1,Devil's Cup\n2,'t Oude\n"))).toMatchObject({
      quote: '"',
    });
  });
});

describe('heading', () => {
  it('below titles and notes', async () => {
    const content =
      '贵阳市人口登记表,,,\n填报单位：南明区,,填报日期：2026-01-01,\n\n姓名,性别,年龄,住址\n张三,男,30,贵阳\n合计,,1,\n';
    const path = scratch.file('titles.csv', content);
    expect(await sniffFile(path)).toMatchObject({
      preambleRows: 3,
      headerRows: 1,
      headerLine: 4,
      dataLine: 5,
      columns: ['姓名', '性别', '年龄', '住址'],
    });
    const taken = await scratch.collect(path);
    expect(taken.values).toEqual([
      ['张三', '男', '30', '贵阳'],
      ['合计', null, '1', null],
    ]);
  });

  it('in two rows: the upper one is kept only where the lower one repeats', async () => {
    const content =
      '序号,申请人,,配偶,,备注\n,姓名,证件号,姓名,证件号,\n1,张三,520102199001011234,李四,520102199101011234,\n2,王五,520102199201011234,,,无\n';
    const shape = await sniffFile(scratch.file('double.csv', content));
    expect(shape).toMatchObject({ headerRows: 2, headerLine: 1, dataLine: 3 });
    expect(shape.columns).toEqual(['序号', '申请人/姓名', '申请人/证件号', '配偶/姓名', '配偶/证件号', '备注']);
    const other = '基本信息,,住址,,\n姓名,性别,市,县,乡\n张三,男,贵阳,南明,花果园\n李四,女,遵义,汇川,高桥\n';
    expect((await sniffFile(scratch.file('groups.csv', other))).columns).toEqual(['姓名', '性别', '市', '县', '乡']);
  });

  it('with units or column numbers below', async () => {
    const shape = await sniffFile(
      scratch.file('units.csv', '县,地区生产总值,人口\n,万元,人\n南明区,123,456\n云岩区,234,567\n'),
    );
    expect(shape).toMatchObject({ headerRows: 2, dataLine: 3, units: { 地区生产总值: '万元', 人口: '人' } });
    expect(codes(shape)).toContain('UNIT_ROW');
    expect(await sniffFile(scratch.file('numbers.csv', '县,产值,人口\n甲,1,2\n南明区,123,456\n'))).toMatchObject({
      headerRows: 2,
      dataLine: 3,
    });
  });

  it('without a number below its signs is no row of units', async () => {
    const shape = await sniffFile(scratch.file('signs.csv', '甲,乙\n,%\n,人\n'));
    expect(shape).toMatchObject({ headerRows: 1, dataLine: 2 });
  });

  it('of years is a heading, of values it is none', async () => {
    expect(await sniffFile(scratch.file('years.csv', '地区,2019,2020,2021\n贵阳,1,2,3\n遵义,4,5,6\n'))).toMatchObject({
      headerRows: 1,
      columns: ['地区', '2019', '2020', '2021'],
    });
    const none = await sniffFile(scratch.file('none.csv', '1,0~4,0~9\n2,0~4,0~9\n3,0~4,0~9\n'));
    expect(none).toMatchObject({ headerRows: 0, dataLine: 1, columns: ['列1', '列2', '列3'] });
    expect(codes(none)).toContain('HEADER_MISSING');
  });

  it('gives unique names: repeated, blank, differing only by letter case, or padded', async () => {
    const shape = await sniffFile(scratch.file('names.csv', '\uFEFF名称,名称, 电话,,Name,name,列4\na,b,c,d,e,f,g\n'));
    expect(shape.columns).toEqual(['名称', '名称_2', '电话', '列4_2', 'Name', 'name_2', '列4']);
    expect(shape.originalColumns[2]).toBe(' 电话');
    expect(codes(shape)).toEqual(expect.arrayContaining(['DUPLICATE_HEADERS', 'BLANK_HEADERS', 'HEADER_TRIMMED']));
  });

  it('is where the caller says it is', async () => {
    const path = scratch.file('said.csv', 'x,y\na,b\n1,2\n');
    expect(await sniffFile(path, { headerRow: 2 })).toMatchObject({
      columns: ['a', 'b'],
      dataLine: 3,
      preambleRows: 1,
    });
    expect((await scratch.collect(path, { headerRow: 0 })).values).toHaveLength(3);
    await expect(sniffFile(path, { headerRow: 9 })).rejects.toMatchObject({ code: 'HEADER_MISSING' });
  });
});
