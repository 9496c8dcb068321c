/** What policies know of an entry, and the columns by which lists of entries follow the same policies. */
import type { Selectable } from 'kysely';
import type { ResourceFacts } from '../policy/facts.ts';
import type { ScopeColumn } from '../policy/scope.ts';
import type { CatalogEntryTable } from './tables.ts';

export type EntryRow = Selectable<CatalogEntryTable>;

export function entryFacts(
  row: Pick<EntryRow, 'id' | 'owner' | 'path' | 'territory' | 'level' | 'state' | 'sharing' | 'open'>,
): ResourceFacts {
  const { owner, path, territory, level, state, sharing, open } = row;
  return { type: 'Entry', id: row.id, attributes: { owner, path, territory, level, state, sharing, open } };
}

export const ENTRY_COLUMNS: Readonly<Record<string, ScopeColumn>> = {
  owner: { column: 'catalog_entry.owner', kind: 'text' },
  path: { column: 'catalog_entry.path', kind: 'array' },
  territory: { column: 'catalog_entry.territory', kind: 'text' },
  level: { column: 'catalog_entry.level', kind: 'text' },
  state: { column: 'catalog_entry.state', kind: 'text' },
  sharing: { column: 'catalog_entry.sharing', kind: 'text' },
  open: { column: 'catalog_entry.open', kind: 'boolean' },
};
