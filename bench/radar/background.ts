/**
 * Makes packages/catalog/src/radar/index/background.json: how common words of titles and headings of listed items are, counted over Shanghai's open catalogue
 * alone. Guizhou's, on which the figures are reported, is not looked at.
 *
 *   node bench/radar/background.ts
 */
import { writeFile } from 'node:fs/promises';
import { listedItems } from '../../packages/catalog/src/radar/items/listed-items.ts';
import { readHeading } from '../../packages/catalog/src/radar/items/read-heading.ts';
import { readTitle, regionOfBody } from '../../packages/catalog/src/radar/title/read-title.ts';
import { openCatalogueFolder, openCatalogues } from './real/open-catalogues.ts';

/** Words and headings of fewer entries are left out: below, rarity is rarity. */
const LEAST = 9;
const folder = openCatalogueFolder();
if (folder === undefined) throw new Error('the open catalogues are not on this machine');
const entries = (await openCatalogues(folder)).filter(({ source }) => source.startsWith('other_shanghai'));
const words = new Map<string, number>();
const items = new Map<string, number>();
let listing = 0;
for (const { title, abstract, organisation } of entries) {
  for (const word of readTitle(title, regionOfBody(organisation.name)).words)
    words.set(word, (words.get(word) ?? 0) + 1);
  const names = listedItems(abstract).map((name) => readHeading(name));
  if (names.length === 0) continue;
  listing += 1;
  for (const key of new Set(names.map(({ elements, normal }) => elements[0] ?? normal)))
    items.set(key, (items.get(key) ?? 0) + 1);
}
const shares = (counts: ReadonlyMap<string, number>, of: number): Record<string, number> =>
  Object.fromEntries(
    [...counts]
      .filter(([, count]) => count >= LEAST)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([key, count]) => [key, Math.round((count / of) * 1e4) / 1e4]),
  );
const data = {
  provenance: `bench/radar/background.ts over other_shanghai_shanghai.json (CNPDS, Apache-2.0, crawl of February 2023): words of ${entries.length} titles, items that ${listing} abstracts list; of at least ${LEAST} entries`,
  words: shares(words, entries.length),
  items: shares(items, listing),
};
await writeFile(
  new URL('../../packages/catalog/src/radar/index/background.json', import.meta.url),
  `${JSON.stringify(data, null, 2)}\n`,
);
process.stdout.write(`${Object.keys(data.words).length} words, ${Object.keys(data.items).length} items\n`);
