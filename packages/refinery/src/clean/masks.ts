/**
 * Bit masks over items or rules, 62 bits a word so that a BIGINT never turns negative. Word 0 has the plain name, word k the name with `_k`.
 */
export const BITS_PER_WORD = 62;

export interface BitPlace {
  readonly column: string;
  readonly bit: number;
}

/** Where bit `index` of the mask `name` stands: `bitPlace('faults', 63)` → `faults_1`, bit 1. */
export function bitPlace(name: string, index: number): BitPlace {
  const word = Math.floor(index / BITS_PER_WORD);
  return { column: maskColumn(name, word), bit: index % BITS_PER_WORD };
}

/** Columns of a mask over `count` bits; at least one. */
export function maskColumns(name: string, count: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(count / BITS_PER_WORD)) }, (_, word) => maskColumn(name, word));
}

/** SQL of each word: the sum of the bits whose condition is TRUE. `conditions[i]` is bit i; null = never. */
export function maskSql(conditions: readonly (string | null)[]): string[] {
  const words = Math.max(1, Math.ceil(conditions.length / BITS_PER_WORD));
  return Array.from({ length: words }, (_, word) => {
    const bits = conditions
      .slice(word * BITS_PER_WORD, (word + 1) * BITS_PER_WORD)
      .flatMap((condition, bit) => (condition ? [`CASE WHEN ${condition} THEN ${1n << BigInt(bit)} ELSE 0 END`] : []));
    // the cast keeps small sums from becoming INTEGER in one engine and BIGINT in the other
    return `CAST(${bits.length ? bits.join(' + ') : '0'} AS BIGINT)`;
  });
}

/** Numbers of the set bits, words in order. */
export function decodeMask(words: readonly bigint[]): number[] {
  return words.flatMap((word, w) =>
    Array.from({ length: BITS_PER_WORD }, (_, bit) => bit)
      .filter((bit) => (word >> BigInt(bit)) & 1n)
      .map((bit) => w * BITS_PER_WORD + bit),
  );
}

function maskColumn(name: string, word: number): string {
  return word === 0 ? name : `${name}_${word}`;
}
