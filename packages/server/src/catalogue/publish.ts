/** Publication, revision and withdrawal: what changes the ledger itself. Each takes one number in the ledger's order and is visible whole or not at all. */
import { classParts, type Entry, formatClassCode, nextCode, resolveItems } from '@kuaishu/catalog';
import { type Selectable, sql } from 'kysely';
import type { Act } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import { CATALOG_LEAVES } from '../ledger/leaf-types.ts';
import { headOf, judgeBody } from './body.ts';
import { canonicalJson, digestOf } from './digest.ts';
import type { EntryRow } from './facts.ts';
import type { CatalogueStore } from './store.ts';
import type { CatalogAuthorityTable } from './tables.ts';

/** Any number, the same for all servers on a database: publications go one after another, so that the ledger's order has no gaps. */
const ORDER_LOCK = 8_170_006;

export interface Conflict {
  readonly attribute: string;
  readonly source: string;
}

export function publisher(store: CatalogueStore) {
  async function nextSeq(act: Act): Promise<number> {
    await sql`SELECT pg_advisory_xact_lock(${ORDER_LOCK})`.execute(act.trx);
    const { last } = await act.trx
      .selectFrom('catalog_change')
      .select(sql<string | null>`max(seq)`.as('last'))
      .executeTakeFirstOrThrow();
    return Number(last ?? 0) + 1;
  }

  async function codeFor(act: Act, row: EntryRow, entry: Entry): Promise<string> {
    if (row.code) return row.code;
    const parts = classParts(entry);
    if (!parts)
      throw new ServerError(
        'bad_request',
        { zh: '分类不完整，无法赋码。', en: 'The class is incomplete, so no code can be given.' },
        { where: 'body.class', mend: { zh: '补齐类和项。', en: 'Give class and category.' } },
      );
    const classCode = formatClassCode(parts);
    const { last } = await act.trx
      .selectFrom((eb) =>
        eb
          .selectFrom('catalog_code')
          .select('serial')
          .where('class_code', '=', classCode)
          // those that a database which was restored to an earlier time does not know any more
          .unionAll(eb.selectFrom('catalog_code_lost').select('serial').where('class_code', '=', classCode))
          .as('given'),
      )
      .select(sql<number | null>`max(serial)`.as('last'))
      .executeTakeFirstOrThrow();
    const serial = (last ?? 0) + 1;
    await act.trx
      .insertInto('catalog_code')
      .values({ class_code: classCode, serial, entry: row.id, at: act.at })
      .execute();
    return nextCode(parts, last);
  }

  /** Attributes that the entry claims in its territory and of which another entry is the source already. */
  async function conflictsOf(
    row: Pick<EntryRow, 'id' | 'territory'>,
    entry: Entry,
    reader: Act['trx'] | null,
  ): Promise<Conflict[]> {
    const claims = claimsOf(entry);
    if (claims.length === 0) return [];
    const held = await store.authorities(row.territory, entry.subject, claims, reader);
    return held.filter((one) => one.entry !== row.id).map((one) => ({ attribute: one.attribute, source: one.entry }));
  }

  return {
    conflictsOf,

    /**
     * Makes the version in work the published one. Runs in the transaction of its act.
     * @throws ServerError where the entry has faults or claims what another is the source of.
     */
    async publish(act: Act, entryId: string): Promise<{ code: string; version: number; seq: number }> {
      const row = await store.lockEntry(act.trx, entryId);
      const working = row && (await store.working(entryId, act.trx));
      if (!row || !working)
        throw new ServerError(
          'conflict',
          { zh: '没有可发布的版本。', en: 'There is no version to publish.' },
          { where: 'entry' },
        );
      const { entry: judged, faults } = judgeBody(working.body);
      const fault = faults.find(({ severity }) => severity === 'error');
      if (!judged || fault)
        throw new ServerError('conflict', fault?.message ?? { zh: '条目有误。', en: 'The entry has faults.' }, {
          where: fault?.where ?? 'body',
          ...(fault ? { mend: fault.mend } : {}),
        });
      const conflicts = await conflictsOf(row, judged, act.trx);
      if (conflicts.length > 0)
        throw new ServerError(
          'conflict',
          {
            zh: `“${conflicts[0]?.attribute}”已有数源，不能再声明权威。`,
            en: `"${conflicts[0]?.attribute}" has its source already; it cannot be claimed again.`,
          },
          {
            where: 'body.authority',
            mend: { zh: '删去该声明，或提请裁定。', en: 'Drop the claim, or ask for a ruling.' },
          },
        );
      const seq = await nextSeq(act);
      const code = await codeFor(act, row, judged);
      const body = { ...working.body, code, released: act.at.toISOString().slice(0, 10) };
      const digest = digestOf(body);
      await act.trx
        .updateTable('catalog_version')
        .set({ state: 'superseded' as const })
        .where('entry', '=', entryId)
        .where('state', '=', 'published')
        .execute();
      await act.trx
        .updateTable('catalog_version')
        .set({ state: 'published' as const, body: canonicalJson(body), digest, published_at: act.at })
        .where('entry', '=', entryId)
        .where('version', '=', working.version)
        .execute();
      await act.trx
        .updateTable('catalog_entry')
        .set({
          ...headOf(body, judged),
          state: 'published',
          code,
          version: working.version,
          digest,
          changed_at: act.at,
          published_at: act.at,
        })
        .where('id', '=', entryId)
        .execute();
      await replaceItems(act, row, judged);
      await replaceAuthority(act, row, judged);
      await act.trx
        .insertInto('catalog_change')
        .values({
          seq,
          at: act.at,
          kind: working.version === 1 ? 'published' : 'revised',
          entry: entryId,
          version: working.version,
          digest,
          territory: row.territory,
          level: row.level,
        })
        .execute();
      await store.touch(act.trx, entryId);
      const leaf = {
        provider: row.owner,
        resource: code,
        version: working.version,
        entry: digest,
        ...(working.case_id ? { case: working.case_id } : {}),
      };
      if (row.version === 0) await act.leaf(CATALOG_LEAVES.published, entryId, leaf);
      else await act.leaf(CATALOG_LEAVES.revised, entryId, { ...leaf, before: row.digest });
      return { code, version: working.version, seq };
    },

    /** Takes the entry off the ledger: its code and versions stay, its claims are free. */
    async withdraw(act: Act, entryId: string): Promise<void> {
      const row = await store.lockEntry(act.trx, entryId);
      if (row?.state !== 'published' || !row.code)
        throw new ServerError(
          'conflict',
          { zh: '只有已发布的条目可以撤销。', en: 'Only a published entry can be withdrawn.' },
          { where: 'entry' },
        );
      const seq = await nextSeq(act);
      await act.trx
        .updateTable('catalog_entry')
        .set({ state: 'withdrawn', changed_at: act.at })
        .where('id', '=', entryId)
        .execute();
      await act.trx.deleteFrom('catalog_authority').where('entry', '=', entryId).execute();
      await act.trx.deleteFrom('catalog_item').where('entry', '=', entryId).execute();
      await act.trx
        .insertInto('catalog_change')
        .values({
          seq,
          at: act.at,
          kind: 'withdrawn',
          entry: entryId,
          version: row.version,
          digest: row.digest,
          territory: row.territory,
          level: row.level,
        })
        .execute();
      await store.touch(act.trx, entryId);
      await act.leaf(CATALOG_LEAVES.withdrawn, entryId, {
        provider: row.owner,
        resource: row.code,
        version: row.version,
      });
    },

    /** A ruling: from now on this entry is the source of the attribute in its territory, whatever was before. */
    async rule(
      act: Act,
      ruling: Pick<Selectable<CatalogAuthorityTable>, 'territory' | 'subject' | 'attribute' | 'entry'>,
      caseId: string,
    ): Promise<void> {
      await act.trx
        .insertInto('catalog_authority')
        .values({ ...ruling, decided_by: caseId, since: act.at })
        .onConflict((on) =>
          on
            .columns(['territory', 'subject', 'attribute'])
            .doUpdateSet({ entry: ruling.entry, decided_by: caseId, since: act.at }),
        )
        .execute();
      await store.touch(act.trx, ruling.entry);
    },
  };
}
export type Publisher = ReturnType<typeof publisher>;

/** Attributes claimed, as the block names them. */
export function claimsOf(entry: Entry): string[] {
  return [...new Set(entry.authority ?? [])];
}

async function replaceItems(act: Act, row: EntryRow, entry: Entry): Promise<void> {
  await act.trx.deleteFrom('catalog_item').where('entry', '=', row.id).execute();
  const items = resolveItems(entry);
  await act.trx
    .insertInto('catalog_item')
    .values(
      items.map((item, position) => ({
        entry: row.id,
        position,
        name: item.name,
        element: item.element?.id ?? null,
        attribute: item.attribute,
        subject: entry.subject,
        grade: item.grade,
        sharing: String(entry.items[position]?.sharing?.type ?? entry.sharing?.type ?? ''),
        territory: row.territory,
      })),
    )
    .execute();
}

/** What was ruled stays as ruled; what it claims and nobody holds becomes its own; what it no longer claims is free. */
async function replaceAuthority(act: Act, row: EntryRow, entry: Entry): Promise<void> {
  const claims = claimsOf(entry);
  await act.trx
    .deleteFrom('catalog_authority')
    .where('entry', '=', row.id)
    .where('decided_by', 'is', null)
    .where(claims.length > 0 ? sql<boolean>`NOT (attribute = ANY(${claims}))` : sql<boolean>`TRUE`)
    .execute();
  if (claims.length === 0) return;
  await act.trx
    .insertInto('catalog_authority')
    .values(
      claims.map((attribute) => ({
        territory: row.territory,
        subject: entry.subject,
        attribute,
        entry: row.id,
        decided_by: null,
        since: act.at,
      })),
    )
    .onConflict((on) => on.columns(['territory', 'subject', 'attribute']).doNothing())
    .execute();
}
