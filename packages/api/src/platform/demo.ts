/** The play of the simulated province, in demonstrations alone. */
import { type Static, Type } from 'typebox';
import { NullableString } from '../wire/common.ts';

export const DemoPlay = Type.Object({
  /** RFC 3339: the moment on which the province stands; null while nothing is played. */
  day: NullableString,
  /** Steps taken, of how many. */
  done: Type.Integer({ minimum: 0 }),
  of: Type.Integer({ minimum: 0 }),
});
export type DemoPlay = Static<typeof DemoPlay>;

export const DemoPlayMove = Type.Object({
  /** RFC 3339; null ends the play. */
  at: Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' }), Type.Null()]),
  done: Type.Integer({ minimum: 0 }),
  of: Type.Integer({ minimum: 0 }),
});
export type DemoPlayMove = Static<typeof DemoPlayMove>;

/** Header by which a request is dated while the province is played: a moment of the play's day, RFC 3339. */
export const SIMULATED_TIME = 'kuaishu-simulated-time';
