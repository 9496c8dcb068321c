/**
 * kuaishu bench search: how well known resources are found by kind of query, and what searches, suggestions, changes and restarts cost by size of catalogue; beside
 * SQLite's FTS5 and, with --solr, Apache Solr under CKAN's own schema and parameters. Times are of the processor, not of the wall.
 *
 *   npx kuaishu bench search --catalogue ../shared/data/gov/opendata_catalog --entries 100000,300000 --peers 100000
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type SearchDocument, SearchIndex } from '@kuaishu/catalog';
import { solrPeer } from '../peers/solr/run-solr.ts';
import { expanded } from './expansion.ts';
import { HOSTILE, requests, searching, times } from './load.ts';
import { asking, judge, queriesFrom, summary } from './quality.ts';
import { realCatalogue } from './real-catalogue.ts';
import { seedCatalogue } from './seed-catalogue.ts';
import { SqlitePeer } from './sqlite.ts';
import { processorMs, updating } from './updates.ts';

const { values } = parseArgs({
  options: {
    /** Folder of the open catalogues; without it a small catalogue made of the data elements. */
    catalogue: { type: 'string', default: '../shared/data/gov/opendata_catalog' },
    entries: { type: 'string', default: '20000' },
    /** Mean number of items: 16.7 makes 5 million of 300,000 entries. */
    items: { type: 'string', default: '16.7' },
    /** Queries of the load. */
    queries: { type: 'string', default: '400' },
    /** Documents from which known-item queries are made; the seed was not used while the search was built. */
    known: { type: 'string', default: '500' },
    seed: { type: 'string', default: '20261126' },
    /** Size at which the peers run; 0 = not at all. */
    peers: { type: 'string', default: '0' },
    solr: { type: 'boolean', default: false },
  },
});
const note = (text: string): void => void process.stderr.write(`${text}\n`);
const real = realCatalogue(values.catalogue) ?? seedCatalogue();
const seed = Number(values.seed);
const load = requests(real, Number(values.queries), seed);
const known = queriesFrom(real, Number(values.known), seed);
const byId = new Map(real.map((document) => [document.id, document]));
const typed = [...new Set(known.map(({ query }) => query))]
  .flatMap((query) => [query.slice(0, 2), query.slice(0, 4)])
  .slice(0, 400);
const figures: Record<string, unknown> = { catalogue: real.length, quality: quality() };
const sizes: Record<string, unknown> = {};
for (const entries of values.entries.split(',').map(Number)) {
  sizes[entries] = measure(entries);
  note(JSON.stringify(sizes[entries]));
}
figures['sizes'] = sizes;
if (Number(values.peers) > 0) figures['peers'] = await peers(Number(values.peers));
process.stdout.write(
  `${JSON.stringify({ name: 'search', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, versions: { node: process.version, sqlite: process.versions.sqlite }, figures, ratios: {} }, null, 2)}\n`,
);

function quality() {
  const index = new SearchIndex();
  for (const document of real) index.put(document);
  const result = summary(judge(known, byId, asking(index)));
  note(JSON.stringify(result));
  return result;
}

function grown(entries: number): Generator<SearchDocument> {
  return expanded(real, { documents: entries, items: Number(values.items), seed: 1 });
}

function measure(entries: number) {
  const index = new SearchIndex();
  let items = 0;
  global.gc?.();
  const before = process.memoryUsage();
  const build = processorMs(() => {
    for (const document of grown(entries)) {
      index.put(document);
      items += document.items?.length ?? 0;
    }
  });
  global.gc?.();
  const after = process.memoryUsage();
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  times(searching(index, load.slice(0, 100)));
  const search = times(searching(index, load));
  const suggest = times(typed.map((each) => () => index.suggest({ typed: each })));
  let bytes: Uint8Array = new Uint8Array(0);
  const write = processorMs(() => {
    bytes = index.snapshot();
  });
  const restore = processorMs(() => SearchIndex.restore(bytes));
  const changes = updating(index, real, load.slice(0, 200));
  return {
    items,
    buildSeconds: Math.round(build / 100) / 10,
    heldMiB: Math.round(held / 2 ** 20),
    search,
    suggest,
    hostile: times(HOSTILE.map((query) => () => index.search({ query, facets: ['theme', 'region'] }))),
    snapshot: { MiB: Math.round(bytes.length / 2 ** 20), writeMs: Math.round(write), restoreMs: Math.round(restore) },
    changes,
  };
}

/** The same documents, load and known items by others' engines. */
async function peers(entries: number) {
  const result: Record<string, unknown> = { entries };
  const sqlite = new SqlitePeer(grown(entries));
  times(load.slice(0, 50).map((request) => () => sqlite.search(request)));
  result['sqliteFts5'] = {
    search: times(load.map((request) => () => sqlite.search(request))),
    quality: summary(judge(known, byId, knownTo(new SqlitePeer(real)))),
  };
  note(JSON.stringify(result['sqliteFts5']));
  if (values.solr) result['solr'] = await solrPeer({ documents: grown(entries), real, load, known, byId });
  return result;
}

function knownTo(peer: SqlitePeer): (query: string) => string[] {
  return (query) => peer.search({ query, limit: 20 }).ids;
}
