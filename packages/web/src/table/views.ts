/** Views of a table that a reader keeps under a name: what its address said (filters, sorting, columns). Kept in this browser. */

export interface SavedView {
  readonly name: string;
  readonly search: Readonly<Record<string, string | number>>;
}

const MOST = 20;
const address = (table: string) => `kuaishu.views.${table}`;

/** Where an address remembers a place rather than a view. */
const PLACES = new Set(['offset', 'pair', 'cell', 'edge']);

/** What of an address makes the view. */
export function viewOf(search: Readonly<Record<string, unknown>>): SavedView['search'] {
  return Object.fromEntries(
    Object.entries(search).filter(
      (entry): entry is [string, string | number] =>
        !PLACES.has(entry[0]) && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  );
}

export const sameView = (a: SavedView['search'], b: SavedView['search']): boolean => {
  const text = (search: SavedView['search']) =>
    JSON.stringify(Object.entries(search).sort(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
};

/** A view of that name takes the place of the older one. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  [...views.filter((other) => other.name !== view.name), view].slice(-MOST);

export function keptViews(table: string, store: Pick<Storage, 'getItem'>): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(address(table)) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one: unknown) => {
      const { name, search } = (one ?? {}) as { name?: unknown; search?: unknown };
      return typeof name === 'string' && typeof search === 'object' && search !== null
        ? [{ name, search: viewOf(search as Record<string, unknown>) }]
        : [];
    });
  } catch {
    return []; // a private window, or somebody else's text
  }
}

export function keepViews(table: string, views: readonly SavedView[], store: Pick<Storage, 'setItem'>): boolean {
  try {
    store.setItem(address(table), JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}
