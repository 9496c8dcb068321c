import { afterEach, expect, it } from 'vitest';
import { runProject } from '../run/runner.ts';
import { healthCsv, type TinyProject, tinyPeople, tinyProject } from '../test-support/tiny-project.ts';
import { openStore } from './open-store.ts';
import { quarantineCsv } from './quarantine-export.ts';

let project: TinyProject | undefined;
afterEach(() => project?.remove());

it('what two departments say differently is published with both records, exported, mended and gone', async () => {
  const people = tinyPeople(60);
  project = await tinyProject(people);
  const { dir, store } = project;
  const [first, second] = [people[0]!, people[1]!];
  // one name with another character; one birth date with day and month exchanged
  const written = people.slice(0, 30).map((p) => {
    if (p === first) return { ...p, name: `${p.name.slice(0, -1)}瑛` };
    return p === second ? { ...p, birth: `${p.birth.slice(0, 4)}0201`, id: p.id } : p;
  });
  const swapped = `${second.birth.slice(0, 4)}0202`;
  expect(second.birth).toBe(swapped);
  await project.write('sources/health-2026-01.csv', healthCsv(written));
  await runProject({ project: dir, store, asOf: '2026-01-31', threads: 2 });
  const reader = openStore(store);
  try {
    const page = (await reader.discrepancies('person'))!;
    const names = page.counts.find((count) => count.attribute === 'person_name');
    expect(names).toEqual({
      attribute: 'person_name',
      a: 'health',
      b: 'police',
      compared: 30,
      differ: 1,
      suspectA: 1,
      suspectB: 0,
      reasons: { character: 1 },
    });
    const found = (await reader.discrepancies('person', { attribute: 'person_name', a: 'police' }))!;
    expect(found.total).toBe(1);
    expect(found.items[0]).toMatchObject({
      attribute: 'person_name',
      authority: 'police',
      fused: first.name,
      fusedIs: 'b',
      suspect: 'a',
      reason: 'character',
      a: {
        value: written[0]?.name,
        source: { resource: 'health', row: 1, line: 2, file: 'sources/health-2026-01.csv' },
      },
      b: { value: first.name, source: { resource: 'police', row: 1, line: 2, updatedAt: '2026-01-31 08:00:00' } },
    });
    expect(found.items[0]?.maskedLabel).not.toContain(first.name.slice(1));
    expect((await reader.discrepancies('person', { reason: 'unit' }))?.total).toBe(0);
    expect((await reader.discrepancies('person', { suspect: 'police' }))?.items.map((d) => d.reason)).toEqual([]);
    expect(await reader.discrepancies('nothing')).toBeNull();

    const orders = ['attribute', '-attribute', 'a', '-b', 'reason', '-reason', 'suspect', 'nonsense'];
    const itemsIn = async (sort: string) => (await reader.discrepancies('person', { sort }))!.items;
    for (const sort of orders) expect(await itemsIn(sort), sort).toHaveLength(2);
    expect((await itemsIn('reason')).map((d) => d.reason)).toEqual(['character', 'digit']);
    expect((await itemsIn('-reason')).map((d) => d.reason)).toEqual(['digit', 'character']);
    const { entity, a } = found.items[0]!;
    const records = [a.source.record];
    expect((await reader.discrepancies('person', { entity }))?.items).toEqual(found.items);
    expect((await reader.discrepancies('person', { records }))?.items).toEqual(found.items);
    expect((await reader.discrepancies('person', { records: [] }))?.total).toBe(0);
    const chosen = await reader.disagreeing('person', { resource: 'health', records, limit: 10, offset: 0 });
    expect(chosen.rows.map((row) => row.key)).toEqual(['health~1']);

    const { rows, total } = await reader.disagreeing('person', { resource: 'health', limit: 10, offset: 0 });
    expect(total).toBe(2);
    expect(rows.map((row) => [row.row, row.reasons.map((r) => r.attribute)])).toEqual([
      [1, ['person_name']],
      [2, ['birth_date']],
    ]);
    expect(rows[0]?.reasons[0]?.title.zh).toBe(
      `姓名：此处 ${written[0]?.name}，公安厅《户籍人口》（2026-01-31）为 ${first.name}，错一字；块中为 ${first.name}`,
    );
    // the department mends its rows in the file it was given and sends them again
    const mended = quarantineCsv(rows, 'zh')
      .replace(`,${written[0]?.name},`, `,${first.name},`)
      .replace(`${second.birth.slice(0, 4)}-02-01`, `${second.birth.slice(0, 4)}-02-02`);
    await project.write('sources/mended/health/1.csv', mended);
    const again = await runProject({ project: dir, store, asOf: '2026-01-31', threads: 2 });
    expect(again.state).toBe('published');
    expect((await reader.discrepancies('person'))?.counts).toEqual([]);
    expect((await reader.disagreeing('person', { resource: 'health', limit: 10, offset: 0 })).total).toBe(0);
  } finally {
    reader.close();
  }
});
