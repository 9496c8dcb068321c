/**
 * A log whose writer is killed again and again. Every kind of moment comes round in turn (packages/ledger/src/testing/moments.ts), every fifth kill comes from
 * outside at any time. After each kill what was promised is looked for in what lies on the disk, under the signed heads of both trees; every 250 kills
 * and at the end all of it is verified from the first entry on.
 */
import { appendUntilKilled, examine, type Keys } from '../../packages/ledger/src/testing/kill.ts';
import { lifeOf } from '../../packages/ledger/src/testing/rotation.ts';
import { grewWell, NO_HEADS } from '../../packages/ledger/src/testing/watch.ts';

/** Milliseconds for a life that does not get to its moment. */
const LONGEST = 2_000;

export async function kills(folder: string, keys: Keys, count: number) {
  let promised = 0;
  let heads = NO_HEADS;
  const met: Record<string, number> = {};
  const spent = process.cpuUsage();
  const began = performance.now();
  for (let i = 0; i < count; i++) {
    const life = lifeOf(i);
    const death = await appendUntilKilled(folder, keys, life.moment ? LONGEST : Math.random() * 120, life);
    const kind = death.atMoment && life.moment ? `${life.moment.point} ${life.moment.how}` : 'from outside';
    met[kind] = (met[kind] ?? 0) + 1;
    if (death.found >= 0 && death.found < promised)
      throw new Error(`kill ${i + 1}: ${death.found} entries were found of the ${promised} promised`);
    promised = Math.max(promised, death.promised);
    heads = await grewWell(folder, keys, heads, promised).catch((error: unknown) => {
      throw new Error(`kill ${i + 1}, ${kind}, in ${folder}`, { cause: error });
    });
    if (i % 250 === 249 && i + 1 < count) await whole(folder, keys, promised, i + 1);
  }
  const size = await whole(folder, keys, promised, count);
  const { user, system } = process.cpuUsage(spent);
  return {
    kills: count,
    promised,
    leaves: size,
    lost: Math.max(0, promised - size),
    verified: true,
    moments: Object.fromEntries(Object.entries(met).sort()),
    seconds: Math.round((performance.now() - began) / 1000),
    cpuSecondsOfTheWatcher: Math.round((user + system) / 1e6),
  };
}

/** Everything from the first entry on. → entries */
async function whole(folder: string, keys: Keys, promised: number, kills: number): Promise<number> {
  const report = await examine(folder, keys);
  if (!report.ok || report.size < promised)
    throw new Error(`after ${kills} kills: ${JSON.stringify({ promised, ...report })}`);
  process.stderr.write(`${kills} kills: ${report.size} leaves, ${promised} promised, verified from the first on\n`);
  return report.size;
}
