/** A text that ends in a number: what a spreadsheet counts up when a cell is dragged down. A year at the end is no such number. */
export function numberedStem(text: string): { readonly stem: string; readonly number: bigint } | undefined {
  const match = /^(.*?\D)(\d{1,18})$/su.exec(text.normalize('NFKC').trim());
  const [, stem, digits] = match ?? [];
  if (stem === undefined || digits === undefined || /^(?:19|20)\d{2}$/.test(digits)) return undefined;
  return { stem: stem.trimEnd(), number: BigInt(digits) };
}
