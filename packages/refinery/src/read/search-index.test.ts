import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AttributePlan } from '@kuaishu/catalog';
import { type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attributeOf } from '../fuse/testing.ts';
import { searchedAttributes } from '../publish/search/searched.ts';
import { writeSearchIndex } from '../publish/search/write-index.ts';
import { Lookups } from './lookups.ts';
import type { OpenRelease } from './releases.ts';
import type { RowScope } from './row-scope.ts';
import { searchBlock } from './search.ts';
import { termOf } from './search-terms.ts';
import type { SearchOptions } from './views.ts';

const ATTRIBUTES: AttributePlan[] = [
  attributeOf('person_name', { grade: 'yellow', mask: { method: 'cover', head: 1, tail: 0 } }),
  attributeOf('place_address'),
  attributeOf('resident_id', { domain: { kind: 'identifier', rule: 'resident_id' } }),
  attributeOf('plate', { domain: { kind: 'identifier', rule: 'plate' } }),
  attributeOf('record_no'),
  attributeOf('note'),
];
const PREFECTURES = ['0000', '5201', '5202'];
const SLICES = ['0000', '0001', '0002'];

/** The same numbers for the same seed, between 0 and 1. */
const drawn = (seed: string) => createHash('md5').update(seed).digest().readUInt32BE() / 2 ** 32;
const pick = <T>(from: readonly T[], seed: string): T => from[Math.floor(drawn(seed) * from.length)] as T;
/** Few characters, so that pieces of one value stand in many others, and more than once in itself. */
const text = (characters: string, least: number, most: number, seed: string) =>
  Array.from({ length: least + Math.floor(drawn(`${seed} length`) * (most - least + 1)) }, (_, i) =>
    pick(Array.from(characters), `${seed} ${i}`),
  ).join('');

interface Person {
  readonly slice: string;
  readonly prefecture: string;
  readonly id: string;
  readonly members: number;
  readonly bits: number;
  /** In the order of the attributes. */
  readonly values: readonly (string | null)[];
}

const people: readonly Person[] = Array.from({ length: 700 }, (_, i) => {
  const seldom = (share: number, value: string, what: string) => (drawn(`${what}? ${i}`) < share ? value : null);
  const number = text('01', 9, 23, `number ${i}`);
  return {
    slice: pick(SLICES, `slice ${i}`),
    prefecture: pick(PREFECTURES, `prefecture ${i}`),
    // ids of few beginnings, so that pages end among those that begin alike
    id: `${text('ab', 3, 3, `id ${i}`)}00000${createHash('md5').update(`${i}`).digest('hex').slice(0, 8)}`,
    members: 1 + (i % 4),
    bits: i % 8,
    values: [
      seldom(0.95, text('王秀英𠮷a', 1, i % 9 === 0 ? 13 : 3, `name ${i}`), 'name'),
      seldom(0.3, text('贵阳路1', 0, 12, `address ${i}`), 'address'),
      seldom(0.9, number, 'number'),
      seldom(0.3, `贵A${text('01', 5, 5, `plate ${i}`)}`, 'plate'),
      // a number that stands whole inside another's
      seldom(0.4, i % 3 === 0 ? `R${number}` : text('01R英', 3, 20, `record ${i}`), 'record'),
      '王秀英',
    ],
  };
});

let folder: string;
let engine: Engine;
let release: OpenRelease;
const lookups = new Lookups();
const searched = searchedAttributes(ATTRIBUTES);
const written = (partRows: number, into = folder) =>
  writeSearchIndex(
    engine,
    {
      folder: into,
      subject: 'person',
      golden: SLICES.flatMap((slice) =>
        PREFECTURES.map((prefecture) => ({
          path: `block/prefecture=${prefecture}/${slice}.parquet`,
          rows: people.filter((one) => one.slice === slice && one.prefecture === prefecture).length,
        })),
      ),
      attributes: ATTRIBUTES.map(({ attribute }) => attribute),
      searched,
      territories: ['territories'],
    },
    partRows,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-search-'));
  engine = await openDuckDb({ threads: 2 });
  for (const slice of SLICES) {
    const rows = people
      .filter((one) => one.slice === slice)
      .map(
        ({ id, prefecture, members, bits, values }) =>
          `(${literal(id)}, range(${members}), ${literal(prefecture)}, ${bits}::BIGINT, ${values.map(literal).join(', ')})`,
      );
    await engine.copyPartitioned(
      `SELECT * FROM (VALUES ${rows.join(', ')}) AS v(entity_id, members, prefecture, territories, ${ATTRIBUTES.map(({ attribute }) => ident(attribute)).join(', ')})`,
      join(folder, 'block'),
      'prefecture',
      'entity_id',
      'test',
      slice,
    );
  }
  const search = await written(500);
  expect(search.parts).toHaveLength(2);
  release = {
    folder,
    search,
    attributes: ATTRIBUTES.map((a) => ({ ...a, sqlType: 'VARCHAR', filled: 0 })),
    views: { open: { shown: [], removed: [] }, masked: { shown: [], removed: [] } },
    territories: { codes: ['5201', '5202', '5203'], groups: [] },
    golden: `read_parquet(${literal(join(folder, 'block', '*', '*.parquet'))}, hive_partitioning = true, hive_types_autocast = false)`,
  } as unknown as OpenRelease;
});
afterAll(async () => {
  await lookups.close();
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** Pieces of values, whole ones, and what nobody has. */
const word = fc.oneof(
  fc
    .tuple(fc.nat(people.length - 1), fc.constantFrom(0, 1, 2, 3, 4), fc.nat(20), fc.nat(23))
    .map(([i, attribute, from, length]) => {
      const value = Array.from(people[i]?.values[attribute] ?? '无');
      return value
        .slice(from % value.length)
        .slice(0, 1 + length)
        .join('');
    })
    // no question at all is answered from the release's figures, not from rows
    .filter((piece) => piece !== ''),
  fc.nat(people.length - 1).map((i) => people[i]?.id ?? ''),
  fc.nat(people.length - 1).map((i) => people[i]?.values[2] ?? '1'),
  fc.string({ unit: fc.constantFrom('王', '秀', '0', '1', '贵', '阳', 'A'), minLength: 1, maxLength: 24 }),
);
const scope: fc.Arbitrary<RowScope> = fc.constantFrom(
  true,
  { territory: ['5201'] },
  { territory: ['5202', '5203'] },
  false,
);
/** Each in one of `of` questions. */
const seldom = <T>(of: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: of - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const options = fc
  .record({
    scope: seldom(2, scope),
    prefecture: seldom(6, fc.constantFrom(...PREFECTURES, '5299')),
    records: seldom(4, fc.constantFrom(1, 2, 3)),
    sort: seldom(
      2,
      fc.constantFrom('label', '-label', 'records', '-records', 'prefecture', 'resident_id', '-person_name'),
    ),
    limit: seldom(2, fc.constantFrom(1, 2, 7, 1000)),
    offset: seldom(2, fc.constantFrom(1, 5, 40, 900)),
    columns: seldom(2, fc.constant(['note', 'plate'])),
  })
  .map(
    (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as SearchOptions,
  );

it('the index finds what a scan of all golden rows finds, in the same order, with the same total, whatever is asked', async () => {
  const { search: _, ...bare } = release;
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        { weight: 3, arbitrary: word },
        fc.array(word, { minLength: 2, maxLength: 3 }).map((all) => all.join(' ')),
      ),
      options,
      fc.constantFrom(3, 40, 4000),
      async (query, asked, mostRows) => {
        const byScan = await searchBlock(lookups, bare, query, asked);
        hits += byScan.total;
        expect(await searchBlock(lookups, release, query, asked, mostRows)).toEqual(byScan);
      },
    ),
    { numRuns: 150 },
  );
  expect(hits).toBeGreaterThan(1000);
});

it('the index has the same bytes whatever the number of threads', async () => {
  const before = await Promise.all(
    (release.search?.parts ?? []).flatMap(({ names, numbers }) =>
      [names, numbers].map(({ path }) => readFile(join(folder, path))),
    ),
  );
  const own = engine;
  engine = await openDuckDb({ threads: 1 });
  try {
    const again = await written(500);
    expect(again).toEqual(release.search);
    const after = await Promise.all(
      again.parts.flatMap(({ names, numbers }) => [names, numbers].map(({ path }) => readFile(join(folder, path)))),
    );
    expect(after).toEqual(before);
  } finally {
    engine.close();
    engine = own;
  }
});

it('only a part of a number that is shorter than eleven characters has to be sought row by row', () => {
  const how = (asked: string, numbers = true) => termOf(asked, numbers).how;
  expect(['王', '秀英', '贵州茅台酒股份', '贵A1234'].map((asked) => how(asked))).toEqual(Array(4).fill('exact'));
  expect(['520102198001011234', '13985101234', '贵州茅台酒股份有限公司'].map((asked) => how(asked))).toEqual(
    Array(3).fill('likely'),
  );
  expect(['5201', '19800101', 'A12345'].map((asked) => how(asked))).toEqual(Array(3).fill('unknown'));
  expect(['5201', 'A12345'].map((asked) => how(asked, false))).toEqual(['exact', 'exact']);
});
