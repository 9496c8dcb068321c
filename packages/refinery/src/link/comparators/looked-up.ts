/** Characters by lists that stand in a column: entry 1 is of U+4E00, the last of U+9FFF. */
export const FIRST_LISTED = 0x4e00;
export const LAST_LISTED = 0x9fff;

/** SQL: the first `most` characters of a text, each by its entry in a list; one that is not listed stands for itself. */
export function lookedUp(text: string, most: number, list: (place: number) => string): string {
  const one = (place: number) => {
    const character = `substr(${text}, ${place}, 1)`;
    return `coalesce(ks_at(${list(place)}, nullif(greatest(ks_codepoint(${character}) - ${FIRST_LISTED - 1}, 0), 0)), ${character})`;
  };
  return `(${Array.from({ length: most }, (_, i) => one(i + 1)).join(' || ')})`;
}
