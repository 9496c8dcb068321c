/**
 * The platform over HTTP, as people use it: each with a session of their own, opened by the demonstration's click and opened again where it ran out. Typed by the table of
 * routes, so that a change of the wire is a fault of the compiler here.
 */
import {
  type AnswerOf,
  addressOf,
  type BodyOf,
  type ParamsOf,
  type Problem,
  type QueryOf,
  ROUTES,
  type Route,
  SIMULATED_TIME,
  type Text2,
} from '@kuaishu/api';

export type RouteName = keyof typeof ROUTES;

export interface Asked<R> {
  readonly params?: ParamsOf<R>;
  readonly query?: QueryOf<R>;
  readonly body?: BodyOf<R>;
  /** Asked for again under the same key the platform answers as the first time (`Idempotency-Key`). */
  readonly key?: string;
}

/** The same, of whatever route. */
interface Loose {
  readonly params?: Record<string, string>;
  readonly query?: object;
  readonly body?: unknown;
  readonly key?: string;
}

/** A refusal of the platform, in its own words (RFC 9457). */
export class PlatformRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly text: Text2;
  constructor(status: number, code: string, text: Text2, where: string) {
    super(`${status} ${code} ${where}: ${text.en ?? text.zh}`);
    this.name = 'PlatformRefusal';
    this.status = status;
    this.code = code;
    this.text = text;
  }
}

export interface PlatformClient {
  /** `account`: id of the demonstration's account that asks; null: a visitor. @throws PlatformRefusal. */
  call<N extends RouteName>(
    account: string | null,
    name: N,
    asked?: Asked<(typeof ROUTES)[N]>,
  ): Promise<AnswerOf<(typeof ROUTES)[N]>>;
  /** The same with whose work is dated by that moment (RFC 3339), on the day that is being played. */
  at(time: string): PlatformClient;
}

export function platformClient(url: string, signal: AbortSignal): PlatformClient {
  const cookies = new Map<string, Promise<string>>();

  async function signIn(account: string): Promise<string> {
    const answer = await send(ROUTES.signInDemo, { body: { account } }, null);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!answer.ok || !cookie) throw await refusalOf(answer);
    return cookie;
  }

  function cookieOf(account: string): Promise<string> {
    const known = cookies.get(account);
    if (known) return known;
    const opened = signIn(account);
    cookies.set(account, opened);
    opened.catch(() => cookies.delete(account));
    return opened;
  }

  function send(route: Route, asked: Loose, cookie: string | null, time?: string): Promise<Response> {
    const { params, query, body, key } = asked;
    return fetch(`${url}${addressOf(route, params, query)}`, {
      method: route.method,
      headers: {
        // on one machine packing costs more than it spares
        'accept-encoding': 'identity',
        ...(cookie === null ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(time === undefined ? {} : { [SIMULATED_TIME]: time }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
  }

  const askingAt = (time?: string): PlatformClient => ({
    at: askingAt,
    async call(account, name, asked = {}) {
      const route: Route = ROUTES[name];
      const wanted = asked as Loose;
      let answer = await send(route, wanted, account === null ? null : await cookieOf(account), time);
      if (answer.status === 401 && account !== null) {
        cookies.delete(account);
        answer = await send(route, wanted, await cookieOf(account), time);
      }
      if (!answer.ok) throw await refusalOf(answer);
      return (await answer.json()) as never;
    },
  });
  return askingAt();
}

async function refusalOf(answer: Response): Promise<PlatformRefusal> {
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  const { type = '', title, detail = title, where = '' } = problem;
  return new PlatformRefusal(
    answer.status,
    type.split(':').at(-1) ?? '',
    { zh: detail?.zh ?? '', en: detail?.en ?? '' },
    where,
  );
}
