/** `resolve(need)`: from what a task needs to know of a subject to the one source of it, its interface, and what a grant takes (一数一源; Estonia's RIHA and the EU's Evidence Broker are the models). */

import type { ResolveView } from '@kuaishu/api';
import { element, elementsByHeading } from '@kuaishu/standards';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { EntryRow } from './facts.ts';

type Answer = ResolveView['items'][number];
type OrganisationOf = (id: string) => { id: string; name: { zh: string; en?: string } };

export interface Need {
  readonly subject: string;
  /** Elements, or their names as people write them. */
  readonly asked: readonly string[];
  /** Territories whose sources come into question, nearest first. */
  readonly territories: readonly string[];
}

interface Holder extends Pick<EntryRow, 'id' | 'title' | 'code' | 'owner' | 'territory' | 'cadence'> {
  readonly item: string;
  readonly attribute: string;
  readonly element: string | null;
  readonly grade: string;
  readonly sharing: string;
  readonly decided_by: string | null;
  readonly authority: boolean;
}

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

export function resolver(db: Db, organisationOf: () => Promise<OrganisationOf>) {
  async function holders(
    subject: string,
    elements: readonly string[],
    territories: readonly string[],
  ): Promise<Holder[]> {
    return db
      .selectFrom('catalog_item')
      .innerJoin('catalog_entry', 'catalog_entry.id', 'catalog_item.entry')
      .leftJoin('catalog_authority', (join) =>
        join
          .onRef('catalog_authority.entry', '=', 'catalog_item.entry')
          .onRef('catalog_authority.subject', '=', 'catalog_item.subject')
          .onRef('catalog_authority.attribute', '=', 'catalog_item.attribute'),
      )
      .select([
        'catalog_entry.id',
        'catalog_entry.title',
        'catalog_entry.code',
        'catalog_entry.owner',
        'catalog_entry.territory',
        'catalog_entry.cadence',
        'catalog_item.name as item',
        'catalog_item.attribute',
        'catalog_item.element',
        'catalog_item.grade',
        'catalog_item.sharing',
        'catalog_authority.decided_by',
        sql<boolean>`catalog_authority.entry IS NOT NULL`.as('authority'),
      ])
      .where('catalog_item.subject', '=', subject)
      .where((q) =>
        q.or([q('catalog_item.element', 'in', [...elements]), q('catalog_item.attribute', 'in', [...elements])]),
      )
      .where('catalog_entry.territory', 'in', [...territories])
      .orderBy('catalog_entry.id')
      .limit(20_000)
      .execute();
  }

  return async function resolve({ subject, asked, territories }: Need): Promise<ResolveView> {
    const wanted = asked.map((text) => ({ text, element: element(text) ?? elementsByHeading(text)[0] }));
    const ids = [...new Set(wanted.map(({ text, element: found }) => found?.id ?? text))];
    const [found, organisation] = await Promise.all([
      ids.length === 0 ? Promise.resolve([]) : holders(subject, ids, territories),
      organisationOf(),
    ]);
    const rank = (holder: Holder): number => {
      const near = territories.indexOf(holder.territory);
      return (holder.authority ? 0 : 1000) + (near === -1 ? 500 : near);
    };
    return {
      items: wanted.map(({ text, element: of }): Answer => {
        const id = of?.id ?? text;
        const own = found
          .filter((holder) => holder.element === id || holder.attribute === id)
          .sort((a, b) => rank(a) - rank(b));
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
            .slice(0, 20)
            .map(({ id: entry, title, owner }) => ({ entry, title, owner: organisation(owner) })),
        };
      }),
    };
  };
}
