/** A server killed in the middle of its statements: what it writes and what it leaves in the ledger agree afterwards, whatever died in between. */
import { expect, it } from 'vitest';
import { withMortalServer } from './testing/mortal-server.ts';

const KILLS = Number(process.env['KUAISHU_SERVER_KILLS'] ?? 6);
/** Prime to the number of points, so that few kills are of many kinds. */
const STEP = 5;

it(`cases, histories, duties, effects, leaves and log agree after ${KILLS} kills of the server`, async () => {
  await withMortalServer(async (server) => {
    let answered = 0;
    for (let kill = 0; kill < KILLS; kill++) answered += (await server.live(kill * STEP)).answered;
    const found = await server.examine();
    expect(found.faults).toEqual([]);
    expect(answered).toBeGreaterThan(0);
    expect(found.events).toBeGreaterThanOrEqual(answered);
  });
}, 600_000);
