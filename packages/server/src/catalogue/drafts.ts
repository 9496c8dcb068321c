/** Compiling: a working version of an entry, saved as often as one likes by the house that owns it, until it is submitted. */
import type { Selectable, Transaction } from 'kysely';
import type { Act } from '../acts/acts.ts';
import type { Tables } from '../db/tables.ts';
import { notFound, ServerError } from '../errors.ts';
import { newId } from '../ids.ts';
import { checkBody, headOf, judgeBody } from './body.ts';
import { digestOf } from './digest.ts';
import type { EntryRow } from './facts.ts';
import type { CatalogueStore, VersionRow } from './store.ts';
import type { CatalogVersionTable } from './tables.ts';

export interface Home {
  readonly id: string;
  readonly path: readonly string[];
  readonly territory: string;
  readonly level: string;
  readonly name: string;
  readonly uscc: string | null;
}

export type Body = Readonly<Record<string, unknown>>;
export type Origin = 'form' | 'file' | 'database' | 'workbook' | 'api' | 'revision';

export interface Working {
  readonly entry: EntryRow;
  readonly version: VersionRow;
}

/** Whose the entry is stands on the ledger: what a form says of its provider is replaced by the house's own name and code. */
function ofHouse(body: Body, { name, uscc }: Pick<Home, 'name' | 'uscc'>): Body {
  const given = body['provider'];
  const short = given !== null && typeof given === 'object' ? (given as Body)['short'] : undefined;
  return { ...body, provider: { name, ...(short ? { short } : {}), ...(uscc ? { uscc } : {}) } };
}

/** Whether a version of that case is being signed off or checked; within a transaction as that sees it. */
export type InReview = (caseId: string | null, trx?: Transaction<Tables>) => Promise<boolean>;

const nameTaken = (resource: string): ServerError =>
  new ServerError(
    'conflict',
    {
      zh: `本单位已有标识为“${resource}”的条目。`,
      en: `Your organisation already has an entry named "${resource}".`,
    },
    {
      where: 'body.resource',
      mend: { zh: '换一个标识，或修订原条目。', en: 'Choose another name, or revise that entry.' },
    },
  );

/** @throws ServerError conflict where the house has another entry of that name. */
async function named<T>(resource: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '23505') throw nameTaken(resource);
    throw error;
  }
}

export function draftKeeper(store: CatalogueStore, inReview: InReview) {
  async function insertVersion(
    act: Act,
    entry: string,
    version: number,
    body: Body,
    origin: Origin,
    caseId: string,
  ): Promise<VersionRow> {
    const row = {
      entry,
      version,
      state: 'working' as const,
      body: JSON.stringify(body),
      digest: digestOf(body),
      revision: 1,
      case_id: caseId,
      author: act.principal.id,
      origin,
      changed_at: act.at,
      published_at: null,
    };
    return act.trx
      .with('touched', (query) => query.insertInto('catalog_touch').values({ entry }))
      .insertInto('catalog_version')
      .values(row)
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  return {
    /** A new entry of `home`, with its first version in work under a case of that id. @throws ServerError conflict where the house has one of that name. */
    async open(act: Act, home: Home, given: Body, origin: Origin, caseId: string): Promise<Working> {
      const body = ofHouse(given, home);
      const resource = checkBody(body);
      const { entry: judged } = judgeBody(body);
      const id = newId('entry', act.at);
      const entry = await act.trx
        .insertInto('catalog_entry')
        .values({
          id,
          resource,
          owner: home.id,
          path: [...home.path],
          territory: home.territory,
          level: home.level,
          state: 'draft',
          code: null,
          ...headOf(body, judged),
          created_at: act.at,
          changed_at: act.at,
          version: 0,
          digest: '',
        })
        .onConflict((on) => on.columns(['owner', 'resource']).doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!entry) throw nameTaken(resource);
      const version = await insertVersion(act, id, 1, body, origin, caseId);
      act.on({ kind: 'Entry', id, path: home.path });
      return { entry, version };
    },

    /** A new version in work, under a case of that id, of an entry that stands on the ledger, beginning as its published one. */
    async revise(act: Act, entryId: string, caseId: string): Promise<Working> {
      const entry = await store.lockEntry(act.trx, entryId);
      if (!entry) throw notFound({ zh: '条目', en: 'entry' }, entryId, 'entry');
      if (entry.state !== 'published')
        throw new ServerError(
          'conflict',
          { zh: '只有已发布的条目可以修订。', en: 'Only a published entry can be revised.' },
          { where: 'entry' },
        );
      if (await store.working(entryId, act.trx))
        throw new ServerError(
          'conflict',
          { zh: '这个条目已有一个版本在编制。', en: 'A version of this entry is in work already.' },
          { where: 'entry', mend: { zh: '打开它继续编制。', en: 'Open it and go on.' } },
        );
      const published = await store.version(entryId, entry.version, act.trx);
      if (!published) throw new Error(`${entryId} has no version ${entry.version}`);
      const version = await insertVersion(act, entryId, entry.version + 1, published.body, 'revision', caseId);
      act.on({ kind: 'Entry', id: entryId, path: entry.path });
      return { entry, version };
    },

    /** @throws ServerError conflict where somebody else saved first, where it is in review, or where the house has an entry of its new name. */
    async save(
      act: Act,
      home: Pick<Home, 'name' | 'uscc'>,
      entryId: string,
      given: Body,
      revision: number,
    ): Promise<Working> {
      const body = ofHouse(given, home);
      const resource = checkBody(body);
      const entry = await store.lockEntry(act.trx, entryId);
      const working = entry && (await store.working(entryId, act.trx));
      if (!entry || !working) throw notFound({ zh: '编制中的版本', en: 'version in work' }, entryId, 'entry');
      if (await inReview(working.case_id, act.trx))
        throw new ServerError(
          'conflict',
          {
            zh: '条目正在签发或核查，内容不能再改。',
            en: 'The entry is being signed off or checked; what was submitted does not change any more.',
          },
          {
            where: 'version',
            mend: { zh: '需要改的，请办理人退回补正。', en: 'Ask whoever has it to return it.' },
          },
        );
      if (working.revision !== revision)
        throw new ServerError(
          'conflict',
          {
            zh: '别人刚保存过这个版本，你的改动没有写入。',
            en: 'Somebody else has just saved this version; your change was not written.',
          },
          { where: 'revision', mend: { zh: '重新载入后再改。', en: 'Load it again, then change it.' } },
        );
      if (entry.version > 0 && resource !== entry.resource)
        throw new ServerError(
          'bad_request',
          { zh: '已发布条目的资源标识不能更改。', en: 'The resource name of a published entry does not change.' },
          { where: 'body.resource', mend: { zh: `请保留“${entry.resource}”。`, en: `Keep "${entry.resource}".` } },
        );
      const { entry: judged } = judgeBody(body);
      const version = await act.trx
        .with('touched', (query) => query.insertInto('catalog_touch').values({ entry: entryId }))
        .updateTable('catalog_version')
        .set({
          body: JSON.stringify(body),
          digest: digestOf(body),
          revision: revision + 1,
          changed_at: act.at,
          author: act.principal.id,
        })
        .where('entry', '=', entryId)
        .where('version', '=', working.version)
        .returningAll()
        .executeTakeFirstOrThrow();
      // What stands on the ledger keeps its published head until the revision is published.
      const head = entry.version === 0 ? { ...headOf(body, judged), resource } : {};
      const changed = await named(resource, () =>
        act.trx
          .updateTable('catalog_entry')
          .set({ ...head, changed_at: act.at })
          .where('id', '=', entryId)
          .returningAll()
          .executeTakeFirstOrThrow(),
      );
      act.on({ kind: 'Entry', id: entryId, path: entry.path });
      return { entry: changed, version };
    },

    inReview,

    /** Submitted entries leave the house's sight alone; a returned one comes back to it. Only the first version has such a state. */
    async setState(act: Act, entryId: string, state: 'draft' | 'submitted'): Promise<void> {
      await act.trx
        .updateTable('catalog_entry')
        .set({ state, changed_at: act.at })
        .where('id', '=', entryId)
        .where('version', '=', 0)
        .execute();
      await store.touch(act.trx, entryId);
    },

    /** The version in work is given up: its case was withdrawn or refused. */
    async abandon(act: Act, entryId: string): Promise<void> {
      await act.trx
        .updateTable('catalog_version')
        .set({ state: 'abandoned' as const, changed_at: act.at })
        .where('entry', '=', entryId)
        .where('state', '=', 'working')
        .execute();
      await act.trx
        .updateTable('catalog_entry')
        .set({ state: 'draft' })
        .where('id', '=', entryId)
        .where('version', '=', 0)
        .execute();
      await store.touch(act.trx, entryId);
    },
  };
}
export type DraftKeeper = ReturnType<typeof draftKeeper>;
export type VersionHead = Omit<Selectable<CatalogVersionTable>, 'body'>;
