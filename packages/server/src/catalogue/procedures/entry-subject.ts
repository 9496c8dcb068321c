/** What guards of the catalogue's procedures know of an entry, and what the entry's own table says after each step of its case. */

import type { EntryFault } from '@kuaishu/api';
import { type Entry, gradeChanges } from '@kuaishu/catalog';
import type { Subject } from '../../procedures/subject.ts';
import { judgeBody } from '../body.ts';
import type { DraftKeeper } from '../drafts.ts';
import type { Conflict, Publisher } from '../publish.ts';
import type { CatalogueStore } from '../store.ts';

export interface EntryInReview {
  readonly entry: string;
  readonly version: number;
  readonly isRevision: boolean;
  readonly published: boolean;
  readonly faults: readonly EntryFault[];
  readonly conflicts: readonly Conflict[];
  /** Names of items (empty: the entry as a whole) whose grade would fall. */
  readonly lowered: readonly string[];
  readonly digest: string;
}

export function entrySubject(parts: {
  readonly store: CatalogueStore;
  readonly drafts: DraftKeeper;
  readonly publish: Publisher;
}): Subject {
  const { store, drafts, publish } = parts;
  return {
    kind: 'entry',
    async read(trx, id): Promise<EntryInReview | null> {
      const row = await store.lockEntry(trx, id);
      if (!row) return null;
      const working = await store.working(id, trx);
      const { entry, faults } = working ? judgeBody(working.body) : { entry: null, faults: [] };
      const before = row.version > 0 ? await store.version(id, row.version, trx) : undefined;
      const old = before ? judgeBody(before.body).entry : null;
      return {
        entry: id,
        version: working?.version ?? row.version,
        isRevision: row.version > 0,
        published: row.state === 'published',
        faults,
        conflicts: entry ? await publish.conflictsOf(row, entry, trx) : [],
        lowered: old && entry ? loweredItems(old, entry) : [],
        digest: working?.digest ?? row.digest,
      };
    },
    async moved(act, { before, after }) {
      if (after.procedure !== 'catalogue_entry') return;
      if (after.state === 'withdrawn' || after.state === 'refused') await drafts.abandon(act, after.subject.id);
      else if (after.state === 'draft' || after.state === 'returned') {
        if (before !== null && before.state !== after.state) await drafts.setState(act, after.subject.id, 'draft');
      } else if (after.state === 'sign_off' || after.state === 'review')
        await drafts.setState(act, after.subject.id, 'submitted');
    },
  };
}

function loweredItems(before: Entry, after: Entry): string[] {
  return gradeChanges(before, after)
    .filter(({ direction }) => direction === 'lowered')
    .map(({ item }) => item ?? '');
}
