/** Rows of a list of resources → entries as the radar takes them. A row is a resource, or an item of one whose name stands above or is repeated. */
import { leadingRegion } from '@kuaishu/standards';
import type { RadarEntry, RadarItem } from '../radar/radar-entry.ts';
import { itemOfName, itemsOfCell } from './item-names.ts';
import type { Cells, ListingColumns } from './recognise.ts';
import type { ListingRole } from './roles.ts';

export interface ListedEntry {
  readonly entry: RadarEntry;
  /** Position of its first row. */
  readonly row: number;
  readonly code?: string;
}

export interface Listing {
  readonly entries: readonly ListedEntry[];
  /** Rows that say something and name no resource. */
  readonly nameless: readonly number[];
  /** Each row is an item. */
  readonly itemwise: boolean;
}

/** Share of the rows that go on with the resource above, from which on rows are taken for items. */
const ITEMWISE = 0.3;

/** @param idOf unique id of the entry that begins at a row */
export function entriesOfRows(rows: readonly Cells[], columns: ListingColumns, idOf: (row: number) => string): Listing {
  const cell = (row: Cells, role: ListingRole): string => {
    const at = columns[role];
    return at === undefined ? '' : (row[at]?.trim() ?? '');
  };
  const itemwise = isItemwise(rows, columns, cell);
  const nameless: number[] = [];
  const groups = new Map<string, { row: number; rows: Cells[] }>();
  let above: { row: number; rows: Cells[] } | undefined;
  rows.forEach((row, nth) => {
    const title = cell(row, 'title');
    if (title === '') {
      if (itemwise && above !== undefined && (cell(row, 'items') !== '' || cell(row, 'meaning') !== ''))
        above.rows.push(row);
      else if (row.some((each) => (each?.trim() ?? '') !== '')) nameless.push(nth);
      return;
    }
    const key = itemwise ? JSON.stringify([title, cell(row, 'provider') || null, cell(row, 'code')]) : String(nth);
    above = groups.get(key) ?? (itemwise ? continued(above, row, cell) : undefined);
    if (above === undefined) {
      above = { row: nth, rows: [row] };
      groups.set(key, above);
    } else above.rows.push(row);
  });
  const entries = [...groups.values()].map(({ row, rows: own }): ListedEntry => {
    const stated = (role: ListingRole): string => own.map((each) => cell(each, role)).find((text) => text !== '') ?? '';
    const id = idOf(row);
    const [provider, abstract, region, code] = [
      stated('provider'),
      stated('abstract'),
      regionOf(stated('region')),
      stated('code'),
    ];
    return {
      row,
      ...(code !== '' && { code }),
      entry: {
        id,
        title: stated('title'),
        ...(abstract !== '' && { abstract }),
        // who is not named is nobody else
        organisation: { id: provider || id, name: provider },
        ...(region !== undefined && { region }),
        items: itemwise
          ? own.flatMap((each) => itemOfRow(cell(each, 'items'), cell(each, 'meaning')))
          : itemsOfRow(stated('items'), stated('meaning')),
        state: 'published',
      },
    };
  });
  return { entries, nameless, itemwise };
}

/** The provider and the code of a resource stand only in its first row. */
function continued(
  above: { row: number; rows: Cells[] } | undefined,
  row: Cells,
  cell: (row: Cells, role: ListingRole) => string,
): { row: number; rows: Cells[] } | undefined {
  const [first] = above?.rows ?? [];
  if (above === undefined || first === undefined || cell(first, 'title') !== cell(row, 'title')) return undefined;
  const agrees = (role: ListingRole): boolean => cell(row, role) === '' || cell(row, role) === cell(first, role);
  return agrees('provider') && agrees('code') ? above : undefined;
}

function isItemwise(
  rows: readonly Cells[],
  columns: ListingColumns,
  cell: (row: Cells, role: ListingRole) => string,
): boolean {
  if (columns.items === undefined) return false;
  let last = '';
  let going = 0;
  let named = 0;
  for (const row of rows) {
    const [title, items] = [cell(row, 'title'), cell(row, 'items')];
    if (items === '') continue;
    named += 1;
    if ((title === '' || title === last) && last !== '') going += 1;
    if (title !== '') last = title;
  }
  return named > 0 && going >= named * ITEMWISE;
}

function itemOfRow(name: string, meaning: string): RadarItem[] {
  if (name === '') return meaning === '' ? [] : [itemOfName(meaning)];
  return [meaning === '' || meaning === name ? itemOfName(name) : { name, title: meaning }];
}

/** Names and what they mean in two cells go together where they are as many. */
function itemsOfRow(names: string, meanings: string): RadarItem[] {
  const [items, meant] = [itemsOfCell(names), itemsOfCell(meanings)];
  if (items.length === 0) return meant;
  if (meant.length !== items.length) return items;
  return items.map((item, nth) => ({ ...item, title: meant[nth]!.name }));
}

/** A code of six digits, longer ones cut to them; a name of a region. */
function regionOf(text: string): string | undefined {
  if (/^\d{6}(?:\d{3}|\d{6})?$/u.test(text)) return text.slice(0, 6);
  const found = text === '' ? undefined : leadingRegion(text);
  return found?.rest.trim() === '' ? found.region.code : undefined;
}
