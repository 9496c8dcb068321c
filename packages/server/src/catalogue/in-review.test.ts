import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../http/caller.ts';
import { openAuthority } from '../policy/authority.ts';
import { populationEntry } from '../test/population-entry.ts';
import { type SmallProvince, smallProvince } from '../test/small-province.ts';
import { startTestApp, type TestApp } from '../test/start-app.ts';

let app: TestApp;
let home: SmallProvince;
let steward: Caller;
let head: Caller;

beforeAll(async () => {
  app = await startTestApp();
  home = await smallProvince(app.database.db, new Date('2026-11-24T02:00:00.000Z'));
  app.platform.organisations.forget();
  steward = home.caller(openAuthority(), home.police, ['steward']);
  head = home.caller(openAuthority(), home.police, ['head']);
});
afterAll(() => app.close());

test('by the steps of its own procedure an entry is closed to changes once submitted, and open again once returned', async () => {
  const { catalogue } = app.platform.catalogue;
  const { cases } = app.platform.procedures;
  const changed = { ...populationEntry('signed'), cadence: 'daily' };
  const { entry, caseId, revision } = await catalogue.open(steward, populationEntry('signed'), 'form');
  if (!caseId) throw new Error('a draft has no case');

  await cases.move(steward, caseId, { transition: 'submit' });
  expect((await catalogue.view(steward, entry)).working?.inReview).toBe(true);
  await expect(catalogue.save(steward, entry, changed, revision)).rejects.toMatchObject({ code: 'conflict' });
  expect((await catalogue.view(steward, entry)).working?.version.revision).toBe(revision);

  await cases.move(head, caseId, { transition: 'return', comment: '请核对更新周期。' });
  await catalogue.save(steward, entry, changed, revision);
  expect((await catalogue.view(steward, entry)).working).toMatchObject({ inReview: false, body: { cadence: 'daily' } });
});
