/**
 * A catalogue as large as a province's, grown from a real one: each further document is a real one as another county's department would have it, of another
 * year, with items drawn from the real names of items and the data elements. Names of items are as unequally frequent as in real ones (Zipf).
 */
import type { SearchDocument, SearchItem } from '@kuaishu/catalog';
import { elements, guizhouCounties, regionPath, shortName } from '@kuaishu/standards';
import { type Random, randomFrom } from './random.ts';

export interface Expansion {
  readonly documents: number;
  /** Mean number of items; 0 leaves the items as they are. */
  readonly items: number;
  readonly seed: number;
}

export function* expanded(
  real: readonly SearchDocument[],
  { documents, items, seed }: Expansion,
): Generator<SearchDocument> {
  const random = randomFrom(seed);
  const names = itemNames(real);
  for (let nth = 0; nth < documents; nth += 1) {
    const original = real[nth % real.length]!;
    const document = nth < real.length ? original : elsewhere(original, nth, random);
    yield items === 0 ? document : { ...document, items: drawn(document.items ?? [], names, items, random) };
  }
}

function itemNames(real: readonly SearchDocument[]): SearchItem[] {
  const found = new Map<string, SearchItem>();
  for (const { id, name } of elements) found.set(name.zh, { name: name.zh, element: id });
  for (const { items = [] } of real) for (const item of items) if (!found.has(item.name)) found.set(item.name, item);
  return [...found.values()];
}

function drawn(own: readonly SearchItem[], names: readonly SearchItem[], mean: number, random: Random): SearchItem[] {
  const wanted = Math.max(1, Math.round(mean * (0.5 + random.next())));
  const items = new Map(own.slice(0, wanted).map((item) => [item.name, item]));
  while (items.size < wanted) {
    // rank r with probability ~ 1/r
    const item = names[Math.floor(names.length ** random.next()) - 1]!;
    items.set(item.name, item);
  }
  return [...items.values()];
}

/** The same resource in another county and year. */
function elsewhere(original: SearchDocument, nth: number, random: Random): SearchDocument {
  const county = random.pick(guizhouCounties);
  const path = regionPath(county.code).map(({ code }) => code);
  const year = String(2012 + random.below(14));
  const moved = (text: string): string =>
    text
      .replace(/(?:[\u4e00-\u9fff]{2,4}?)(?:市|县|州|区)/u, shortName(county) + county.name.slice(-1))
      .replace(/20\d\d/, year);
  const department = original.labels['department']?.[0] ?? '';
  const provider = department === '' ? `${county.name}人民政府` : `${county.name}${department}局`;
  const title = moved(original.title);
  return {
    ...original,
    id: `grown_${nth}`,
    title: title === original.title ? `${county.name}${title}` : title,
    abstract: moved(original.abstract ?? ''),
    provider,
    updated: Date.UTC(Number(year), random.below(12), 1 + random.below(28)),
    labels: { ...original.labels, provider: [provider], region: path, organisation: [...path, provider] },
  };
}
