/** That no connection was to be had: nothing is broken, there is too much to do. */

/** Every connection of the pool was in use for as long as one waits for one; `pg-pool` has no code for it. */
const NO_CONNECTION = 'timeout exceeded when trying to connect';

/** `too_many_connections` (PostgreSQL, appendix A): the database, which others may use too, has none left to give. */
const NONE_LEFT = '53300';

export const isOverload = (error: unknown): boolean =>
  error instanceof Error && (error.message === NO_CONNECTION || (error as { code?: unknown }).code === NONE_LEFT);
