import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agreementOf, type Entry } from '@kuaishu/catalog';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../read/open-store.ts';
import { runProject } from '../run/runner.ts';
import { tinyPeople, tinyProject } from '../test-support/tiny-project.ts';
import { prepareKeyedHash } from './keyed-hash.ts';
import { cleanOneFile, sketchCleaned } from './sketch-file.ts';
import { sampleSubjects } from './subject-sample.ts';

let engine: Engine;
const key = Buffer.alloc(32, 7);
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1, memoryLimitMb: 512 });
  await prepareKeyedHash(engine, key);
});
afterAll(() => engine.close());

const identifier = { name: 'resident_id', form: 'id' };
const columns = [
  { attribute: 'person_name', form: 'name' },
  { attribute: 'address', form: 'address' },
];

describe('a paired sample', () => {
  it('meets another holder’s in the same subjects and tells how often their values agree', async () => {
    // 20,000 people here, 12,000 there, 10,000 in both; every tenth name and every fourth address there is another
    await engine.run(
      `CREATE OR REPLACE TABLE ours AS SELECT 'P' || i AS id, 'name ' || i AS name, 'street ' || i % 97 AS address, 0 AS delivery FROM range(20000) r(i)`,
    );
    await engine.run(
      `CREATE OR REPLACE TABLE theirs AS SELECT 'P' || i AS id, 'name ' || i || CASE WHEN i % 10 = 3 THEN 'x' ELSE '' END AS name, 'street ' || i % 97 || CASE WHEN i % 4 = 1 THEN 'x' ELSE '' END AS address, 0 AS delivery FROM range(10000, 22000) r(i)`,
    );
    const a = await sampleSubjects(engine, 'ours', identifier, columns, 1000);
    const b = await sampleSubjects(engine, 'theirs', identifier, columns, 1000);
    const names = agreementOf(a, b, 'person_name');
    expect(names?.compared).toBeGreaterThan(400);
    expect(names?.low).toBeLessThan(0.9);
    expect(names?.high).toBeGreaterThan(0.9);
    const addresses = agreementOf(a, b, 'address');
    expect(addresses?.low).toBeLessThan(0.75);
    expect(addresses?.high).toBeGreaterThan(0.75);
    expect(Math.abs((names?.common ?? 0) - 10_000)).toBeLessThan(1_500);
    // the same rows under the same key, in whatever order, are the same sample; under another key they meet in nobody
    await engine.run('CREATE OR REPLACE TABLE turned AS SELECT * FROM ours ORDER BY hash(id)');
    expect(await sampleSubjects(engine, 'turned', identifier, columns, 1000)).toEqual(a);
    await prepareKeyedHash(engine, Buffer.alloc(32, 8));
    const strange = await sampleSubjects(engine, 'theirs', identifier, columns, 1000);
    await prepareKeyedHash(engine, key);
    expect(agreementOf(a, strange, 'person_name')).toBeNull();
  });

  it('hears the latest delivery alone, and says nothing where its rows differ', async () => {
    await engine.run(`CREATE OR REPLACE TABLE told AS SELECT * FROM (VALUES
      ('P1', 'old', 'a', 0), ('P1', 'new', 'a', 1),
      ('P2', 'one', 'b', 0), ('P2', 'two', 'b', 0),
      (NULL, 'nobody', 'c', 0)) t(id, name, address, delivery)`);
    await engine.run(`CREATE OR REPLACE TABLE plain AS SELECT * FROM (VALUES
      ('P1', 'new', 'a', 0), ('P2', 'one', 'b', 0)) t(id, name, address, delivery)`);
    const a = await sampleSubjects(engine, 'told', identifier, columns);
    const b = await sampleSubjects(engine, 'plain', identifier, columns);
    expect(a.subjects).toBe(2);
    expect(agreementOf(a, b, 'person_name')).toMatchObject({ joined: 2, compared: 1, equal: 1, complete: true });
    expect(agreementOf(a, b, 'address')).toMatchObject({ compared: 2, equal: 2 });
  });

  it('binds a value to its subject: that two people have one name is to be seen nowhere', async () => {
    await engine.run(
      `CREATE OR REPLACE TABLE alike AS SELECT 'P' || i AS id, '王伟' AS name, '同一条街' AS address, 0 AS delivery FROM range(500) r(i)`,
    );
    const { values } = await sampleSubjects(engine, 'alike', identifier, columns);
    const hashes = values['person_name'] as Buffer;
    expect(new Set(Array.from({ length: 500 }, (_, i) => hashes.readUInt32BE(i * 4))).size).toBe(500);
  });
});

describe('a delivery', () => {
  it('leaves sketches of its cleaned columns, and no value', async () => {
    const people = tinyPeople(60);
    const project = await tinyProject(people);
    try {
      const { run } = await runProject({ project: project.dir, store: project.store, asOf: '2026-01-31', threads: 2 });
      const store = openStore(project.store);
      const police = await store.sketch(run, 'police', key);
      const health = await store.sketch(run, 'health', key);
      if (!police || !health) throw new Error('both were delivered');
      expect(police.columns.map(({ attribute }) => attribute)).toEqual(
        expect.arrayContaining(['resident_id', 'person_name', 'birth_date', 'sex']),
      );
      const names = agreementOf(police.samples[0]!, health.samples[0]!, 'person_name');
      expect(names).toMatchObject({ identifier: 'resident_id', complete: true });
      expect(names?.compared).toBeGreaterThan(20);
      expect(names?.share).toBeGreaterThan(0.9);
      const written = JSON.stringify([police, health], (_, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      );
      for (const { name, id, phone } of people)
        for (const secret of [name, id, phone, id.slice(6, 14)]) expect(written).not.toContain(secret);
      expect(await store.sketch(run, 'police', key)).toEqual(police);
      expect(await store.sketch(run, 'nothing', key)).toBeNull();
      expect(await store.sketch('R0', 'police', key)).toBeNull();
      store.close();

      // a file at hand is read as a delivery is: the same people, under other headings and in another writing
      const file = join(project.dir, 'at-hand.csv');
      const lines = people.slice(0, 30).map(({ name, id }, i) => `${i},${name} ,${id.toLowerCase()}`);
      await writeFile(file, ['序号,姓名,GMSFHM', ...lines].join('\n'));
      const entry: Entry = {
        resource: 'at_hand',
        name: { zh: '走访名单' },
        provider: { name: '民政局' },
        subject: 'person',
        items: [
          { name: '公民身份号码', element: 'resident_id' },
          { name: '姓名', element: 'person_name' },
          { name: '住址', element: 'address' },
          { name: '密级', attribute: 'secrecy', grade: 'red' },
        ],
      };
      const clean = join(project.dir, 'at-hand.parquet');
      const cleaned = await cleanOneFile(engine, file, entry, clean);
      expect(cleaned).toEqual({
        rows: 30,
        taken: ['resident_id', 'person_name'],
        spare: ['序号'],
        missing: ['住址', '密级'],
      });
      const sketch = await sketchCleaned(clean, entry, cleaned.taken, key);
      expect(sketch.rows).toBe(30);
      expect(agreementOf(sketch.samples[0]!, police.samples[0]!, 'person_name')?.share).toBe(1);
    } finally {
      await project.remove();
    }
  });
});
