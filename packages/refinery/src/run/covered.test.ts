/** A strip that is delivered covered, through a whole run: kept, linked by what is visible, overruled by whole numbers, told where it contradicts. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../read/open-store.ts';
import { type TinyPerson, type TinyProject, tinyPeople, tinyProject } from '../test-support/tiny-project.ts';
import type { RunManifest } from './manifest.ts';
import { runProject } from './runner.ts';

const HEALTH = `resource: health
name: { zh: 健康档案 }
provider: { name: 卫生健康委 }
subject: person
key: [档案号]
cadence: monthly
sharing: { type: 2, condition: 按授权 }
source: { files: "sources/health-*.csv" }
items:
  - { name: 档案号, element: health_record_no, required: true }
  - { name: 身份证号, element: resident_id, required: true, covered: "1-6,15-18" }
  - { name: 患者姓名, element: person_name, required: true }
  - { name: 出生年月日, element: birth_date }
  - { name: 性别, element: sex }
`;
/** No two of so few have one name. */
const people = tinyPeople(60);
/** Every tenth is under another county there: what is visible contradicts the register. */
const contradicts = (i: number) => i % 10 === 7;
const cover = ({ id }: TinyPerson, i: number) => `${contradicts(i) ? '520304' : id.slice(0, 6)}********${id.slice(-4)}`;

let project: TinyProject;
let manifest: RunManifest;
beforeAll(async () => {
  project = await tinyProject(people);
  await project.write('catalog/health.yaml', HEALTH);
  const rows = people.slice(0, 50).map((p, i) => `H${i},${cover(p, i)},${p.name},${p.birth},${p.sex}`);
  await project.write('sources/health-2026-01.csv', `档案号,身份证号,患者姓名,出生年月日,性别\n${rows.join('\n')}\n`);
  manifest = await runProject({ project: project.dir, store: project.store, asOf: '2026-01-31', threads: 2 });
}, 120_000);
afterAll(() => project.remove());

it('refuses no row for a number that is covered, and counts how many are', () => {
  expect(manifest.state).toBe('published');
  expect(manifest.steps.find((s) => s.name === 'check')?.flows.find((f) => f.resource === 'health')).toMatchObject({
    in: 50,
    quarantined: 0,
  });
  const checks = manifest.checks.filter((c) => c.resource === 'health' && c.attribute === 'resident_id');
  expect(checks.map(({ rule, faults, covered }) => [rule, faults, covered])).toEqual([
    ['required:resident_id', 0, undefined],
    ['valid:resident_id', 0, 50],
    ['covered:resident_id', 0, 50],
  ]);
  expect(manifest.checks.some((c) => c.resource === 'police' && c.covered !== undefined)).toBe(false);
});

it('links by what is visible, as evidence that its page can say again', async () => {
  const store = openStore(project.store);
  const block = (await store.blocks()).find((b) => b.subject === 'person')?.block ?? '';
  let linked = 0;
  let agreeing = 0;
  for (const [i, person] of people.slice(0, 50).entries()) {
    const [hit] = (await store.search(block, person.id, { limit: 2 })).hits;
    const entity = await store.entity(block, hit?.entity ?? '');
    const id = entity?.cells.find((c) => c.attribute === 'resident_id');
    // a covered value is never shown where a whole one is there
    expect(id?.value).toBe(person.id);
    for (const edge of entity?.edges ?? []) {
      expect(edge.kind).toBe('probabilistic');
      const visible = edge.evidence.find((e) => e.attribute.startsWith('resident_id_visible'));
      expect(visible?.title.zh).toBe('公民身份号码（可见的第 1-6、15-18 位）');
      linked += 1;
      if (visible?.level === 'exact') {
        agreeing += 1;
        expect(visible.bits).toBeGreaterThan(4);
      }
    }
    expect(id?.losers.map((l) => l.reason)).toEqual(id?.losers.map(() => (contradicts(i) ? 'covered' : 'agrees')));
  }
  expect(agreeing).toBe(45);
  expect(linked).toBeGreaterThanOrEqual(agreeing);
  store.close();
});

it('tells contradicting numbers of one subject with both records, and agreeing ones not at all', async () => {
  const store = openStore(project.store);
  const block = (await store.blocks()).find((b) => b.subject === 'person')?.block ?? '';
  const items = (await store.discrepancies(block, { attribute: 'resident_id', limit: 100 }))?.items ?? [];
  expect(items.length).toBeGreaterThan(1);
  for (const { a, b, fused } of items) {
    expect([a.value, b.value].filter((value) => value.startsWith('520304********'))).toHaveLength(1);
    expect([a.value, b.value]).toContain(fused);
    expect(fused).not.toContain('*');
  }
  store.close();
});
