/** JSON over HTTP, page by page → raw Parquet. */
import { createHash } from 'node:crypto';
import type { Engine } from '../../engine/engine.ts';
import { rejectsPathOf } from '../collect-file.ts';
import { collectJson, columnsShape } from '../json/collect-json.ts';
import { isObject } from '../json/parse.ts';
import { rowsArray } from '../json/records.ts';
import type { JsonArray } from '../json/walker.ts';
import { type Collected, type CollectOptions, DEFAULT_LIMITS, type SourceWarning } from '../shape.ts';
import { atSource, SourceError } from '../source-error.ts';
import { RecordSpool } from './collect-records.ts';
import { fetchJson, placeOf } from './fetch-json.ts';

export interface Paging {
  /**
   * page: `parameter` (default `page`) counts up from what the URL says, else 1.
   * offset: `parameter` (default `offset`) counts the rows already received.
   * next: `next` is a JSON pointer (default `/next`) to the address of the next page, or to a token sent as `parameter`.
   */
  readonly kind: 'page' | 'offset' | 'next';
  readonly parameter?: string;
  /** Rows of a full page: a shorter one is the last. Without it, an empty page ends. */
  readonly size?: number;
  readonly next?: string;
}

export interface HttpSource {
  readonly url: string;
  /** JSON pointer to the array of rows; found by itself when absent. */
  readonly rows?: string;
  readonly paging?: Paging;
  readonly headers?: Readonly<Record<string, string>>;
  readonly retries?: number;
  readonly backoffMs?: number;
  readonly timeoutMs?: number;
  readonly maxPages?: number;
  readonly maxPageBytes?: number;
}

export async function collectHttp(
  engine: Engine,
  source: HttpSource,
  options: Pick<CollectOptions, 'to' | 'rejectsTo' | 'limits'>,
): Promise<Collected> {
  const first = parseUrl(source.url);
  return atSource(placeOf(first), async () => {
    const spool = new RecordSpool(options.to);
    try {
      const warnings = await fetchPages(first, source, spool);
      const limits = { ...DEFAULT_LIMITS, ...options.limits };
      const shape = await columnsShape(
        spool.file,
        { format: 'ndjson', encoding: 'utf-8' },
        limits,
        placeOf(first),
        false,
      );
      const target = { to: options.to, rejectsTo: options.rejectsTo ?? rejectsPathOf(options.to), limits };
      const { lines: _, encoding: __, ...collected } = await collectJson(engine, spool.file, shape, target);
      if (collected.total !== spool.records)
        throw new Error(`collect: ${spool.records} records received, ${collected.total} taken`);
      return { ...collected, format: 'http', firstLine: null, warnings: [...collected.warnings, ...warnings] };
    } finally {
      spool.close();
    }
  });
}

async function fetchPages(first: URL, source: HttpSource, spool: RecordSpool): Promise<SourceWarning[]> {
  const options = {
    headers: source.headers ?? {},
    retries: source.retries ?? 4,
    backoffMs: source.backoffMs ?? 500,
    timeoutMs: source.timeoutMs ?? 60_000,
    maxBytes: source.maxPageBytes ?? 256 * 1024 * 1024,
  };
  const maxPages = source.maxPages ?? 100_000;
  const seen = new Set<string>();
  let pointer = source.rows;
  let announced: number | null = null;
  let url: URL | null = first;
  for (let page = 0; url; page++) {
    if (page >= maxPages)
      throw paging(first, { zh: `超过 ${maxPages} 页仍未结束。`, en: `It does not end after ${maxPages} pages.` });
    const { value, text } = await fetchJson(url, options);
    pointer ??= findRows(value, first);
    const rows = rowsAt(value, pointer, first);
    // a server that ignores the paging parameter would send the same page for ever
    const digest = createHash('sha256').update(text).digest('base64');
    if (rows.length > 0 && seen.has(digest) && source.paging)
      throw paging(first, {
        zh: '接口重复返回同一页：分页参数没有起作用。',
        en: 'The same page comes again and again: the paging parameter has no effect.',
      });
    seen.add(digest);
    announced ??= announcedTotal(value, pointer);
    spool.write(rows);
    url = nextUrl(url, first, value, rows.length, spool.records, source.paging);
  }
  if (announced !== null && announced !== spool.records) {
    return [
      {
        code: 'COUNT_DIFFERS',
        zh: `接口声明共 ${announced} 条，实际收到 ${spool.records} 条。`,
        en: `The API announces ${announced} rows; ${spool.records} were received.`,
      },
    ];
  }
  return [];
}

function nextUrl(
  url: URL,
  first: URL,
  value: unknown,
  rows: number,
  received: number,
  paged: Paging | undefined,
): URL | null {
  if (!paged) return null;
  if (paged.kind === 'next') {
    const token = at(value, paged.next ?? '/next');
    if (token === null || token === undefined || token === '' || token === false) return null;
    const next = new URL(paged.parameter ? first : String(token), url);
    if (paged.parameter) next.searchParams.set(paged.parameter, String(token));
    if (next.origin !== first.origin)
      throw paging(first, {
        zh: `下一页指向另一个站点 ${next.origin}。`,
        en: `The next page lies on another site, ${next.origin}.`,
      });
    if (next.href === url.href)
      throw paging(first, { zh: '下一页指向它自己。', en: 'The next page is the page itself.' });
    return next;
  }
  if (rows === 0 || (paged.size !== undefined && rows < paged.size)) return null;
  const next = new URL(url);
  const parameter = paged.parameter ?? paged.kind;
  if (paged.kind === 'page') next.searchParams.set(parameter, String(Number(url.searchParams.get(parameter) ?? 1) + 1));
  else next.searchParams.set(parameter, String(Number(first.searchParams.get(parameter) ?? 0) + received));
  return next;
}

function rowsAt(value: unknown, pointer: string, url: URL): readonly unknown[] {
  const rows = at(value, pointer);
  if (Array.isArray(rows)) return rows;
  if (rows === null || rows === undefined) return [];
  throw paging(url, { zh: `${pointer || '/'} 不是数组。`, en: `${pointer || '/'} is no array.` });
}

function findRows(value: unknown, url: URL): string {
  const arrays: JsonArray[] = [];
  const visit = (node: unknown, pointer: string) => {
    if (Array.isArray(node))
      arrays.push({
        pointer,
        elements: node.length,
        first: Array.isArray(node[0]) ? '[' : isObject(node[0]) ? '{' : 'x',
      });
    else if (isObject(node))
      for (const [key, child] of Object.entries(node))
        visit(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  };
  visit(value, '');
  const found = rowsArray(arrays);
  if (found === null) {
    throw new SourceError(
      'HEADER_MISSING',
      { source: placeOf(url) },
      { zh: '返回的 JSON 里没有找到由行组成的数组。', en: 'The JSON holds no array of rows.' },
      { zh: '请用 rows 写明数组的位置，例如 /data/rows。', en: 'Give its place as `rows`, for example /data/rows.' },
    );
  }
  return found;
}

/** A total beside the rows, or one level above: an independent count. */
function announcedTotal(value: unknown, pointer: string): number | null {
  for (let place = pointer; place !== ''; ) {
    place = place.slice(0, place.lastIndexOf('/'));
    const holder = at(value, place);
    if (!isObject(holder)) continue;
    for (const key of ['total', 'totalCount', 'total_count', 'totalElements']) {
      const total = holder[key];
      if (typeof total === 'number' && Number.isInteger(total)) return total;
    }
  }
  return null;
}

/** JSON pointer (RFC 6901). */
function at(value: unknown, pointer: string): unknown {
  let node = value;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(node)) node = node[Number(key)];
    else if (isObject(node)) node = Object.hasOwn(node, key) ? node[key] : undefined;
    else return undefined;
  }
  return node;
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new SourceError(
    'NOT_FOUND',
    { source: url ? placeOf(url) : 'http' },
    { zh: '不是 http 或 https 地址。', en: 'This is no http or https address.' },
    { zh: '请检查目录条目里的地址。', en: 'Check the address in the entry.' },
  );
}

function paging(url: URL, text: { zh: string; en: string }): SourceError {
  return new SourceError('PAGING', { source: placeOf(url) }, text, {
    zh: '请检查目录条目里的 rows 和 paging。',
    en: 'Check `rows` and `paging` in the entry.',
  });
}
