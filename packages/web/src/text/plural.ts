/** English counts: 1 entry, 2 entries. `n` is written out already. */
export const plural = (n: string, one: string, many: string): string => (n === '1' ? `${n} ${one}` : `${n} ${many}`);
