/** A server killed again and again while it moves cases, at every kind of statement; then everything is held against everything. */
import { withMortalServer } from '../../packages/server/src/procedures/testing/mortal-server.ts';

/** Kills between two examinations. */
const ROUND = 20;

export async function kills(count: number) {
  return withMortalServer(async (server) => {
    const met: Record<string, number> = {};
    let answered = 0;
    for (let i = 0; i < count; i++) {
      const life = await server.live(i);
      answered += life.answered;
      met[life.death] = (met[life.death] ?? 0) + 1;
      if (i % ROUND === ROUND - 1 || i + 1 === count) {
        const found = await server.examine();
        if (found.faults.length > 0) throw new Error(`after ${i + 1} kills: ${found.faults.slice(0, 20).join('\n')}`);
        process.stderr.write(
          `${i + 1} kills, ${answered} steps answered: ${JSON.stringify({ ...found, faults: 0 })}\n`,
        );
      }
    }
    const { faults, ...found } = await server.examine();
    return {
      kills: count,
      answered,
      ...found,
      faults: faults.length,
      moments: Object.fromEntries(Object.entries(met).sort()),
    };
  });
}
