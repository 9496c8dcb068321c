/** Changes between searches, as when a prefecture is compiling its catalogue: how long a change takes, and whether searches feel it. */
import type { SearchDocument, SearchIndex, SearchRequest } from '@kuaishu/catalog';
import { quantiles, type Times } from './load.ts';

const CHANGES_BETWEEN = 25;

export function updating(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  requests: readonly SearchRequest[],
): { changesPerSecond: number; change: Times; search: Times } {
  const change: number[] = [];
  const search: number[] = [];
  let nth = 0;
  for (const request of requests) {
    for (let i = 0; i < CHANGES_BETWEEN; i += 1) {
      const document = documents[nth % documents.length]!;
      change.push(processorMs(() => index.put({ ...document, title: `${document.title}（修订${nth}）` })));
      nth += 1;
    }
    search.push(processorMs(() => index.search(request)));
  }
  const total = change.reduce((sum, each) => sum + each, 0);
  return {
    changesPerSecond: Math.round((change.length / total) * 1000),
    change: quantiles(change),
    search: quantiles(search),
  };
}

export function processorMs(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
