import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseList } from '../procedures/queries/case-list.ts';
import { caseView } from '../procedures/queries/case-view.ts';
import { permit, writingNothing } from '../procedures/testing/permit.ts';
import { startBench, type TestBench } from '../procedures/testing/start.ts';
import { accountabilityService } from './service.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await startBench({ procedures: [permit], effects: [writingNothing] });
});
afterAll(() => bench.close());

async function reviewing() {
  const { person, places } = bench.town;
  bench.set('2026-11-02T02:00:00.000Z');
  const steward = bench.as(person(places.police, ['steward']));
  const { id } = await bench.cases.open(steward, {
    procedure: 'permit',
    subject: { id: 'thing_1' },
    title: '一项许可',
    input: { purpose: '修路' },
  });
  await bench.cases.move(bench.as(person(places.police, ['head'])), id, { transition: 'submit' });
  const deny = (at: string) => {
    bench.set(at);
    const reviewer = bench.as(person(places.west, ['reviewer']));
    return bench.cases.move(reviewer, id, { transition: 'deny', comment: '不符合规定' });
  };
  return { id, deny };
}

it('a term that was not kept stays on the list when its case is over, with days of China', async () => {
  const [kept, late, open] = [await reviewing(), await reviewing(), await reviewing()];
  // due on Monday the 16th; in China it is the morning of the 19th, in UTC still the 18th
  await kept.deny('2026-11-16T15:00:00.000Z');
  await late.deny('2026-11-18T23:30:00.000Z');
  const service = accountabilityService({
    db: bench.database.db,
    registry: bench.registry,
    organisationOf: async () => (id) => ({ id, name: { zh: id, en: id }, short: { zh: id, en: id } }) as never,
    clock: bench.now,
  });
  const { person, places } = bench.town;
  const arbiter = bench.as(person(places.west, ['arbiter']));
  const { items } = await service.view(arbiter, { kind: 'term' });
  expect(items.map(({ evidence, dueBy, daysLate, doneAt }) => [evidence.case, dueBy, daysLate, doneAt])).toEqual(
    expect.arrayContaining([
      [late.id, '2026-11-16', 3, '2026-11-18T23:30:00.000Z'],
      [open.id, '2026-11-16', 3, null],
    ]),
  );
  expect(items).toHaveLength(2);
  // whose duty it was then: the bureau's, not the applicant's
  expect(new Set(items.map(({ organisation }) => organisation.id))).toEqual(new Set([places.west.id]));
  // what is chosen among the figures leaves them whole
  const chosen = await service.view(arbiter, { kind: 'term', open: true, organisation: places.west.id });
  expect(chosen.items.map(({ evidence }) => evidence.case)).toEqual([open.id]);
  expect(chosen.organisations).toMatchObject([{ organisation: { id: places.west.id }, failures: 2, open: 1 }]);
  const none = await service.view(arbiter, { kind: 'term', organisation: places.police.id });
  expect([none.total, none.organisations.length]).toEqual([0, 1]);
});

it('a case that is over is read although the program has its version, or its procedure, no more', async () => {
  const { id, deny } = await reviewing();
  await deny('2026-11-03T02:00:00.000Z');
  const { person, places } = bench.town;
  const arbiter = bench.as(person(places.west, ['arbiter']));
  await bench.owner(`UPDATE case_record SET version = 9 WHERE id = '${id}'`);
  expect((await caseView(bench.parts, arbiter, id)).stateTitle).toEqual({ zh: '不予许可', en: 'Denied' });
  await bench.owner(`UPDATE case_record SET procedure = 'abolished' WHERE id = '${id}'`);
  expect(await caseView(bench.parts, arbiter, id)).toMatchObject({ state: 'denied', stateTitle: { en: 'denied' } });
  const { items } = await caseList(bench.parts, arbiter, {});
  expect(items.find((one) => one.id === id)).toMatchObject({ procedureTitle: { en: 'abolished' } });
});
