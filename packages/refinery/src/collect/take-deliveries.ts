import { join } from 'node:path';
import type { Entry } from '@kuaishu/catalog';
import { collectDatabase, collectFile, collectHttp, SourceError, storeRaw } from '@kuaishu/engine';
import type { RunContext } from '../run/context.ts';
import { RunError } from '../run/run-error.ts';
import { addDelivery, readDeliveries, type StoredDelivery } from '../store/delivery-index.ts';
import { sm3OfFile, writeDurably } from '../store/files.ts';
import { linesFile } from '../store/paths.ts';
import { withEnvironment } from './environment.ts';
import { type FoundFile, findFiles } from './find-files.ts';

/** All deliveries of an entry that count now, oldest first; what is new is collected, what is known is only looked up. */
export async function takeDeliveries(context: RunContext, entry: Entry): Promise<StoredDelivery[]> {
  const source = sourceOf(entry);
  if ('database' in source) return takeTable(context, entry, source);
  if ('http' in source) return takeApi(context, entry, source);
  const files = await findFiles(context.projectDir, source.files);
  const wanted = counting(entry, files);
  const taken: StoredDelivery[] = [];
  for (const file of wanted) {
    const delivery = await takeFile(context, entry.resource, file, source);
    // the same bytes delivered twice add nothing twice
    if (!taken.some((t) => t.id === delivery.id)) taken.push(delivery);
  }
  refuseVanished(context, entry, files, taken);
  return taken;
}

/** Bytes of the files that count now. Of what is fetched from elsewhere nobody knows: it begins first, since it mostly waits. */
export async function deliveredBytes(context: Pick<RunContext, 'projectDir'>, entry: Entry): Promise<number> {
  const source = sourceOf(entry);
  if (!('files' in source)) return Number.POSITIVE_INFINITY;
  const files = counting(entry, await findFiles(context.projectDir, source.files));
  return files.reduce((bytes, file) => bytes + file.size, 0);
}

function sourceOf(entry: Entry): NonNullable<Entry['source']> {
  return entry.source ?? { files: `sources/${entry.resource}*` };
}

/** All files of increments, the last of full deliveries. */
function counting(entry: Entry, files: readonly FoundFile[]): readonly FoundFile[] {
  return entry.delivery === 'increment' ? files : files.slice(-1);
}

const REMOTE: readonly string[] = ['postgresql', 'mysql', 'http-json'];

/**
 * A file of the last run that is gone without a successor would silently take its records out of the block.
 * Gone and replaced is right: the same bytes under another name, or for full deliveries a later file.
 */
function refuseVanished(
  context: RunContext,
  entry: Entry,
  files: readonly FoundFile[],
  taken: readonly StoredDelivery[],
): void {
  if (context.withdraw) return;
  const before = context.history.at(-1)?.resources.find((r) => r.resource === entry.resource)?.deliveries ?? [];
  const gone = before.filter(
    (d) =>
      !REMOTE.includes(d.format) &&
      !d.file.startsWith('sources/mended/') &&
      !files.some((f) => f.file === d.file) &&
      !taken.some((t) => t.id === d.id) &&
      (entry.delivery === 'increment' || !taken.some((t) => t.file > d.file)),
  );
  if (gone.length === 0) return;
  const names = gone.map((d) => d.file);
  throw new RunError('SOURCE', {
    zh: `${entry.name.zh}（${entry.resource}）上次加工用的来源文件不见了：${names.join('、')}。请放回；确实撤回时加 --withdraw 再加工`,
    en: `Source files of ${entry.name.en ?? entry.name.zh} (${entry.resource}) that the last run used are gone: ${names.join(', ')}. Put them back, or run with --withdraw if they were withdrawn`,
  });
}

export interface FileHints {
  readonly encoding?: string;
  readonly sheet?: string;
  readonly delimiter?: string;
  readonly headerRow?: number;
}

export async function takeFile(
  context: RunContext,
  resource: string,
  found: FoundFile,
  hints: FileHints,
): Promise<StoredDelivery> {
  const known = (await readDeliveries(context.paths)).filter((d) => d.resource === resource);
  const untouched = known.find((d) => d.file === found.file && d.size === found.size && d.mtimeMs === found.mtimeMs);
  if (untouched) return untouched;
  return asRunError(found.file, async () => {
    const raw = await storeRaw(found.path, context.paths.raw);
    const id = raw.sm3.slice(0, 16);
    const same = known.find((d) => d.id === id);
    if (same) return same;
    const target = join(context.paths.collections, resource, `${id}.parquet`);
    const rejectsTo = join(context.paths.collections, resource, `${id}.rejects.parquet`);
    const shape = await collectFile(context.engine, raw.path, {
      to: target,
      rejectsTo,
      hints: { ...hints, fileName: found.file },
    });
    await writeDurably(
      linesFile(target),
      JSON.stringify({ firstLine: shape.firstLine, lines: shape.lines, warnings: shape.warnings }),
    );
    const delivery: StoredDelivery = {
      resource,
      id,
      file: found.file,
      sm3: raw.sm3,
      bytes: raw.bytes,
      size: found.size,
      mtimeMs: found.mtimeMs,
      format: shape.format,
      encoding: shape.encoding ?? null,
      columns: shape.columns,
      rows: shape.rows,
      rejected: shape.rejected,
      firstLine: shape.firstLine,
      collectedAt: new Date().toISOString(),
      path: context.paths.relative(target),
      rejectsPath: shape.rejected > 0 ? context.paths.relative(rejectsTo) : null,
      cursor: null,
    };
    await addDelivery(context.paths, delivery);
    return delivery;
  });
}

async function takeTable(
  context: RunContext,
  entry: Entry,
  source: { database: 'postgresql' | 'mysql'; url: string; table: string; cursor?: string },
): Promise<StoredDelivery[]> {
  const earlier = (await readDeliveries(context.paths)).filter(
    (d) => d.resource === entry.resource && d.file === `${source.database}:${source.table}`,
  );
  const after = source.cursor ? (earlier.findLast((d) => d.cursor !== null)?.cursor ?? undefined) : undefined;
  const fetched = await takeRemote(
    context,
    entry.resource,
    `${source.database}:${source.table}`,
    source.database,
    (to) =>
      collectDatabase(
        context.engine,
        { kind: source.database, url: withEnvironment(source.url), table: source.table, cursor: source.cursor, after },
        { to },
      ),
  );
  // with a cursor each fetch adds to those before; without, the newest fetch is the whole table
  if (!source.cursor) return fetched ? [fetched] : earlier.slice(-1);
  return fetched && fetched.rows > 0 ? [...earlier.filter((d) => d.id !== fetched.id), fetched] : earlier;
}

async function takeApi(
  context: RunContext,
  entry: Entry,
  source: Extract<NonNullable<Entry['source']>, { http: string }>,
): Promise<StoredDelivery[]> {
  const headers = Object.fromEntries(
    Object.entries(source.headers ?? {}).map(([name, value]) => [name, withEnvironment(value)]),
  );
  const fetched = await takeRemote(context, entry.resource, source.http, 'http-json', (to) =>
    collectHttp(
      context.engine,
      { url: withEnvironment(source.http), rows: source.rows, paging: source.paging, headers },
      { to },
    ),
  );
  return [fetched];
}

/** Rows from elsewhere have no bytes of their own: the raw Parquet is kept, under its own digest. */
async function takeRemote(
  context: RunContext,
  resource: string,
  file: string,
  format: string,
  fetch: (
    to: string,
  ) => Promise<{ rows: number; rejected: number; columns: readonly string[]; cursorValue?: string | null }>,
): Promise<StoredDelivery> {
  return asRunError(file, async () => {
    const aside = join(context.paths.collections, resource, '.incoming.parquet');
    const got = await fetch(aside);
    const sm3 = await sm3OfFile(aside);
    const same = (await readDeliveries(context.paths)).find((d) => d.resource === resource && d.sm3 === sm3);
    if (same) return same;
    const raw = await storeRaw(aside, context.paths.raw);
    const delivery: StoredDelivery = {
      resource,
      id: sm3.slice(0, 16),
      file,
      sm3,
      bytes: raw.bytes,
      size: raw.bytes,
      mtimeMs: 0,
      format,
      encoding: null,
      columns: got.columns,
      rows: got.rows,
      rejected: got.rejected,
      firstLine: null,
      collectedAt: new Date().toISOString(),
      path: context.paths.relative(raw.path),
      rejectsPath: null,
      cursor: got.cursorValue ?? null,
    };
    await addDelivery(context.paths, delivery);
    return delivery;
  });
}

async function asRunError<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const code = error.code === 'DISK_FULL' ? 'DISK_FULL' : 'SOURCE';
    throw new RunError(
      code,
      { zh: `${file}：${error.text.zh}`, en: `${file}: ${error.text.en}` },
      error.mend ? [error.mend] : [],
      error,
    );
  }
}
