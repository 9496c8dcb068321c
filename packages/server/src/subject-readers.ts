/** Who may read what the log of flows has about a record, for each kind of record that the platform keeps; and the names of those who acted. */
import { entryFacts } from './catalogue/facts.ts';
import { catalogueStore } from './catalogue/store.ts';
import type { Db } from './db/database.ts';
import { ServerError } from './errors.ts';
import { accountStore } from './identity/accounts/store.ts';
import type { OrganisationDirectory } from './identity/organisations/directory.ts';
import { accountFacts } from './identity/organisations/tree.ts';
import type { SubjectReaders } from './ledger/subjects.ts';
import { PLATFORM } from './policy/facts.ts';
import { caseFacts } from './procedures/facts.ts';
import { caseStore } from './procedures/store/case-store.ts';

export function subjectReaders(parts: {
  db: Db;
  organisations: OrganisationDirectory;
  clock: () => Date;
}): SubjectReaders {
  const { db, organisations, clock } = parts;
  const [cases, entries, accounts] = [caseStore(db), catalogueStore(db), accountStore(db)];
  return {
    case: {
      action: 'case.read',
      async facts(id) {
        const found = await cases.find(id);
        return found && caseFacts(found.case, clock());
      },
    },
    entry: {
      action: 'entry.read',
      async facts(id) {
        const found = await entries.entry(id);
        return found ? entryFacts(found) : null;
      },
    },
    run: { action: 'run.read', facts: async () => PLATFORM },
    // its name is sealed: whose it is cannot be told, so it is the province's
    pair: {
      action: 'review.read',
      facts: async (id) => ({ type: 'Entity', id, attributes: { territories: [] } }),
    },
    org: { action: 'organisation.read', facts: (id) => orNull(organisations.factsOf(id)) },
    user: {
      action: 'account.read',
      async facts(id) {
        const account = await accounts.byId(id);
        return account && accountFacts(id, id, await organisations.get(account.organisation));
      },
    },
  };
}

/** Names of people by their ids; whoever may read a record may know who acted on it. */
export function actorNames(db: Db): (ids: readonly string[]) => Promise<ReadonlyMap<string, string>> {
  const accounts = accountStore(db);
  return async (ids) => {
    const users = ids.filter((id) => id.startsWith('user_'));
    if (users.length === 0) return new Map();
    return new Map([...(await accounts.byIds(users))].map(([id, { name }]) => [id, name]));
  };
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error: unknown) => {
    if (error instanceof ServerError && error.code === 'not_found') return null;
    throw error;
  });
}
