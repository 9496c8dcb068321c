/**
 * The evidence of a ruling on a source. While the case is open it is gathered anew at each look; with the decision it is kept as it was, and its digest goes
 * into the decision's leaf.
 */
import type { EvidenceHolder, EvidenceView, OrganisationRef } from '@kuaishu/api';
import type { RunManifest } from '@kuaishu/refinery';
import { sql, type Transaction } from 'kysely';
import type { Act } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { notFound } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { caseFacts } from '../../procedures/facts.ts';
import { caseStore } from '../../procedures/store/case-store.ts';
import { canonicalJson, digestOf } from '../digest.ts';
import type { EntryRow } from '../facts.ts';
import { sourceRuling } from '../procedures/source-ruling.ts';
import type { SampleHead, SketchStore } from '../sketches/store.ts';
import type { CatalogueStore, VersionRow } from '../store.ts';
import type { UpdateDuty } from '../timeliness.ts';
import { type HeldData, nameOfAttribute, pairsOf } from './pairs.ts';

type Reader = Db | Transaction<Tables>;
type Gathered = Omit<EvidenceView, 'digest'>;

export interface EvidencePorts {
  readonly db: Db;
  readonly entries: CatalogueStore;
  readonly sketches: SketchStore;
  readonly organisationOf: () => Promise<(id: string) => OrganisationRef>;
  /** How each keeps its data up to date, by entry. */
  readonly dutiesOf: (rows: readonly EntryRow[]) => Promise<ReadonlyMap<string, UpdateDuty>>;
  readonly runs: () => Promise<readonly RunManifest[]>;
  readonly clock: () => Date;
}

export interface RulingEvidence {
  /** @throws ServerError not_found where there is no ruling of that id; Forbidden where the caller may not read the case. */
  view(caller: Caller, id: string): Promise<EvidenceView>;
  /** Keeps the evidence as it is, in the act that decides. Returns its digest. */
  freeze(act: Act, id: string): Promise<string>;
}

export function rulingEvidence(ports: EvidencePorts): RulingEvidence {
  const { db, entries, sketches, organisationOf, dutiesOf, runs, clock } = ports;
  const cases = caseStore(db);

  async function gather(data: Readonly<Record<string, unknown>>, at: Date, reader: Reader): Promise<Gathered> {
    const attribute = String(data['attribute'] ?? '');
    const claimants = textsOf(data['claimants']);
    const found = new Map((await entries.entries(claimants, reader)).map((row) => [row.id, row]));
    const rows = claimants.flatMap((id) => found.get(id) ?? []);
    const [organisation, heads, duties, manifests, sources] = await Promise.all([
      organisationOf(),
      sketches.heads(claimants, reader),
      dutiesOf(rows),
      runs(),
      rows.length === 0
        ? []
        : reader
            .selectFrom('catalog_authority')
            .selectAll()
            .where('attribute', '=', attribute)
            .where(
              'entry',
              'in',
              rows.map(({ id }) => id),
            )
            .execute(),
    ]);
    const holders: EvidenceHolder[] = [];
    const held: HeldData[] = [];
    for (const row of rows) {
      const [version, head] = [await versionOf(row, reader), heads.get(row.id)?.[0]];
      const of = head && (await sketches.ofAttribute(head, attribute, reader));
      const body = readBody(version?.body ?? {});
      const source = sources.find(({ entry }) => entry === row.id);
      const duty = duties.get(row.id);
      held.push({ entry: row.id, title: row.title, data: head && of ? { keyId: head.key_id, ...of } : null });
      holders.push({
        entry: row.id,
        title: row.title,
        code: row.code,
        owner: organisation(row.owner),
        item: await itemOf(row, attribute, reader),
        publishedAt: row.published_at?.toISOString() ?? null,
        source: source !== undefined,
        sourceSince: source?.since.toISOString() ?? null,
        statement: statementOf(data, row.id),
        matters: body.matters,
        grounds: body.grounds,
        cadence: row.cadence,
        update: {
          state: duty?.state ?? 'no_promise',
          lastDelivery: duty?.lastDelivery ?? null,
          dueBy: duty?.dueBy ?? null,
          daysLate: duty?.daysLate ?? 0,
        },
        quality: head?.run ? qualityOf(manifests, head.run, row.resource) : null,
        data: head && of ? dataOf(head, of) : null,
      });
    }
    return {
      attribute,
      name: nameOfAttribute(attribute),
      subject: rows[0]?.subject ?? '',
      at: at.toISOString(),
      holders,
      pairs: pairsOf(held, attribute),
    };
  }

  const versionOf = (row: EntryRow, reader: Reader): Promise<VersionRow | undefined> =>
    row.version > 0 ? entries.version(row.id, row.version, reader) : entries.working(row.id, reader);

  async function itemOf(row: EntryRow, attribute: string, reader: Reader): Promise<string | null> {
    const item = await reader
      .selectFrom('catalog_item')
      .select('name')
      .where('entry', '=', row.id)
      .where('attribute', '=', attribute)
      .executeTakeFirst();
    return item?.name ?? null;
  }

  return {
    async view(caller, id) {
      const stored = await cases.find(id);
      if (!stored) throw notFound({ zh: '裁定事项', en: 'ruling' }, id, 'params.case');
      caller.require('case.read', caseFacts(stored.case, clock()));
      if (stored.case.procedure !== sourceRuling.id)
        throw notFound({ zh: '裁定事项', en: 'ruling' }, id, 'params.case');
      const kept = await db.selectFrom('ruling_evidence').selectAll().where('case_id', '=', id).executeTakeFirst();
      if (kept) return { ...(kept.body as unknown as Gathered), digest: kept.digest };
      return { ...(await gather(stored.case.data, clock(), db)), digest: null };
    },

    async freeze(act, id) {
      const stored = await cases.find(id, act.trx);
      if (!stored) throw notFound({ zh: '裁定事项', en: 'ruling' }, id, 'case');
      const body = await gather(stored.case.data, act.at, act.trx);
      const digest = digestOf(body);
      await act.trx
        .insertInto('ruling_evidence')
        .values({ case_id: id, digest, body: sql`${canonicalJson(body)}::jsonb` as unknown as string, at: act.at })
        .execute();
      return digest;
    },
  };
}

function dataOf(
  head: SampleHead,
  { filled, samples }: NonNullable<Awaited<ReturnType<SketchStore['ofAttribute']>>>,
): NonNullable<EvidenceHolder['data']> {
  return {
    origin: head.origin,
    run: head.run,
    deliveredAt: head.delivered_at.toISOString(),
    rows: head.rows,
    filled,
    subjects: samples.map(({ identifier, subjects }) => ({
      identifier,
      name: nameOfAttribute(identifier),
      count: subjects,
    })),
  };
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The last word of the party that holds the entry. */
function statementOf(data: Readonly<Record<string, unknown>>, entry: string): EvidenceHolder['statement'] {
  const statements = (data['statements'] as { entry: string; duty: string; claims: boolean }[] | undefined) ?? [];
  const last = statements.findLast((one) => one.entry === entry);
  return last ? { duty: last.duty, claims: last.claims } : null;
}

function readBody(body: Readonly<Record<string, unknown>>): { matters: string[]; grounds: string[] } {
  const matters = (body['matters'] as { name?: unknown }[] | undefined) ?? [];
  const grounds = ['sharing', 'opening'].flatMap((part) => {
    const of = body[part] as { basis?: unknown; condition?: unknown } | undefined;
    return [of?.basis, of?.condition].filter((text): text is string => typeof text === 'string' && text !== '');
  });
  return { matters: matters.map(({ name }) => String(name ?? '')).filter(Boolean), grounds: [...new Set(grounds)] };
}

function qualityOf(manifests: readonly RunManifest[], run: string, resource: string): number | null {
  const manifest = manifests.find((one) => one.run === run);
  return manifest?.quality.find((one) => one.resource === resource)?.total ?? null;
}
