/** `resolve(need)`: from what a task needs to know of a subject to the one source of it, its interface, and what a grant takes (一数一源; Estonia's RIHA and the EU's Evidence Broker are the models). */

import type { ResolveView } from '@kuaishu/api';
import { element, elementsByHeading } from '@kuaishu/standards';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

type Answer = ResolveView['items'][number];
type OrganisationOf = (id: string) => { id: string; name: { zh: string; en?: string } };

export interface Need {
  readonly subject: string;
  /** Elements, or their names as people write them. */
  readonly asked: readonly string[];
  /** Territories whose sources come into question, nearest first. */
  readonly territories: readonly string[];
}

/** A row of `holdersOf`. */
interface Holder {
  /** The element or name that was asked for. */
  readonly wanted: string;
  readonly id: string;
  readonly title: string;
  readonly code: string | null;
  readonly owner: string;
  /** Place of its territory among those that come into question. */
  readonly near: number;
  readonly item: string;
  readonly grade: string;
  readonly sharing: string;
  readonly decided_by: string | null;
  readonly authority: boolean;
}

/** As many others are named beside the source. */
const MOST_COPIES = 20;

const GRANTS: Readonly<Record<string, Answer['grant']>> = {
  '1': {
    zh: '无条件共享：申请后 1 个工作日内答复（待核实条款），随后开通接口。',
    en: 'Shared without condition: an answer within 1 working day (clause to be verified), then the interface is opened.',
  },
  '2': {
    zh: '有条件共享：写明依据、场景、范围和时限提出申请，10 个工作日内答复。',
    en: 'Shared on conditions: ask with basis, purpose, scope and term; the answer is due in 10 working days.',
  },
  '3': {
    zh: '不予共享：条目写明了法律依据。可申请核验（是/否）或统计结果。',
    en: 'Not shared; the entry names the legal basis. A verification (yes/no) or a statistic may be asked for.',
  },
};
const NOBODY: Answer['grant'] = {
  zh: '全省目录里没有部门持有这一数据，可以申请成为数源。',
  en: 'Nobody in the ledger holds this; one may ask to become its source.',
};

/**
 * Who holds each of the wanted: its sources, and the nearest others, as many as are named. Read in the order of an index for each spelling of each wanted
 * one, so that it costs the same whether ten departments hold it or ten thousand do.
 */
async function holdersOf(
  db: Db,
  subject: string,
  wanted: readonly string[],
  territories: readonly string[],
): Promise<readonly Holder[]> {
  const { rows } = await sql<Holder>`
    WITH RECURSIVE near AS (
      SELECT territory, ordinality AS near FROM unnest(${[...territories]}::text[]) WITH ORDINALITY AS t(territory, ordinality)
    ), wanted AS (
      SELECT id FROM unnest(${[...wanted]}::text[]) AS w(id)
    ), spelled(id, attribute) AS (
      -- attributes under which items of the element stand, each found by one step in the index
      SELECT id, (SELECT min(i.attribute) FROM catalog_item i WHERE i.subject = ${subject} AND i.element = wanted.id)
      FROM wanted
      UNION ALL
      SELECT id, (SELECT min(i.attribute) FROM catalog_item i
        WHERE i.subject = ${subject} AND i.element = spelled.id AND i.attribute > spelled.attribute)
      FROM spelled WHERE attribute IS NOT NULL
    ), named AS (
      SELECT id, attribute FROM spelled WHERE attribute IS NOT NULL UNION SELECT id, id FROM wanted
    ), held AS (
      SELECT named.id AS wanted, i.entry, i.position, i.name, i.grade, i.sharing, near.near, a.decided_by, TRUE AS authority
      FROM named
      JOIN catalog_authority a ON a.subject = ${subject} AND a.attribute = named.attribute
      JOIN catalog_item i ON i.entry = a.entry AND i.subject = ${subject} AND i.attribute = named.attribute
        AND (named.attribute = named.id OR i.element = named.id)
      JOIN near ON near.territory = i.territory
      UNION ALL
      SELECT named.id, i.entry, i.position, i.name, i.grade, i.sharing, near.near, NULL, FALSE
      FROM named CROSS JOIN near CROSS JOIN LATERAL (
        SELECT * FROM catalog_item i
        WHERE i.subject = ${subject} AND i.attribute = named.attribute AND i.territory = near.territory
          AND (named.attribute = named.id OR i.element = named.id)
        ORDER BY i.entry, i.position LIMIT ${MOST_COPIES + 1}
      ) i
    )
    SELECT held.wanted, e.id, e.title, e.code, e.owner, held.near::integer AS near, held.name AS item, held.grade, held.sharing,
      held.decided_by, held.authority
    FROM held JOIN catalog_entry e ON e.id = held.entry
    ORDER BY held.authority DESC, held.near, e.id, held.position`.execute(db);
  return rows;
}

export function resolver(db: Db, organisationOf: () => Promise<OrganisationOf>) {
  return async function resolve({ subject, asked, territories }: Need): Promise<ResolveView> {
    const wanted = asked.map((text) => ({ text, element: element(text) ?? elementsByHeading(text)[0] }));
    const ids = [...new Set(wanted.map(({ text, element: found }) => found?.id ?? text))];
    const [found, organisation] = await Promise.all([
      ids.length === 0 ? Promise.resolve([]) : holdersOf(db, subject, ids, territories),
      organisationOf(),
    ]);
    const byWanted = Map.groupBy(found, (holder) => holder.wanted);
    return {
      items: wanted.map(({ text, element: of }): Answer => {
        const id = of?.id ?? text;
        const own = onceEach(byWanted.get(id) ?? []);
        const [first] = own;
        const source = first?.authority ? first : undefined;
        return {
          asked: text,
          element: of?.id ?? null,
          name: of ? { zh: of.name.zh, en: of.name.en } : { zh: text },
          source: source
            ? {
                entry: source.id,
                title: source.title,
                code: source.code,
                owner: organisation(source.owner),
                item: source.item,
                sharing: source.sharing,
                grade: source.grade,
                decidedBy: source.decided_by,
              }
            : null,
          grant: first ? (GRANTS[first.sharing] ?? (GRANTS['2'] as Answer['grant'])) : NOBODY,
          interface: first?.code ? `/api/catalog/entries/${first.id}/interface` : null,
          copies: own
            .filter((holder) => holder !== source)
            .slice(0, MOST_COPIES)
            .map(({ id: entry, title, owner }) => ({ entry, title, owner: organisation(owner) })),
        };
      }),
    };
  };
}

/** A source stands among the holders once more, after itself and without its mark. */
function onceEach(found: readonly Holder[]): readonly Holder[] {
  const first = new Map<string, Holder>();
  for (const holder of found) {
    const key = `${holder.id} ${holder.item}`;
    if (!first.has(key)) first.set(key, holder);
  }
  return [...first.values()];
}
