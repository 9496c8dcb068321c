/** Errors on the wire: RFC 9457 problem documents, with both languages and the place of the fault. */
import { type Static, Type } from 'typebox';
import { Text2 } from './common.ts';

/** Stable codes; `type` of a problem is `urn:kuaishu:problem:<code>`. */
export const PROBLEM_CODES = {
  bad_request: 400,
  unsafe_text: 400,
  unauthenticated: 401,
  forbidden: 403,
  host_not_allowed: 421,
  origin_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_slow: 408,
  conflict: 409,
  not_now: 409,
  key_in_use: 409,
  already_running: 409,
  not_held: 409,
  not_running: 409,
  superseded: 409,
  too_large: 413,
  unsupported_media_type: 415,
  key_reused: 422,
  rate_limited: 429,
  headers_too_large: 431,
  internal: 500,
  unavailable: 503,
  starting: 503,
} as const;
export type ProblemCode = keyof typeof PROBLEM_CODES;

export const Problem = Type.Object({
  type: Type.String(),
  title: Text2,
  status: Type.Integer(),
  detail: Type.Optional(Text2),
  /** Path of the request that failed. */
  instance: Type.Optional(Type.String()),
  /** Field or parameter at fault. */
  where: Type.Optional(Type.String()),
  /** Roles that could do it or grant it, where the right is what lacks. */
  holders: Type.Optional(Type.Array(Type.Object({ role: Type.String(), name: Text2 }))),
  /** What to do about it. */
  mend: Type.Optional(Text2),
  /** All that is at fault, where a request holds many things and none of them was done; the first is told above too. */
  faults: Type.Optional(Type.Array(Type.Object({ where: Type.String(), detail: Text2, mend: Type.Optional(Text2) }))),
  /** To quote when asking for help; the log has the same. */
  requestId: Type.String(),
});
export type Problem = Static<typeof Problem>;
