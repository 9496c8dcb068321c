import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appendUntilKilled, examine, newKeys } from '../testing/kill.ts';

const KILLS = Number(process.env.KUAISHU_LEDGER_KILLS ?? 12);

it(`keeps every answered entry through ${KILLS} kills in the middle of appends, and verifies`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-ledger-kill-'));
  const keys = newKeys();
  let promised = 0;
  try {
    for (let kill = 0; kill < KILLS; kill++) {
      // from at once to after some tiles were written
      promised = await appendUntilKilled(folder, keys, (kill * 53) % 240);
      if (kill % 4 === 3) expect((await examine(folder, keys)).size).toBeGreaterThanOrEqual(promised);
    }
    const report = await examine(folder, keys);
    expect(report.faults).toEqual([]);
    expect(report.signedBy.length).toBe(2);
    expect(report.size).toBeGreaterThanOrEqual(promised);
    expect(promised).toBeGreaterThan(10_000);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 3_600_000);
