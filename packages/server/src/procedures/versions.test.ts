import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Procedure } from './core/procedure.ts';
import { openRegistry } from './registry.ts';
import { permit, writingNothing } from './testing/permit.ts';
import { startBench, type TestBench } from './testing/start.ts';
import { keepDeadlines, keepVersions } from './versions.ts';

/** The next version: the bureau's head decides too. */
const second: Procedure = {
  ...permit,
  version: 2,
  states: {
    ...permit.states,
    reviewing: { title: { zh: '审核中', en: 'Under review' }, performers: ['arbiter@territory'] },
  },
  transitions: {
    ...permit.transitions,
    deny: { ...(permit.transitions['deny'] as object), performers: ['arbiter@territory'] } as never,
  },
};
const registryOf = (...procedures: Procedure[]) => {
  const registry = openRegistry();
  registry.add(...procedures);
  return registry;
};

let bench: TestBench;
beforeAll(async () => {
  bench = await startBench({ procedures: [permit], effects: [writingNothing] });
});
afterAll(() => bench.close());

async function opened() {
  const { person, places } = bench.town;
  const steward = person(places.police, ['steward']);
  const head = person(places.police, ['head']);
  const of = await bench.cases.open(bench.as(steward), {
    procedure: 'permit',
    subject: { id: 'thing_1' },
    title: '一项许可',
    input: { purpose: '修路' },
  });
  return { of, head };
}

describe('a running case', () => {
  it('keeps its version when the procedure changes; new cases take the new one', async () => {
    const first = await opened();
    bench.registry.add(second);
    const later = await opened();
    expect([first.of.version, later.of.version]).toEqual([1, 2]);
    const { person, places } = bench.town;
    const reviewer = bench.as(person(places.west, ['reviewer']));
    await bench.cases.move(bench.as(first.head), first.of.id, { transition: 'submit' });
    await bench.cases.move(bench.as(later.head), later.of.id, { transition: 'submit' });
    await bench.cases.move(reviewer, first.of.id, { transition: 'deny', comment: '理由' });
    const refused = bench.cases.move(reviewer, later.of.id, { transition: 'deny', comment: '理由' });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('stops the start of a server that lost its version or has it in another shape', async () => {
    const { db } = bench.database;
    await keepVersions(db, bench.registry, bench.now());
    await expect(keepVersions(db, registryOf(permit, second), bench.now())).resolves.toBeUndefined();
    await expect(keepVersions(db, registryOf(permit), bench.now())).rejects.toThrow(
      /Version 2 of the procedure permit is missing/,
    );
    const changed: Procedure = { ...second, clocks: {} };
    await expect(keepVersions(db, registryOf(permit, changed), bench.now())).rejects.toThrow(
      /Version 2 .* was changed/,
    );
    // words may be put better at any time
    const reworded: Procedure = { ...second, title: { zh: '行政许可', en: 'Administrative permit' } };
    await expect(keepVersions(db, registryOf(permit, reworded), bench.now())).resolves.toBeUndefined();
  });

  it('has no clock whose deadline is no row', async () => {
    const clock = permit.clocks['review'] as NonNullable<(typeof permit.clocks)['review']>;
    const lacking = registryOf({ ...permit, clocks: { review: { ...clock, deadline: 'no.such' } } });
    await expect(keepDeadlines(bench.database.db, lacking)).rejects.toThrow(/asks for the deadline no.such/);
  });
});

describe('many cases at once', () => {
  it('are opened all or none', async () => {
    const { person, places } = bench.town;
    const steward = bench.as(person(places.health, ['steward']));
    const row = (i: number, purpose: string) => ({
      procedure: 'permit',
      subject: { id: `thing_${i}` },
      title: `第 ${i} 件`,
      input: { purpose },
    });
    const count = async (): Promise<number> =>
      (await bench.database.db.selectFrom('case_record').select('id').where('owner', '=', places.health.id).execute())
        .length;
    await expect(bench.cases.openMany(steward, [row(1, '修路'), row(2, '修桥'), row(3, '')])).rejects.toMatchObject({
      code: 'bad_request',
      where: 'body.purpose',
    });
    expect(await count()).toBe(0);
    expect(await bench.cases.openMany(steward, [row(1, '修路'), row(2, '修桥')])).toHaveLength(2);
    expect(await count()).toBe(2);
  });
});
