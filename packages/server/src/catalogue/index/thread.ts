/**
 * A thread of the catalogue's indexes: search or radar in memory, beside the server's own thread so that no query makes a request wait. It reads the ledger
 * itself: all of it once, then whatever was touched, in the order of transactions.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { type RadarEntry, type SearchRequest, starMap } from '@kuaishu/catalog';
import pg from 'pg';
import { ENTRIES_SQL, type IndexedRow, radarEntry, SKETCHED_ENTRIES_SQL, searchDocument } from './documents.ts';
import { keptCompact } from './kept-compact.ts';
import { keptRadar } from './kept-radar.ts';
import type { Answers, FromThread, Question, ToThread } from './protocol.ts';

const { url, holds } = workerData as { url: string; holds: 'search' | 'radar' };
const port = parentPort;
if (!port) throw new Error('this file is the start of a thread');
const say = (message: FromThread): void => port.postMessage(message);

const BATCH = 1_000;
const POLL_MS = 1_000;
const GATHER_MS = 200;
const AGAIN_MS = 2_000;

const entriesSql = holds === 'radar' ? SKETCHED_ENTRIES_SQL : ENTRIES_SQL;
const compact = keptCompact((error) => say({ fault: `compacting: ${String(error)}` }));
const radar = keptRadar({
  readAll: async function* () {
    const client = connection();
    try {
      await client.connect();
      for await (const rows of allRows(client)) yield rows.map((row) => [row.id, () => radarKnows(row)] as const);
    } finally {
      await client.end().catch(() => {});
    }
  },
  onError: (error) => say({ fault: `reading the radar anew: ${String(error)}` }),
});
let ready = false;
let stopped = false;
/** Whether something was touched since the ledger was last looked at. */
let touched = false;
let wake = (): void => {};

function connection(): pg.Client {
  return new pg.Client({ connectionString: url, options: '-c search_path=kuaishu' });
}

const radarKnows = (row: IndexedRow): RadarEntry | null =>
  row.body === null || row.state === 'withdrawn' ? null : radarEntry(row);

/** What stands on the ledger or is in work is known; what was given up is not. Search finds what was taken off the ledger too, the radar does not. */
function take(row: IndexedRow): void {
  try {
    if (holds === 'search') {
      if (row.body === null) compact.index.remove(row.id);
      else compact.index.put(searchDocument(row));
      compact.look();
    } else radar.take(row.id, radarKnows(row));
  } catch (error) {
    say({ fault: `entry ${row.id}: ${String(error)}` });
  }
}

async function* allRows(client: pg.Client): AsyncGenerator<readonly IndexedRow[]> {
  let last = '';
  for (;;) {
    const { rows } = await client.query<IndexedRow>(`${entriesSql} WHERE e.id > $1 ORDER BY e.id LIMIT ${BATCH}`, [
      last,
    ]);
    yield rows;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < BATCH || stopped) return;
  }
}

async function loadAll(client: pg.Client): Promise<void> {
  for await (const rows of allRows(client)) {
    for (const row of rows) take(row);
    // Questions that came meanwhile are answered between two batches.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Rows of transactions that were all over when they were read: none can come in before them later. */
const TOUCHED_SQL = `
  SELECT tx::text AS tx, seq, entry FROM catalog_touch
  WHERE (tx, seq) > ($1::xid8, $2::bigint) AND tx < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY catalog_touch.tx, seq LIMIT ${BATCH}`;

async function follow(client: pg.Client, from: string): Promise<never> {
  let [tx, seq] = [from, '0'];
  for (;;) {
    touched = false;
    const { rows } = await client.query<{ tx: string; seq: string; entry: string }>(TOUCHED_SQL, [tx, seq]);
    const last = rows.at(-1);
    if (last) {
      const ids = [...new Set(rows.map((row) => row.entry))];
      const found = await client.query<IndexedRow>(`${entriesSql} WHERE e.id = ANY($1)`, [ids]);
      for (const row of found.rows) take(row);
      radar.look();
      [tx, seq] = [last.tx, last.seq];
    }
    if (rows.length === BATCH) continue;
    // What is saved within a moment is read together.
    if (last) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    if (!touched) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, POLL_MS);
      });
      clearTimeout(timer);
    }
  }
}

async function work(): Promise<void> {
  const client = connection();
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('the connection ended')));
  });
  lost.catch(() => {});
  try {
    await client.connect();
    client.on('notification', () => {
      touched = true;
      wake();
    });
    await client.query('LISTEN catalog_touch');
    const { rows } = await client.query<{ tx: string }>(
      'SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::numeric - 1)::text AS tx',
    );
    await loadAll(client);
    if (!ready) {
      // Tables of readings are made at the first question by sound, which nobody should wait for.
      if (holds === 'search') compact.index.search({ query: 'renkou' });
      ready = true;
      say({ ready: compact.index.size + radar.radar.size });
    }
    await Promise.race([follow(client, rows[0]?.tx ?? '0'), lost]);
  } finally {
    await client.end().catch(() => {});
  }
}

/** As many as are laid out in a moment; beyond them the map leaves out what shares least. */
const MOST_STARS = 1_000;

function stars(request: SearchRequest): Answers['stars'] {
  const { hits, total } = compact.index.search({ ...request, limit: MOST_STARS, facets: [] });
  const documents = hits.flatMap(({ id }) => compact.index.get(id) ?? []);
  const map = starMap(
    documents.map(({ id, items = [], labels }) => ({
      id,
      group: labels['class']?.[0] ?? '',
      features: [...items.map(({ element, name }) => element ?? name), `subject:${labels['subject']?.[0] ?? ''}`],
    })),
  );
  return { ...map, total, titles: Object.fromEntries(documents.map(({ id, title }) => [id, title])) };
}

function answer(question: Question): unknown {
  if (question.ask === 'search') return compact.index.search(question.request);
  if (question.ask === 'suggest') return compact.index.suggest(question.request);
  if (question.ask === 'stars') return stars(question.request);
  if (question.ask === 'sizes') return { entries: compact.index.size, ready };
  const started = performance.now();
  const findings = radar.radar.probe(question.draft, question.options);
  return { findings, entries: radar.radar.size, tookMs: performance.now() - started };
}

port.on('message', (message: ToThread) => {
  if ('stop' in message) {
    stopped = true;
    process.exit(0);
  }
  try {
    say({ id: message.id, answer: answer(message.question) });
  } catch (error) {
    const { name, message: text, zh } = error as Error & { zh?: string };
    say({ id: message.id, error: { name, message: text, ...(zh ? { zh } : {}) } });
  }
});

while (!stopped) {
  try {
    await work();
  } catch (error) {
    if (stopped) break;
    say({ fault: String(error) });
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
