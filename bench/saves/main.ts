/**
 * kuaishu bench saves: what the indexes of the server hold in memory after people have saved their drafts for days, and how long a question may have to wait
 * for a save at most: search and radar as they are (dead documents and unused names stay) and as the server keeps them. Figures as JSON; time is the processor's.
 *
 *   npx kuaishu bench saves
 *   npx kuaishu bench saves --entries 100000 --drafts 200 --saves 20000
 */
import { cpus, totalmem } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRadar, SearchIndex } from '@kuaishu/catalog';
import { keptCompact } from '../../packages/server/src/catalogue/index/kept-compact.ts';
import { keptRadar } from '../../packages/server/src/catalogue/index/kept-radar.ts';
import { randomFrom } from '../search/random.ts';
import { type Draft, draftsOf, entryOf, radarOf } from './drafts.ts';

const { values } = parseArgs({
  options: {
    /** On the ledger besides. */
    entries: { type: 'string', default: '10000' },
    drafts: { type: 'string', default: '200' },
    saves: { type: 'string', default: '20000' },
  },
});
const [entries, drafts, saves] = [Number(values.entries), Number(values.drafts), Number(values.saves)];
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** MiB that stay after a collection. */
function held(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

interface Index {
  put(draft: Draft): void;
  /** Whether there is work under way, which may go on by then. */
  rest(): Promise<void>;
  about(): Record<string, unknown>;
}

async function measured(make: () => Index): Promise<Record<string, unknown>> {
  const random = randomFrom(20261126);
  const empty = held();
  const index = make();
  for (let n = 0; n < entries; n++) index.put(entryOf(n, random));
  const own = draftsOf(drafts, random);
  for (const draft of own) index.put(draft.current);
  const filled = held();
  const began = process.cpuUsage();
  let longest = 0;
  for (let n = 0; n < saves; n++) {
    const draft = own[random.below(own.length)] as (typeof own)[number];
    draft.type(random);
    const from = performance.now();
    index.put(draft.current);
    longest = Math.max(longest, performance.now() - from);
    await setImmediate();
  }
  await index.rest();
  const { user, system } = process.cpuUsage(began);
  const after = held();
  const round = (value: number): number => Math.round(value * 100) / 100;
  return {
    filledMiB: round(filled - empty),
    grownMiB: round(after - filled),
    cpuMsOfASave: round((user + system) / 1000 / saves),
    longestMs: round(longest),
    ...index.about(),
  };
}

const figures = {
  entries,
  drafts,
  saves,
  searchWithItsDead: await measured(() => {
    const index = new SearchIndex();
    return {
      put: (draft) => index.put(draft.search),
      rest: async () => {},
      about: () => ({ dead: index.dead, terms: index.sources.terms.list.length }),
    };
  }),
  search: await measured(() => {
    const kept = keptCompact((error) => {
      throw error;
    });
    return {
      put(draft) {
        kept.index.put(draft.search);
        kept.look();
      },
      rest: kept.settled,
      about: () => ({ dead: kept.index.dead, terms: kept.index.sources.terms.list.length }),
    };
  }),
  radarWithItsNames: await measured(() => {
    const radar = createRadar();
    return { put: (draft) => radar.put(radarOf(draft)), rest: async () => {}, about: () => ({ ...radar.counts() }) };
  }),
  radar: await measured(() => {
    const ledger = new Map<string, Draft>();
    const kept = keptRadar({
      async *readAll() {
        yield [...ledger].map(([id, draft]) => [id, () => radarOf(draft)] as const);
      },
      onError(error) {
        throw error;
      },
    });
    return {
      put(draft) {
        ledger.set(draft.search.id, draft);
        kept.take(draft.search.id, radarOf(draft));
        kept.look();
      },
      rest: kept.settled,
      about: () => ({ ...kept.radar.counts() }),
    };
  }),
};
const machine = { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
process.stdout.write(
  `${JSON.stringify({ name: 'saves', machine, versions: { node: process.version }, figures, ratios: {} }, null, 2)}\n`,
);
