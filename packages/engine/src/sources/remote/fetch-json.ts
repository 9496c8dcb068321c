import { setTimeout as sleep } from 'node:timers/promises';
import { parseJson } from '../json/parse.ts';
import { SourceError } from '../source-error.ts';

export interface FetchOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Further attempts after the first. */
  readonly retries: number;
  /** Wait before the first retry; doubles each time. A server's Retry-After counts, up to a minute. */
  readonly backoffMs: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const RETRIABLE = new Set([408, 425, 429, 500, 502, 503, 504]);

/** GET → parsed JSON and its text. Messages name the URL without its query, which may hold a key. */
export async function fetchJson(url: URL, options: FetchOptions): Promise<{ value: unknown; text: string }> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await tryOnce(url, options);
    if ('text' in outcome) return { text: outcome.text, value: parsed(outcome.text, url) };
    if (!outcome.retriable || attempt >= options.retries) throw outcome.error;
    const wait = Math.min(outcome.waitMs ?? options.backoffMs * 2 ** attempt, 60_000);
    await sleep(wait);
  }
}

type Outcome =
  | { readonly text: string }
  | { readonly error: SourceError; readonly retriable: boolean; readonly waitMs?: number };

async function tryOnce(url: URL, options: FetchOptions): Promise<Outcome> {
  try {
    const answer = await fetch(url, {
      headers: { accept: 'application/json', ...options.headers },
      signal: AbortSignal.timeout(options.timeoutMs),
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      const after = Number(answer.headers.get('retry-after') ?? Number.NaN);
      return {
        error: badStatus(url, answer.status),
        retriable: RETRIABLE.has(answer.status),
        ...(Number.isFinite(after) ? { waitMs: after * 1000 } : {}),
      };
    }
    const bytes = await readLimited(answer, url, options.maxBytes);
    return { text: decode(bytes, answer.headers.get('content-type') ?? '', url) };
  } catch (error) {
    if (error instanceof SourceError) return { error, retriable: false };
    if (!(error instanceof Error)) throw error;
    return { error: unreachable(url, error), retriable: true };
  }
}

async function readLimited(answer: Response, url: URL, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    const part = next.value;
    size += part.length;
    if (size > limit) {
      await reader?.cancel();
      throw new SourceError(
        'LINE_TOO_LONG',
        { source: placeOf(url) },
        { zh: `一页数据超过 ${limit} 字节。`, en: `One page holds more than ${limit} bytes.` },
        { zh: '请用分页参数把每页改小。', en: 'Ask for smaller pages.' },
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decode(bytes: Buffer, contentType: string, url: URL): string {
  const charset = /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(/^gb(k|2312)$/i.test(charset) ? 'gb18030' : charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new SourceError(
      'ENCODING',
      { source: placeOf(url), detail: charset },
      { zh: `按 ${charset} 解码时有错。`, en: `The answer is not valid ${charset}.` },
      { zh: '请接口提供方改用 UTF-8。', en: 'Ask the provider of the API to use UTF-8.' },
      error,
    );
  }
}

function parsed(text: string, url: URL): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SourceError(
      'DAMAGED',
      { source: placeOf(url) },
      { zh: '接口返回的不是 JSON。', en: 'The answer is not JSON.' },
      {
        zh: '请核对地址；登录页、错误页也会这样。',
        en: 'Check the address; login and error pages look like this too.',
      },
      error,
    );
  }
}

export function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function badStatus(url: URL, status: number): SourceError {
  const mend =
    status === 401 || status === 403
      ? { zh: '请检查 headers 里的凭据。', en: 'Check the credentials among the headers.' }
      : { zh: '请核对地址，或稍后再试。', en: 'Check the address, or try again later.' };
  return new SourceError(
    'HTTP_STATUS',
    { source: placeOf(url), detail: String(status) },
    { zh: `接口返回状态码 ${status}。`, en: `The API answered with status ${status}.` },
    mend,
  );
}

function unreachable(url: URL, error: Error): SourceError {
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : error.name;
  return new SourceError(
    'CONNECTION',
    { source: placeOf(url), detail: cause },
    { zh: `连接不上（${cause}）。`, en: `It cannot be reached (${cause}).` },
    { zh: '请检查网络、地址和端口。', en: 'Check the network, the address and the port.' },
    error,
  );
}
