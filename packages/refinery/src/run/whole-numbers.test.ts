import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { literal, openDuckDb } from '@kuaishu/engine';
import { afterEach, expect, it } from 'vitest';
import { openStore } from '../read/open-store.ts';
import { GDP, type TinyProject, tinyProject } from '../test-support/tiny-project.ts';
import { runProject } from './runner.ts';

const HOUSEHOLDS = GDP.replace('cadence:', 'freshness: 更新时间\ncadence:').concat(
  '  - { name: 家庭人口数, element: household_size }\n',
  '  - { name: 更新时间, element: updated_at }\n',
);
const csv = (sizes: readonly string[], updated = '2026-01-20') =>
  `指标,地区,年份,值,家庭人口数,更新时间\n${sizes.map((size, i) => `HH,520102,${2020 + i},1.5,"${size}",${updated}\n`).join('')}`;

const projects: TinyProject[] = [];
afterEach(() => Promise.all(projects.splice(0).map((p) => p.remove())));

async function households(sizes: readonly string[]) {
  const p = await tinyProject();
  projects.push(p);
  await p.write('catalog/gdp.yaml', HOUSEHOLDS);
  await p.write('sources/gdp-2026.csv', csv(sizes));
  const run = async (asOf: string) => {
    const m = await runProject({ project: p.dir, store: p.store, asOf, threads: 2 });
    const { block, release } = m.blocks.find((b) => b.subject === 'indicator') ?? { block: '', release: '' };
    return { block, release, folder: join(p.store, 'releases', block, release) };
  };
  return { ...p, run };
}
const parquetOf = async (folder: string) => {
  const files = (await readdir(join(folder, 'block'), { recursive: true })).filter((f) => f.endsWith('.parquet'));
  return files.map((f) => join(folder, 'block', f));
};

it('are whole in a block, as check has told what is none', async () => {
  const p = await households(['17', '3.0', '2.5', '1,004']);
  const { block, release, folder } = await p.run('2026-01-31');
  const engine = await openDuckDb({ threads: 1 });
  const files = `read_parquet([${(await parquetOf(folder)).map(literal).join(', ')}])`;
  expect(
    await engine.query(
      `SELECT typeof(household_size) AS kind, CAST(household_size AS VARCHAR) AS size FROM ${files} ORDER BY stat_year`,
    ),
  ).toEqual([
    { kind: 'BIGINT', size: '17' },
    { kind: 'BIGINT', size: '3' },
    { kind: 'BIGINT', size: null },
    { kind: 'BIGINT', size: '1004' },
  ]);
  engine.close();
  const store = openStore(p.store);
  const { hits } = await store.search(block, '', { columns: ['stat_year', 'household_size'], limit: 10 });
  expect(hits.map((h) => h.values['household_size']?.value)).toEqual(expect.arrayContaining(['17', '3', null]));
  const cellOf = async (year: string) => {
    const hit = hits.find((h) => h.values['stat_year']?.value === year);
    return (await store.entity(block, hit?.entity ?? '', release))?.cells.find((c) => c.attribute === 'household_size');
  };
  expect(await cellOf('2021')).toMatchObject({ value: '3', raw: '3.0', rule: 'only', agree: 1 });
  expect(await cellOf('2022')).toMatchObject({ value: null, losers: [{ value: '2.5', reason: 'invalid' }] });
  store.close();
});

it('are the same as those that a former version wrote with a point', async () => {
  const p = await households(['17', '3']);
  const before = await p.run('2026-01-31');
  const engine = await openDuckDb({ threads: 1 });
  for (const file of await parquetOf(before.folder)) {
    const select = `SELECT * REPLACE (CAST(household_size AS DOUBLE) AS household_size) FROM read_parquet(${literal(file)}, hive_partitioning = false)`;
    await engine.copy(select, `${file}.former`, {}, 'test');
    await rename(`${file}.former`, file);
  }
  engine.close();
  const manifest = join(before.folder, 'release.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('"BIGINT"', '"DOUBLE"'));
  await p.write('sources/gdp-2027.csv', csv(['17', '4'], '2026-01-30'));
  const after = await p.run('2026-02-28');
  const store = openStore(p.store);
  const diff = await store.diff(after.block, before.release, after.release);
  expect(diff.attributes.filter((a) => a.attribute === 'household_size')).toEqual([
    { attribute: 'household_size', changed: 1 },
  ]);
  expect(diff.examples.find((e) => e.attribute === 'household_size')).toMatchObject({ before: '3', after: '4' });
  store.close();
});

it('stand without an idle fraction where a column may have fractions too: in what is found, in the cells, beside the losing values', async () => {
  const p = await households(['1', '1', '1']);
  await p.write(
    'sources/gdp-2026.csv',
    '指标,地区,年份,值,家庭人口数,更新时间\nHH,520102,2020,135,1,2026-01-20\nHH,520102,2020,136.0,1,2026-01-10\nHH,520102,2021,2.5,1,2026-01-20\n',
  );
  const { block, release } = await p.run('2026-01-31');
  const store = openStore(p.store);
  const { hits } = await store.search(block, '', { columns: ['stat_year', 'indicator_value'], limit: 10 });
  const valueIn = (year: string) =>
    hits.find((h) => h.values['stat_year']?.value === year)?.values['indicator_value']?.value;
  expect([valueIn('2020'), valueIn('2021')]).toEqual(['135', '2.5']);
  const whole = hits.find((h) => h.values['stat_year']?.value === '2020');
  const entity = await store.entity(block, whole?.entity ?? '', release);
  const cell = entity?.cells.find((c) => c.attribute === 'indicator_value');
  expect(cell).toMatchObject({ value: '135', masked: '135', raw: '135' });
  expect(entity?.records.map((r) => r.values['indicator_value']?.value).sort()).toEqual(
    [cell?.value, ...(cell?.losers ?? []).map(({ value }) => value)].sort(),
  );
  for (const text of JSON.stringify(entity).match(/"value":"[^"]*"/g) ?? []) expect(text).not.toMatch(/\.0"$/);
  store.close();
});
