import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendUntilKilled, examine, newKeys } from '../testing/kill.ts';
import { lifeOf } from '../testing/rotation.ts';
import { grewWell, NO_HEADS } from '../testing/watch.ts';

const KILLS = Number(process.env.KUAISHU_LEDGER_KILLS ?? 12);
/** Prime to the length of the round, so that few kills are of many kinds. */
const STEP = 7;

it(`keeps every answered entry through ${KILLS} kills at the moments of its writes, and verifies`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-ledger-kill-'));
  const keys = newKeys();
  let promised = 0;
  let heads = NO_HEADS;
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const death = await appendUntilKilled(folder, keys, 1_000, lifeOf(kill * STEP));
      if (death.found >= 0) expect(death.found).toBeGreaterThanOrEqual(promised);
      promised = Math.max(promised, death.promised);
      heads = await grewWell(folder, keys, heads, promised);
    }
    const report = await examine(folder, keys);
    expect(report.faults).toEqual([]);
    expect(report.signedBy.length).toBe(2);
    expect(report.size).toBeGreaterThanOrEqual(promised);
    expect(promised).toBeGreaterThan(1_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 3_600_000);
