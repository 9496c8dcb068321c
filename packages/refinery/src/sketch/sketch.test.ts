import { type ColumnMeaning, sketchValues } from '@kuaishu/catalog';
import { type Engine, ident, openDuckDb } from '@kuaishu/engine';
import { element, type ValueDomain } from '@kuaishu/standards';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanSql } from '../clean/clean-sql.ts';
import { domainCleaning } from '../clean/domains/domain.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { itemOf, rawTable } from '../clean/testing.ts';
import { canonicalSql } from './canonical-sql.ts';
import { sketchColumn } from './column-sketch.ts';
import { prepareKeyedHash } from './keyed-hash.ts';
import { sketchRows } from './sketch-rows.ts';

let engine: Engine;
const key = Buffer.alloc(32, 7);
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1, memoryLimitMb: 512 });
  await prepareLookups(engine, '52');
  await prepareKeyedHash(engine, key);
});
afterAll(() => engine.close());

/** The sketch that the engine makes of texts, cleaned as a delivery is. */
async function sketchOf(texts: readonly string[], domain: ValueDomain, known = true) {
  await rawTable(engine, 'raw_texts', [['v', texts]]);
  await engine.run(`CREATE OR REPLACE TABLE cleaned AS ${cleanSql([itemOf(domain)], () => ident('v'), 'raw_texts')}`);
  const form = canonicalSql('x', { sqlType: domainCleaning(domain).type, domain, known });
  return sketchColumn(engine, form, 'cleaned', key);
}

const MEANINGS: readonly (readonly [string, ColumnMeaning, readonly string[]])[] = [
  ['codes', { element: 'sex' }, ['男', '女', '1', '2', '男性', '男']],
  ['days', { element: 'birth_date' }, ['2020年3月9日', '2020-03-10', '20200311', '2020/3/12']],
  ['names of bodies', { element: 'org_name' }, ['贵州某某(集团)有限公司', '贵州某某（集团）有限公司', '贵阳 某厂']],
  ['names of people', { element: 'person_name' }, ['欧阳 明', '欧陽明', '阿依·古丽']],
  ['identifiers', { element: 'resident_id' }, ['520102199001011234', '52010219900101123x', ' 520102199001011235']],
  ['amounts', { element: 'registered_capital' }, ['15000', '1.5万元', '1,234,565', '0', '-12.5']],
  ['years', { element: 'stat_year' }, ['2020', '2021', '2021']],
];

describe('the engine’s sketch', () => {
  it.each(MEANINGS)('of %s is that of the library, value for value', async (_, meaning, texts) => {
    const domain = element(meaning.element ?? '')?.domain as ValueDomain;
    const { minima, ...rest } = (await sketchOf(texts, domain)) ?? { minima: [] };
    const library = sketchValues(texts, key, meaning);
    expect(minima.length).toBeGreaterThan(0);
    expect({ minima, ...rest }).toEqual(library);
  });

  it('of text that the standards know nothing of is that of the library too', async () => {
    const texts = ['甲-乙', '甲乙', '2020-03-09', '2020年3月9日', '1500', '1500.0', '001', 'Ab 1', '无', ''];
    expect(await sketchOf(texts, { kind: 'text' }, false)).toEqual(sketchValues(texts, key));
  });

  it('is the same for the same values in any order, and keeps the smallest hashes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 400 }),
        async (numbers) => {
          const texts = numbers.map((n) => `N${n}X`);
          const one = await sketchOf(texts, { kind: 'text' });
          expect(await sketchOf([...texts].reverse(), { kind: 'text' })).toEqual(one);
          const library = sketchValues(texts, key, { element: 'project_name' });
          expect(one?.minima).toEqual(library.minima);
          expect(one?.distinct).toBe(library.distinct);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('of an address goes by its parts: with the province before it or without, it is one place', async () => {
    const items = [itemOf({ kind: 'address' })];
    const minima: (readonly number[] | undefined)[] = [];
    for (const text of [
      '贵州省遵义市播州区南白街道新华路311号',
      '遵义市播州区南白街道新华路311号',
      '遵义市播州区南白街道新华路312号',
    ]) {
      await rawTable(engine, 'raw_texts', [['v', [text]]]);
      await engine.run(`CREATE OR REPLACE TABLE cleaned AS ${cleanSql(items, () => ident('v'), 'raw_texts')}`);
      minima.push(
        (await sketchRows(engine, { rows: 'cleaned', items, identifiers: [] }, key)).columns[0]?.sketch.minima,
      );
    }
    expect(minima[0]).toHaveLength(1);
    expect(minima[1]).toEqual(minima[0]);
    expect(minima[2]).not.toEqual(minima[0]);
  });

  it('carries the key in no statement that an error names', async () => {
    const fault = await engine.query('SELECT ks_mac(nowhere)').catch((error: Error) => error);
    expect(`${fault} ${JSON.stringify(fault)}`).not.toContain(Buffer.from(key).toString('hex').slice(0, 16));
    await expect(prepareKeyedHash(engine, Buffer.alloc(8))).rejects.toThrow(RangeError);
  });
});
