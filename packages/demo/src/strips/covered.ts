/** A strip as its department would hand it over covered (脱敏): numbers of persons and telephones but for some characters at either end. */
import type { Item } from '@kuaishu/catalog';
import type { Row, Strip } from './strip.ts';

/** Element → what stays visible, as desensitised exchanges have it. */
const SHOWN: Readonly<Record<string, { readonly head: number; readonly tail: number; readonly length: number }>> = {
  resident_id: { head: 6, tail: 4, length: 18 },
  mobile: { head: 3, tail: 4, length: 11 },
};

export function coveredStrip(strip: Strip<Row>): Strip<Row> {
  const covers: Record<string, { head: number; tail: number }> = {};
  const columns = strip.columns.map((column) => {
    const shown = SHOWN[column.element ?? ''];
    if (!shown) return column;
    const { head, tail, length } = shown;
    covers[column.name] = { head, tail };
    const item: Partial<Item> = { ...column.item, covered: `1-${head},${length - tail + 1}-${length}` };
    return { ...column, item };
  });
  // what is covered is nobody's source
  const names = new Set(columns.flatMap(({ name, element }) => (name in covers ? [name, element] : [])));
  const authority = strip.entry.authority?.filter((name) => !names.has(name));
  return { ...strip, columns, covers, entry: { ...strip.entry, ...(authority ? { authority } : {}) } };
}

/** Too short to have anything covered: as it was. */
export function covered(value: string, { head, tail }: { readonly head: number; readonly tail: number }): string {
  const characters = [...value];
  const hidden = characters.length - head - tail;
  if (hidden < 2) return value;
  return characters.slice(0, head).join('') + '*'.repeat(hidden) + characters.slice(head + hidden).join('');
}
