/** CPU time of probes and memory of the index in a ledger of a given size. */
import { createRadar, type RadarDraft, type RadarEntry } from '@kuaishu/catalog';
import { expanded } from './expand.ts';
import type { OpenEntry } from './real/open-catalogues.ts';
import { round } from './score.ts';

/** @param probes drafts of each sort that are probed */
export function speedAt(real: readonly OpenEntry[], entries: number, probes: number) {
  const before = process.memoryUsage();
  const radar = createRadar();
  const asked: RadarEntry[] = [];
  const started = process.cpuUsage();
  let nth = 0;
  for (const entry of expanded(real, entries, 1)) {
    radar.put(entry);
    if (nth++ % Math.floor(entries / probes) === 0) asked.push(entry);
  }
  // the making of the entries is in it
  const build = cpuMs(started) / 1000;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const drafts: Readonly<Record<string, (entry: RadarEntry) => RadarDraft>> = {
    title: ({ title, organisation }) => ({ title, organisation }),
    // headings that nobody ever wrote: nothing that was looked up before helps
    unseen: (entry) => ({
      ...entry,
      id: 'draft',
      items: entry.items.map((item, nth) => ({ ...item, name: `${item.name}${entry.id.replace(/\D/g, '')}甲${nth}` })),
    }),
    whole: (entry) => ({ ...entry, id: 'draft' }),
    oneMoreItem: (entry) => ({ ...entry, id: 'draft', items: [...entry.items, { name: '补充说明事项' }] }),
    questionnaire: ({ items }) => ({
      kind: 'questionnaire',
      items: items.map(({ name }) => ({ name: `请填写${name}` })),
    }),
  };
  const times = Object.fromEntries(
    Object.entries(drafts).map(([name, draft]) => [name, timesOf(asked.map(draft), (each) => radar.probe(each))]),
  );
  const changed = timesOf(asked, (entry) => radar.put(entry));
  return {
    ...radar.counts(),
    buildCpuSeconds: round(build),
    memoryMiB: {
      resident: Math.round((after.rss - before.rss) / 2 ** 20),
      heap: Math.round((after.heapUsed - before.heapUsed) / 2 ** 20),
      buffers: Math.round((after.arrayBuffers - before.arrayBuffers) / 2 ** 20),
    },
    probeCpuMs: times,
    putCpuMs: changed,
  };
}

function timesOf<T>(list: readonly T[], act: (each: T) => unknown) {
  const times = list.map((each) => {
    const started = process.cpuUsage();
    act(each);
    return cpuMs(started);
  });
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { median: at(0.5), p95: at(0.95), most: at(1) };
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
