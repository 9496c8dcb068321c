import { afterEach, expect, it } from 'vitest';
import { runProject } from '../run/runner.ts';
import { healthCsv, type TinyProject, tinyPeople, tinyProject } from '../test-support/tiny-project.ts';
import { openStore } from './open-store.ts';

let project: TinyProject | undefined;
afterEach(() => project?.remove());

it('refused rows are paged in any order, narrowed, and each found again by its key', async () => {
  const people = tinyPeople(30);
  project = await tinyProject(people);
  // rows of the health register without a name, and one without a number too
  await project.write(
    'sources/health-2026-01.csv',
    `${healthCsv(people.slice(0, 10))}H000100,,,1990-01-01,13900000001\n,,,1990-01-02,13900000002\nH000101,,,1990-01-03,13900000003\n`,
  );
  const { dir, store } = project;
  await runProject({ project: dir, store, asOf: '2026-01-31', threads: 2 });
  const reader = openStore(store);
  try {
    const all = await reader.quarantine({});
    expect(all.total).toBe(5);
    expect(all.byResource).toEqual({ gdp: 0, health: 3, police: 2 });
    expect(new Set(all.rows.map((row) => row.key)).size).toBe(5);
    // pages in any order give every row once
    for (const sort of [undefined, 'place', '-place', 'resource', '-resource', 'rule', '-rule', 'faults', '-faults']) {
      const paged = [];
      for (let offset = 0; offset < 5; offset += 2)
        paged.push(...(await reader.quarantine({ ...(sort ? { sort } : {}), limit: 2, offset })).rows);
      expect(paged.map((row) => row.key).sort(), sort).toEqual(all.rows.map((row) => row.key).sort());
    }
    const resources = async (sort: string) => (await reader.quarantine({ sort })).rows.map((row) => row.resource);
    expect(await resources('resource')).toEqual(['health', 'health', 'health', 'police', 'police']);
    expect(await resources('-resource')).toEqual(['police', 'police', 'health', 'health', 'health']);
    const [most] = (await reader.quarantine({ sort: '-faults' })).rows;
    expect(most).toMatchObject({ key: 'health~12', row: 12, resource: 'health' });
    expect(most?.reasons.length).toBeGreaterThan(1);

    const one = await reader.quarantine({ keys: ['health~12'] });
    expect(one).toMatchObject({ total: 1, byResource: all.byResource });
    expect(one.rows).toEqual([most]);
    const line = all.rows.find((row) => row.step === 'collect');
    expect((await reader.quarantine({ keys: [line?.key ?? ''] })).rows).toEqual([line]);
    // what is narrowed by a rule agrees with the count of that rule
    for (const { resource, rule, rows } of all.byRule)
      expect((await reader.quarantine({ resource, rule })).total, `${resource} ${rule}`).toBe(rows);
  } finally {
    reader.close();
  }
});
