import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkAttribute } from '@kuaishu/catalog';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunManifest } from '../../run/manifest.ts';
import { runProject } from '../../run/runner.ts';
import { policeCsv, tinyPeople, tinyProject } from '../../test-support/tiny-project.ts';
import { linkRecords } from '../link.ts';
import { Kept } from './kept.ts';

const digests = (m: RunManifest) => m.blocks.map((b) => [b.block, b.digest]);
const parquets = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.parquet')).sort();

/** One bit in the middle. */
async function alter(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

describe('a month that finds what the month before kept', () => {
  it('ends as one that derives everything, and adds only what is new', { timeout: 120_000 }, async () => {
    const project = await tinyProject(tinyPeople(60));
    const scratch = await mkdtemp(join(tmpdir(), 'kuaishu-kept-'));
    try {
      const month = (store: string, asOf: string) => runProject({ project: project.dir, store, asOf, threads: 2 });
      const persons = join(project.store, 'link', 'person');
      await month(project.store, '2026-01-31');
      await cp(project.store, scratch, { recursive: true });
      await rm(join(scratch, 'link'), { recursive: true });
      const before = await parquets(persons);
      expect(before.length).toBeGreaterThan(0);
      // new people, and names that nobody bore before
      const people = tinyPeople(66).map((p, i) => (i < 60 ? p : { ...p, name: `令狐${p.name.slice(-1)}` }));
      await project.write('sources/police-2026-02.csv', policeCsv(people));
      const second = await month(project.store, '2026-02-28');
      expect(digests(second)).toEqual(digests(await month(scratch, '2026-02-28')));
      const after = await parquets(persons);
      expect(after).toEqual(expect.arrayContaining(before));
      expect(after.length).toBeGreaterThan(before.length);
    } finally {
      await project.remove();
      await rm(scratch, { recursive: true, force: true });
    }
  });
});

describe('a link', () => {
  const fields: readonly LinkAttribute[] = [
    { attribute: 'person_name', kind: 'person_name', exclusive: false },
    { attribute: 'address', kind: 'address', exclusive: false },
    { attribute: 'birth_date', kind: 'date', exclusive: false },
  ];
  let engine: Engine;
  let folder: string;
  /** All that a link of the first `n` records gives. */
  const link = async (n: number, kept?: Kept) => {
    await engine.run(
      `CREATE OR REPLACE TABLE people AS SELECT CAST(i AS BIGINT) AS rec, CAST(i % 3 AS INTEGER) AS src, substr('王李张杨吴石罗潘龙', 1 + i % 9, 1) || substr('秀国阿小丽建志桂天雨', 1 + i % 10, 1) || substr('英强妹军华明花', 1 + i % 7, 1) AS person_name, ` +
        `'贵阳市南明区中山路' || (i % 40) || '号' || CASE WHEN i % 2 = 0 THEN '二单元' ELSE '2单元' END AS address, '19' || (50 + i % 40) || '-0' || (1 + i % 9) || '-11' AS birth_date FROM range(${n}) r(i)`,
    );
    const { edges, clusters, review, model, drop } = await linkRecords(engine, {
      table: 'people',
      fields,
      prefix: 'kt_',
      ...(kept ? { kept } : {}),
    });
    await kept?.close();
    const rows = (table: string) => engine.query(`SELECT * FROM ${table} ORDER BY ALL`);
    const all = [await rows(edges), await rows(clusters), await rows(review), model];
    await drop();
    return all;
  };
  let expected: unknown;

  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2 });
    expected = await link(250);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kuaishu-kept-'));
    await link(200, await Kept.open(engine, folder));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  afterAll(() => engine.close());

  it('gives with kept rows what it gives without', async () => {
    const before = await parquets(folder);
    expect(before).toHaveLength(2);
    expect(await link(250, await Kept.open(engine, folder))).toEqual(expected);
    expect(await parquets(folder)).toEqual(expect.arrayContaining(before));
  });

  it('gives the same when the kept files were altered', async () => {
    for (const name of await parquets(folder)) await alter(join(folder, name));
    expect(await link(250, await Kept.open(engine, folder))).toEqual(expected);
  });
});

describe('kept rows', () => {
  let engine: Engine;
  let folder: string;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 1 });
    folder = await mkdtemp(join(tmpdir(), 'kuaishu-kept-'));
  });
  afterAll(async () => {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  const list = (values: readonly number[]) => `SELECT unnest([${values.join(', ')}]::INTEGER[]) AS v`;
  /** A run that meets `values`. → what it found. */
  async function run(values: readonly number[], name = 'n'): Promise<number[] | null> {
    const kept = await Kept.open(engine, folder);
    const before = await kept.read(name);
    const found = before
      ? (await engine.query<{ v: number }>(`SELECT v FROM ${before.sql} k ORDER BY v`)).map((r) => r.v)
      : null;
    const fresh = values.filter((v) => !found?.includes(v));
    await kept.keep(name, {
      met: found ? values.length - fresh.length : null,
      fresh: fresh.length,
      all: list(values),
      more: list(fresh),
    });
    await kept.close();
    return found;
  }

  it.each<[string, (file: string) => Promise<void>]>([
    ['deleted', (file) => rm(file)],
    ['cut short', (file) => truncate(file, 100)],
    ['empty', (file) => truncate(file, 0)],
    ['altered in one bit', alter],
  ])('are not read when their file was %s, and kept anew', async (_, spoil) => {
    await run([1, 2]);
    for (const name of await parquets(folder)) await spoil(join(folder, name));
    expect(await run([1, 2])).toBeNull();
    expect(await run([1, 2])).toEqual([1, 2]);
  });

  it.each([['{'], ['{"tables":{"n":{}}}'], ['{"tables":{"n":null}}'], ['[]'], ['null']])(
    'are none when the index reads %s',
    async (text) => {
      await run([1, 2]);
      await writeFile(join(folder, 'index.json'), text);
      expect(await run([1, 2])).toBeNull();
      expect(await run([1, 2])).toEqual([1, 2]);
    },
  );

  it('are added to, and leave when a run does not meet them: at once if many, else within six runs', async () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    await rm(folder, { recursive: true, force: true });
    expect(await run(ten)).toBeNull();
    expect(await run([...ten, 11])).toEqual(ten);
    expect(await run([1, 2, 3])).toEqual([...ten, 11]);
    expect(await run(ten)).toEqual([1, 2, 3]);
    const nine = ten.slice(0, 9);
    for (let k = 0; k < 6; k++) expect(await run(nine)).toEqual(ten);
    expect(await run(nine)).toEqual(nine);
    expect(await parquets(folder)).toHaveLength(1);
  });

  it('of a name that no run asks for any more leave with the next run', async () => {
    await run([1, 2], 'other');
    expect(await run([1], 'n')).toBeNull();
    expect(await parquets(folder)).toHaveLength(1);
  });

  it('of a run that broke off are not seen, and do not stand in the way of the next', async () => {
    await run([1], 'n');
    const broken = await Kept.open(engine, folder);
    await broken.keep('n', { met: 1, fresh: 1, all: list([1, 2]), more: list([2]) });
    expect(await parquets(folder)).toHaveLength(2);
    expect(await run([1, 3], 'n')).toEqual([1]);
    expect(await run([1, 3], 'n')).toEqual([1, 3]);
    expect(await parquets(folder)).toHaveLength(2);
  });
});
