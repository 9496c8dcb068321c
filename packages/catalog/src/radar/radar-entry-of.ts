import { abstractOf, type Entry } from '../entry.ts';
import { baseOfClass } from './base/base-of-class.ts';
import type { RadarEntry } from './radar-entry.ts';

/** An entry of a project folder as the radar takes it; its provider is known by name alone. */
export function radarEntryOf(entry: Entry, id: string): RadarEntry {
  const { name, provider, subject, key, items, authority } = entry;
  const base = baseOfClass(entry.class?.kind, entry.class?.category ?? '');
  const said = abstractOf(entry)?.zh;
  return {
    id,
    title: name.zh,
    ...(said && { abstract: said }),
    organisation: { id: provider.name, name: provider.name },
    subject,
    ...(key && { key }),
    items: items.map((item) => ({
      name: item.name,
      ...(item.title && { title: item.title.zh }),
      ...(item.element && { element: item.element }),
      ...(item.attribute && { attribute: item.attribute }),
      ...(item.type && { type: item.type }),
      ...(item.unit && { unit: item.unit }),
    })),
    ...(authority && { authority }),
    state: 'published',
    ...(base && { base }),
  };
}
