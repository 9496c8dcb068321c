/** What a route is: one line of the table that the server registers from and clients are typed by. */
import type { Static, TSchema } from 'typebox';
import type { Text2 } from './common.ts';
import type { Idempotency } from './idempotency.ts';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'POST';

/** A route that changes something says what a repetition does. */
export type Route = Common &
  (
    | { readonly method: 'GET'; readonly idempotency?: never }
    | { readonly method: 'POST'; readonly idempotency: Idempotency }
  );

interface Common {
  /** With `:name` for parameters, and `*` at its end for the rest of an address. */
  readonly path: string;
  /** The right that it needs. Asked of the policy for each call. */
  readonly permission: Permission;
  /**
   * Kind of record that the right is about. Absent: about the platform, decided before the handler. Present: the handler decides on the record or
   * filters by the right's scope.
   */
  readonly on?: 'Entry' | 'Entity' | 'Row' | 'Case' | 'Organisation' | 'Account' | 'Notice' | 'File';
  readonly summary: Text2;
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  /** Takes a file as it is (`application/octet-stream`, its name in the header `x-file-name`, percent-encoded) of at most so many bytes, instead of a JSON body. */
  readonly takesFile?: number;
  /** Most bytes of a JSON body where the usual limit does not suffice. */
  readonly bodyBytes?: number;
  /** JSON answer; absent for streams and files, which say `produces`: one media type, or those that the query chooses from. */
  readonly response?: TSchema;
  readonly produces?: string | readonly string[];
  /** Success status; 200 unless said. */
  readonly status?: number;
}

type Part<R, K extends 'params' | 'query' | 'body' | 'response'> = R extends {
  readonly [P in K]: infer S extends TSchema;
}
  ? Static<S>
  : undefined;
export type ParamsOf<R> = Part<R, 'params'>;
export type QueryOf<R> = Part<R, 'query'>;
export type BodyOf<R> = Part<R, 'body'>;
export type AnswerOf<R> = Part<R, 'response'>;

/** The address of a route with its parameters and query filled in, each encoded. */
export function addressOf(route: Route, params?: Readonly<Record<string, string>>, query?: object): string {
  const path = route.path.replace(/:([a-zA-Z]+)|\*$/g, (found, name: string | undefined) => {
    const value = params?.[name ?? found];
    if (value === undefined) throw new Error(`${route.path} needs ${name ?? found}`);
    return name ? encodeURIComponent(value) : value.split('/').map(encodeURIComponent).join('/');
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
