/** That every connection was in use for as long as one waits for one: nothing is broken, there is too much to do. */

/** `pg-pool` has no code for it. */
const NO_CONNECTION = 'timeout exceeded when trying to connect';

export const isOverload = (error: unknown): boolean => error instanceof Error && error.message === NO_CONNECTION;
