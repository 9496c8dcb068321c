/** The procedure of docs/guides/procedures.md is added while this test runs, as its reader would, and a case of it goes its way. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableOf } from './core/table.ts';
import { type Definitions, loadDefinitions } from './load-definitions.ts';
import { caseView } from './queries/case-view.ts';
import { inbox } from './queries/inbox.ts';
import { procedureView } from './queries/procedure-view.ts';
import { startBench, type TestBench } from './testing/start.ts';

let bench: TestBench;
let folder: string;
let defined: Definitions;

async function blocks(guide: string): Promise<string[]> {
  const text = await readFile(new URL(`../../../../docs/guides/${guide}`, import.meta.url), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-definitions-'));
  const [objection = '', effect = ''] = await blocks('procedures.md');
  // the folder lies elsewhere here, so what the file imports is named by its whole address
  const here = (text: string): string =>
    text
      .replaceAll("from '../", `from '${new URL('.', import.meta.url).href}`)
      .replaceAll("from 'typebox'", `from '${import.meta.resolve('typebox')}'`);
  await writeFile(join(folder, 'objection.ts'), here(objection));
  await writeFile(join(folder, 'mark-entry.ts'), here(effect));
  defined = await loadDefinitions(pathToFileURL(folder));
  bench = await startBench(defined);
});
afterAll(async () => {
  await bench.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a new procedure', () => {
  it('takes one file: it has its deadline, its table, its form and its inbox', async () => {
    const { person, places } = bench.town;
    const procedure = bench.registry.get('objection');
    expect(procedureView(bench.registry, procedure).opening.form).toHaveProperty('properties.reason');
    expect(tableOf(procedure).find(({ state }) => state === 'disputed')?.transitions).toEqual([
      'uphold',
      'reject',
      'return',
    ]);
    const deadlines = await bench.deadlines.all();
    expect(deadlines.find(({ id }) => id === 'objection.answer')).toMatchObject({ value: 10, current: true });

    const applicant = person(places.health, ['steward']);
    const head = person(places.police, ['head']);
    const arbiter = person(places.west, ['arbiter']);
    const of = await bench.cases.open(bench.as(applicant), {
      procedure: 'objection',
      subject: { id: 'entry_1' },
      title: '对户籍信息的异议',
      input: { against: places.police.id, reason: '与本单位登记不一致' },
    });
    const mine = await inbox(bench.parts, bench.as(head), {});
    expect(mine.items).toMatchObject([{ id: of.id, stateTitle: { zh: '待答复' }, daysLeft: 10 }]);
    await bench.cases.move(bench.as(head), of.id, { transition: 'dispute', comment: '以本单位登记为准' });
    const view = await caseView(bench.parts, bench.as(arbiter), of.id);
    expect(view.steps.filter(({ may }) => may).map(({ name }) => name)).toEqual(['uphold', 'reject', 'return']);
    expect(view.timeline.map(({ kind }) => kind)).toEqual(['opened', 'moved']);
    const end = await bench.cases.move(bench.as(arbiter), of.id, { transition: 'uphold' });
    expect(end.state).toBe('accepted');
  });

  it('the Chinese guide shows the same file', async () => {
    expect(await blocks('procedures.zh-CN.md')).toEqual(await blocks('procedures.md'));
    expect(defined.effects.map(({ name }) => name)).toEqual(['objection.mark']);
  });
});
