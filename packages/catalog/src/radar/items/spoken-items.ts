/** Items under the headings that say most: columns in letters under their titles, and without what a database puts before every name. */
import type { RadarItem } from '../radar-entry.ts';

const HAN = /\p{Script=Han}/u;
/** JBXX_XM, t_person_name: what stands before the first underscore; one letter alone is the sort of a field (c_, f_, n_). */
const PREFIX = /^([a-z][a-z0-9]*)_+(?=[a-z])/iu;
/** Of so many columns and so large a share of them one prefix is the table's and not the fact's. */
const LEAST_COLUMNS = 4;
const MOST_OF_THEM = 0.6;

export function spokenItems(items: readonly RadarItem[]): readonly RadarItem[] {
  const common = commonPrefix(items);
  return items.map((item) => {
    const name = spokenName(item, common);
    return name === item.name ? item : { ...item, name };
  });
}

function spokenName({ name, title }: RadarItem, common: string | undefined): string {
  if (HAN.test(name)) return name;
  if (title !== undefined && HAN.test(title)) return title;
  const prefix = PREFIX.exec(name);
  return prefix !== null && (prefix[1]!.length === 1 || prefix[1]!.toLowerCase() === common)
    ? name.slice(prefix[0].length)
    : name;
}

function commonPrefix(items: readonly RadarItem[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of items) {
    const prefix = PREFIX.exec(name)?.[1]?.toLowerCase();
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  for (const [prefix, count] of counts)
    if (count >= LEAST_COLUMNS && count >= items.length * MOST_OF_THEM) return prefix;
  return undefined;
}
