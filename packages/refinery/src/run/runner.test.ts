import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { literal, openDuckDb } from '@kuaishu/engine';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../read/open-store.ts';
import { quarantineCsv } from '../read/quarantine-export.ts';
import { healthCsv, policeCsv, type TinyProject, tinyPeople, tinyProject } from '../test-support/tiny-project.ts';
import type { RunEvent, RunManifest } from './manifest.ts';
import { runProject } from './runner.ts';
import { startRun } from './start-run.ts';

const projects: TinyProject[] = [];
afterEach(async () => {
  await Promise.all(projects.splice(0).map((p) => p.remove()));
});

async function project(people = tinyPeople(60)): Promise<TinyProject> {
  const made = await tinyProject(people);
  projects.push(made);
  return made;
}

const run = (p: TinyProject, more: object = {}) =>
  runProject({ project: p.dir, store: p.store, asOf: '2026-01-31', threads: 2, ...more });
const digests = (m: RunManifest) => m.blocks.map((b) => [b.block, b.digest]);
const step = (m: RunManifest, name: string) => m.steps.find((s) => s.name === name);

describe('a run', () => {
  it('refines strips into blocks whose rows balance at every step', async () => {
    const p = await project();
    const linked: number[] = [];
    const m = await run(p, {
      onEvent: (e: RunEvent) => e.type === 'progress' && e.step === 'link' && linked.push(e.done / e.of),
    });
    expect(m.state).toBe('published');
    expect(m.steps.map((s) => s.name)).toEqual([
      'collect',
      'profile',
      'clean',
      'check',
      'link',
      'fuse',
      'mask',
      'publish',
    ]);
    for (const s of m.steps) expect(s.in, s.name).toBe(s.out + s.quarantined);
    expect(step(m, 'collect')).toMatchObject({ in: 62 + 30 + 3, quarantined: 1 });
    expect(step(m, 'check')).toMatchObject({ quarantined: 1 });
    expect(m.blocks.find((b) => b.subject === 'person')).toMatchObject({ entities: 60, records: 90 });
    expect(m.blocks.find((b) => b.subject === 'indicator')).toMatchObject({ entities: 3, records: 3 });
    // the bar moves while subjects are linked, and only forward
    expect(new Set(linked).size).toBeGreaterThan(10);
    expect(linked).toEqual([...linked].sort((a, b) => a - b));
    expect(linked.at(-1)).toBe(1);
  });

  it('follows a cell back to the line of its file', async () => {
    const p = await project();
    await run(p);
    const store = openStore(p.store);
    const person = tinyPeople(60)[3]!;
    const block = (await store.blocks()).find((b) => b.subject === 'person')!.block;
    const { hits } = await store.search(block, person.id);
    expect(hits).toHaveLength(1);
    expect(hits[0]!.maskedLabel).not.toContain(person.name.slice(1));
    // What is masked sorts by what is seen of it: an order by the plain names would tell the rest.
    const found = await store.search(block, '', { sort: '-label', columns: ['mobile'], records: 2, limit: 60 });
    expect(found).toMatchObject({ total: 30 });
    expect(found.hits.map((hit) => hit.records)).toEqual(Array(30).fill(2));
    const seen = found.hits.map((hit) => [...hit.maskedLabel].map((c) => c.codePointAt(0)!));
    for (const [i, label] of seen.entries()) if (i > 0) expect(label <= seen[i - 1]!).toBe(true);
    expect(found.hits[0]!.values['mobile']!.masked).toMatch(/^\d{3}\*{4}\d{4}$/);
    const entity = (await store.entity(block, hits[0]!.entity))!;
    const name = entity.cells.find((c) => c.attribute === 'person_name')!;
    expect(name).toMatchObject({ value: person.name, rule: 'agreed', agree: 2, of: 2 });
    const line = (await readFile(join(p.dir, name.source!.file), 'utf8')).split('\n')[name.source!.line! - 1];
    expect(line).toContain(person.id);
    const mobile = entity.cells.find((c) => c.attribute === 'mobile')!;
    expect(mobile).toMatchObject({ value: person.phone, rule: 'only' });
    expect(mobile.source!.file).toBe('sources/health-2026-01.csv');
    expect(entity.edges.map((e) => e.kind)).toEqual(['identifier']);
    store.close();
  });

  it('does nothing when nothing changed, and gives the same bytes when made to run again from the start', async () => {
    const p = await project();
    const first = await run(p);
    expect((await run(p)).run).toBe(first.run);
    await rm(p.store, { recursive: true });
    const again = await run(p, { threads: 1 });
    expect(digests(again)).toEqual(digests(first));
  });

  it('keeps entity ids when the next delivery comes', async () => {
    const people = tinyPeople(60);
    const p = await project(people);
    await run(p);
    const store = openStore(p.store);
    const block = (await store.blocks()).find((b) => b.subject === 'person')!.block;
    const before = await store.search(block, '', { limit: 200 });
    const renamed = people.map((x, i) => (i === 5 ? { ...x, name: `${x.name.slice(0, 1)}改名` } : x));
    await p.write(
      'sources/police-2026-02.csv',
      policeCsv([...renamed, ...tinyPeople(63).slice(60)], '2026-02-28 08:00:00'),
    );
    const second = await run(p, { asOf: '2026-02-28' });
    expect(second.blocks.find((b) => b.block === block)).toMatchObject({ entities: 63 });
    const after = new Set((await store.search(block, '', { limit: 200 })).hits.map((h) => h.entity));
    for (const hit of before.hits) expect(after.has(hit.entity)).toBe(true);
    const [newest, oldest] = await store.releases(block);
    const diff = await store.diff(block, oldest!.release, newest!.release);
    expect(diff).toMatchObject({ added: 3, removed: 0 });
    expect(diff.attributes.find((a) => a.attribute === 'person_name')).toMatchObject({ changed: 1 });
    store.close();
  });

  it('lets quarantined rows come back mended', async () => {
    const p = await project();
    const first = await run(p);
    const store = openStore(p.store);
    const { rows, total } = await store.quarantine({ resource: 'police' });
    expect(total).toBe(2);
    expect(rows.map((r) => r.step).sort()).toEqual(['check', 'collect']);
    const person = tinyPeople(62)[61]!;
    const csv = quarantineCsv(rows, 'zh').split('\r\n');
    const heading = csv[0]!.replace('\uFEFF', '').split(',');
    const mended = rows.map((r) => {
      const values: Record<string, string> = {
        公民身份号码: person.id,
        姓名: person.name,
        出生日期: person.birth,
        性别: person.sex,
        行政区划: '520102',
        更新时间: '2026-01-31 08:00:00',
      };
      if (r.step === 'collect')
        Object.assign(values, {
          公民身份号码: tinyPeople(61)[60]!.id,
          姓名: tinyPeople(61)[60]!.name,
          出生日期: tinyPeople(61)[60]!.birth,
        });
      Object.assign(values, {
        _ks_delivery: r.delivery,
        _ks_row: r.position === null ? '' : String(r.position),
        _ks_line: r.position === null ? String(r.line) : '',
      });
      return heading.map((h) => values[h] ?? '').join(',');
    });
    // as the export writes a cell that a spreadsheet would run
    const withNotes = mended.map((line) => `${line},'=SUM(A1)`);
    await p.write('sources/mended/police/1.csv', `${heading.join(',')},备注\n${withNotes.join('\n')}\n`);
    const second = await run(p);
    expect(second.run).not.toBe(first.run);
    const engine = await openDuckDb({ threads: 1 });
    const parquet = literal(join(p.store, 'collections/police/*.mended.parquet'));
    const notes = await engine.query<{ 备注: string }>(`SELECT 备注 FROM read_parquet(${parquet})`, 'test');
    await engine.close();
    expect(notes.map((row) => row.备注)).toEqual(['=SUM(A1)', '=SUM(A1)']);
    expect((await store.quarantine({ resource: 'police' })).total).toBe(0);
    expect(second.steps.reduce((n, s) => n + s.quarantined, 0)).toBe(0);
    expect(second.blocks.find((b) => b.subject === 'person')).toMatchObject({ entities: 62, records: 92 });
    store.close();
  });

  it('gives a line that could not be read back under the headings of its file, and says what a file without them lacks', async () => {
    const p = await project();
    await run(p);
    const store = openStore(p.store);
    const { rows } = await store.quarantine({ resource: 'police', rule: 'collect:rejected' });
    store.close();
    expect(rows.length).toBe(1);
    const [heading = '', line = ''] = quarantineCsv(rows, 'zh').replace('\uFEFF', '').split('\r\n');
    expect(heading.split(',')).toEqual(expect.arrayContaining(['公民身份号码', '姓名', '_ks_reasons', '_ks_line']));
    const marks = ['_ks_delivery', '_ks_row', '_ks_line'];
    await p.write('sources/mended/police/1.csv', `${marks.join(',')}\n${line.split(',').slice(-3).join(',')}\n`);
    await expect(run(p)).rejects.toMatchObject({
      code: 'SOURCE',
      text: { zh: expect.stringContaining('没有信息项的列') },
    });
  });

  it('is held when a check leaves its control limits, keeps the visible release, and can be let through with a reason', async () => {
    const people = tinyPeople(400);
    const p = await project(people);
    for (let month = 1; month <= 7; month++) {
      await p.write(`sources/health-2026-0${month}.csv`, healthCsv(people.slice(0, 300 + month)));
      expect((await run(p, { asOf: `2026-0${month}-28` })).state).toBe('published');
    }
    const store = openStore(p.store);
    const block = (await store.blocks()).find((b) => b.subject === 'person')!;
    // a vendor's export cut the ID numbers short
    await p.write(
      'sources/health-2026-08.csv',
      healthCsv(people.slice(0, 308).map((x, i) => (i % 6 === 0 ? { ...x, id: x.id.slice(0, 12) } : x))),
    );
    const held = await run(p, { asOf: '2026-08-28' });
    expect(held.state).toBe('held');
    expect(held.checks.filter((c) => c.limit?.broken).map((c) => c.resource)).toContain('health');
    expect((await store.blocks()).find((b) => b.subject === 'person')!.release).toBe(block.release);
    // a reason given for another run, or for other files, lets nothing through
    const meant = (name: string) => ({ reason: '厂商已说明', by: '值班员', run: name });
    await expect(run(p, { asOf: '2026-08-28', release: meant('R1') })).rejects.toMatchObject({ code: 'SUPERSEDED' });
    await p.write('sources/health-2026-09.csv', healthCsv(people.slice(0, 10)));
    await expect(run(p, { asOf: '2026-08-28', release: meant(held.run) })).rejects.toMatchObject({
      code: 'SUPERSEDED',
    });
    expect(await store.run(held.run)).toMatchObject({ state: 'held' });
    await rm(join(p.dir, 'sources/health-2026-09.csv'));
    const released = await run(p, { asOf: '2026-08-28', release: meant(held.run) });
    expect(released).toMatchObject({ state: 'published', run: held.run, released: { reason: '厂商已说明' } });
    expect((await store.blocks()).find((b) => b.subject === 'person')!.release).not.toBe(block.release);
    store.close();
  }, 120_000);

  it('refuses an entry that names an unknown element, with file and line', async () => {
    const p = await project();
    await p.write(
      'catalog/gdp.yaml',
      (await readFile(join(p.dir, 'catalog/gdp.yaml'), 'utf8')).replace('indicator_value', 'indicator_valeu'),
    );
    await expect(run(p)).rejects.toMatchObject({
      code: 'PROJECT_FAULTS',
      details: [expect.objectContaining({ zh: expect.stringMatching(/catalog\/gdp\.yaml:\d+:\d+/) })],
    });
  });

  it('says so when there is nothing to collect', async () => {
    const p = await project();
    await rm(join(p.dir, 'sources'), { recursive: true });
    await expect(run(p)).rejects.toMatchObject({ code: 'NO_SOURCES' });
  });
});

describe('a run in its own process', () => {
  it('reports its steps and its result', async () => {
    const p = await project();
    const events: string[] = [];
    const handle = startRun({
      project: p.dir,
      store: p.store,
      asOf: '2026-01-31',
      onEvent: (e) => events.push(e.type === 'step' ? `${e.step} ${e.state}` : e.type),
    });
    const m = await handle.done;
    expect(await handle.run).toBe(m.run);
    expect(events).toContain('publish finished');
  });

  it('killed, ends in words, and the same command goes on to the same digest', async () => {
    const p = await project();
    const whole = await run(p);
    const expected = digests(whole);
    await rm(p.store, { recursive: true });
    const handle = startRun({
      project: p.dir,
      store: p.store,
      asOf: '2026-01-31',
      onEvent: (e) => e.type === 'step' && e.step === 'link' && e.state === 'started' && handle.cancel(),
    });
    await expect(handle.done).rejects.toMatchObject({ code: 'CANCELLED' });
    const resumed = await run(p);
    expect(resumed.state).toBe('published');
    expect(digests(resumed)).toEqual(expected);
  });

  it('refuses a second run of the same store while one is at work', async () => {
    const p = await project();
    await run(p);
    await writeFile(join(p.store, 'lock.json'), JSON.stringify({ pid: 1 }));
    await expect(run(p)).rejects.toMatchObject({ code: 'BUSY' });
  });
});
