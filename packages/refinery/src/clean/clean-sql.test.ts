/** Cleaning as a whole: row for row, in order, whatever the text; names, codes and addresses by example and against the standards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, ident, openDuckDb } from '@kuaishu/engine';
import {
  codeTables,
  decodeCode,
  normalisePersonName,
  parseAddress,
  saysNothing,
  simplifyName,
  type ValueDomain,
} from '@kuaishu/standards';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cleanSql } from './clean-sql.ts';
import { prepareLookups } from './lookups.ts';
import { cleanPlan } from './plan.ts';
import { cleanTexts, itemOf, rawTable } from './testing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
  await prepareLookups(engine);
});
afterAll(() => engine.close());

const DOMAINS: readonly ValueDomain[] = [
  ...(['resident_id', 'uscc', 'phone', 'email', 'region6', 'bank_card', 'property_unit'] as const).map(
    (rule) => ({ kind: 'identifier', rule }) as const,
  ),
  { kind: 'code', table: 'sex' },
  { kind: 'code', table: 'ethnicity' },
  { kind: 'code', table: 'industry' },
  ...(
    [
      'date',
      'datetime',
      'year',
      'month',
      'person_name',
      'org_name',
      'place_name',
      'address',
      'boolean',
      'text',
    ] as const
  ).map((kind) => ({ kind })),
  { kind: 'number', unit: '㎡' },
  { kind: 'money', currency: 'CNY' },
  { kind: 'coordinate', axis: 'lng' },
];

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom(
    '',
    ' ',
    '　',
    "'; DROP TABLE x; --",
    '"',
    '\\',
    '%',
    '😀👨‍👩‍👧',
    '汉'.repeat(10_000),
    '1'.repeat(10_000),
    '-',
    '=cmd|1',
    '\n',
    '9'.repeat(18),
    '1e999',
    '0001-01-01',
    '２０２０',
  ),
  fc.stringMatching(/^[0-9A-Z\u4e00-\u4e20年月日亩%./()-]{0,20}$/),
);

test('every row in gives one row out in the same order, whatever the text', async () => {
  const texts: (string | null)[] = fc.sample(fc.option(hostile), { numRuns: 300, seed: 11 });
  await rawTable(engine, 'hostile', [
    ['v', texts],
    ['n', texts.map((_, i) => String(i))],
  ]);
  const items = DOMAINS.map((domain, i) => itemOf(domain, `a${i}`, i));
  const all = [...items, itemOf({ kind: 'number' }, 'place', items.length)];
  const rows = await engine.query(cleanSql(all, (item) => ident(item.attribute === 'place' ? 'n' : 'v'), 'hostile'));
  expect(rows).toHaveLength(texts.length);
  expect(rows.map((row) => row['place'])).toEqual(texts.map((_, i) => i));
  expect(Object.keys(rows[0] ?? {})).toEqual([
    ...cleanPlan(all).columns.map((column) => column.attribute),
    '_repaired',
    '_unparsed',
  ]);
});

test('order is kept over many row groups and threads, look-ups included', async () => {
  await engine.run(
    "CREATE OR REPLACE TABLE long AS SELECT CAST(i AS VARCHAR) AS n, CASE WHEN i % 2 = 0 THEN '520102' ELSE '贵阳市南明区' END AS r FROM range(400000) AS t(i)",
  );
  const items = [itemOf({ kind: 'number' }, 'n', 0), itemOf({ kind: 'identifier', rule: 'region6' }, 'r', 1)];
  const file = `${process.env['TMPDIR'] ?? '/tmp'}/kuaishu-clean-order-${process.pid}.parquet`;
  await engine.copy(
    cleanSql(items, (item) => ident(item.attribute), 'long'),
    file,
  );
  const [answer] = await engine.query<{ wrong: number; codes: number }>(
    `SELECT count(*) FILTER (WHERE n <> file_row_number) AS wrong, count(DISTINCT r) AS codes FROM read_parquet('${file}', file_row_number = true)`,
  );
  expect(answer).toEqual({ wrong: 0, codes: 1 });
});

test('no statement joins but with the one row of look-up lists, since a join loses the order of rows', async () => {
  await rawTable(engine, 'plain', [['v', ['x']]]);
  const items = DOMAINS.map((domain, i) => itemOf(domain, `a${i}`, i));
  const plan = JSON.stringify(await engine.query(`EXPLAIN ${cleanSql(items, () => ident('v'), 'plain')}`));
  expect(plan).toContain('PROJECTION');
  expect(plan).not.toMatch(/JOIN|AGGREGATE/);
});

test('an item that the file lacks is NULL, and 130 items need three mask words', async () => {
  await rawTable(engine, 'wide', [['v', ['x', '2020-13-01']]]);
  const items = Array.from({ length: 130 }, (_, i) => itemOf({ kind: 'date' }, `a${i}`, i));
  const rows = await engine.query(cleanSql(items, (item) => (item.index % 2 ? ident('v') : null), 'wide'));
  expect(rows[0]).toMatchObject({ a0: null, a1: null, _unparsed_2: 0b101010 });
  expect(BigInt(String(rows[1]?.['_unparsed']))).toBe(BigInt(`0b${'10'.repeat(31)}`));
});

test.each(
  DOMAINS.filter(({ kind }) => !['boolean', 'number', 'money', 'coordinate', 'datetime', 'year'].includes(kind)),
)('cleaning twice changes nothing: %o', async (domain) => {
  const texts = fc.sample(hostile, { numRuns: 200, seed: 12 });
  const once = await cleanTexts(engine, domain, texts);
  const twice = await cleanTexts(
    engine,
    domain,
    once.map((row) => row.x as string | null),
  );
  const short = (value: unknown) => (typeof value === 'string' ? value.slice(0, 40) : value);
  expect(
    texts.flatMap((text, i) => (twice[i]?.x === once[i]?.x ? [] : [[text, once[i]?.x, twice[i]?.x].map(short)])),
  ).toEqual([]);
});

describe('codes', () => {
  test.each(Object.keys(codeTables))('%s reads as the standard reads it', async (table) => {
    const spellings = (codeTables[table]?.codes ?? [])
      .slice(0, 60)
      .flatMap(({ code, zh, aliases = [] }) => [code, zh, ...aliases, ` ${zh} `, `${code}-${zh}`, `${zh}x`]);
    const rows = await cleanTexts(engine, { kind: 'code', table }, spellings);
    const differing = spellings.flatMap((text, i) => {
      // 未知 is a code of many tables but never a value
      const expected = saysNothing(text) && text.trim() !== '无' ? null : (decodeCode(table, text)?.code ?? null);
      return rows[i]!.x === expected ? [] : [{ text, got: rows[i]!.x, expected }];
    });
    expect(differing).toEqual([]);
  });
});

test('names of persons have the form of the standard', async () => {
  const names = [
    '张 三',
    '張三',
    ' 李四 ',
    'John  Smith',
    '买买提•吐尔逊',
    '阿依古丽.买买提',
    '王　五',
    "O'Neil",
    '歐陽 修',
    '﨑',
    '·张三',
    '王乾',
    '司馬\u200b光',
    '赵 Anna',
  ];
  const rows = await cleanTexts(engine, { kind: 'person_name' }, names);
  expect(rows.map((row) => row.x)).toEqual(names.map((name) => simplifyName(normalisePersonName(name))));
  expect(rows.map((row) => row._repaired)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1]);
});

test('null words of any domain are no value and no fault', async () => {
  const words = [
    '无',
    '暂无',
    '不详',
    '未知',
    '公告未载明',
    '-',
    '--',
    '/',
    '\\',
    'null',
    'NULL',
    'None',
    'N/A',
    'nan',
    'XXX',
    '空',
    '待补充',
    '',
    ' ',
    '　',
  ];
  for (const domain of DOMAINS) {
    const rows = await cleanTexts(
      engine,
      domain,
      domain.kind === 'boolean' ? words.filter((word) => word !== '无') : words,
    );
    expect(rows.map((row) => [row.x, row._unparsed, row._repaired])).toEqual(rows.map(() => [null, 0, 0]));
  }
  expect((await cleanTexts(engine, { kind: 'date' }, ['0000-00-00']))[0]).toMatchObject({ x: null, _unparsed: 0 });
});

test('the county of an address is that of the standard', async () => {
  const addresses = [
    '贵州省贵阳市南明区新华路街道12号',
    '贵阳市花溪区溪北路1号',
    '贵阳花溪区溪北路1号',
    '黔东南苗族侗族自治州凯里市大十字街道',
    '黔东南州凯里市大十字街道',
    '清镇市红枫湖镇中一村',
    '遵义县南白镇',
    '北京市朝阳区建国路1号',
    '威宁彝族回族苗族自治县草海镇',
    '贵州省威宁县草海镇',
    '荆州市沙市区江津路',
    '六枝特区岩脚镇',
    '貴陽市南明区',
    '不知道在哪里',
    '广西壮族自治区桂林市阳朔县阳朔镇',
    '重庆市渝中区解放碑街道',
  ];
  const rows = await cleanTexts(engine, { kind: 'address' }, addresses);
  const expected = addresses.map((address) => {
    const { regionCode } = parseAddress(simplifyName(address));
    return regionCode === '' || regionCode.endsWith('00') ? null : regionCode;
  });
  expect(rows.map((row, i) => [addresses[i], row.x_region])).toEqual(expected.map((code, i) => [addresses[i], code]));
  expect(rows[0]).toMatchObject({ x_town: '新华路街道', x_detail: '12号' });
});

test('brackets and blanks of names of organisations', async () => {
  const rows = await cleanTexts(engine, { kind: 'org_name' }, [
    '贵州(省)某某有限公司',
    '贵州 某某 公司',
    'ABC  Co.',
    '贵州大學',
    '【贵阳】某厂',
  ]);
  expect(rows.map((row) => row.x)).toEqual([
    '贵州（省）某某有限公司',
    '贵州某某公司',
    'ABC Co.',
    '贵州大学',
    '（贵阳）某厂',
  ]);
});

describe('the order of rows', () => {
  test('is kept by the plan itself: cleaned rows are written in batches, in the order they were read', async () => {
    await engine.run(
      `CREATE OR REPLACE TABLE many AS SELECT '52010' || (i % 7) AS v, '贵州省贵阳市南明区' || i AS a FROM range(400000) AS t(i)`,
    );
    const folder = await mkdtemp(join(tmpdir(), 'kuaishu-order-'));
    const from = join(folder, 'raw.parquet');
    await engine.copy('SELECT * FROM many', from);
    const items = [itemOf({ kind: 'identifier', rule: 'region6' }, 'v', 0), itemOf({ kind: 'address' }, 'a', 1)];
    const sql = cleanSql(items, (item) => ident(item.name), `read_parquet('${from}')`);
    expect(sql).toContain('CROSS JOIN');
    const plan = await engine.query<{ explain_value: string }>(
      `EXPLAIN COPY (${sql}) TO '${from}.clean' (FORMAT parquet)`,
    );
    expect(plan.map((row) => row.explain_value).join('\n')).toContain('BATCH_COPY_TO_FILE');
    await engine.copy(sql, `${from}.clean`, { longStatement: true });
    const [moved] = await engine.query<{ n: number }>(
      `SELECT count(*) AS n FROM read_parquet('${from}.clean', file_row_number = true) WHERE a_detail <> CAST(file_row_number AS VARCHAR)`,
    );
    expect(moved?.n).toBe(0);
    await rm(folder, { recursive: true });
  });
});

test('a name that several provinces have is read as the home province’s, by one and the same statement', async () => {
  const items = [itemOf({ kind: 'identifier', rule: 'region6' }, 'r')];
  const sql = cleanSql(items, (item) => ident(item.attribute), 'home_rows');
  await rawTable(engine, 'home_rows', [['r', ['白云区', '贵阳市白云区', '广州市白云区']]]);
  const read = async () => (await engine.query<{ r: string | null }>(sql)).map((row) => row.r);
  expect(await read()).toEqual(['520113', '520113', '440111']);
  await prepareLookups(engine, '44');
  expect(await read()).toEqual(['440111', '520113', '440111']);
  await prepareLookups(engine, '11');
  expect((await read()).slice(1)).toEqual(['520113', '440111']);
  await prepareLookups(engine);
});
