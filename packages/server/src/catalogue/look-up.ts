/** Search and radar as the caller may see them: the index answers, the policies say of what. */
import {
  ANSWERED_KINDS,
  type CatalogSearchQuery,
  type CatalogSearchView,
  type OrganisationRef,
  type ProbeFinding,
  type ProbeRequest,
  type ProbeView,
  type StarsView,
  type SuggestView,
} from '@kuaishu/api';
import type { RadarDraft, RadarFinding } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import type { Static } from 'typebox';
import type { Caller } from '../http/caller.ts';
import { matches } from '../policy/scope.ts';
import type { AnswerStore, NamedAnswer } from './answers/store.ts';
import { facetNames } from './facet-names.ts';
import { entryFacts } from './facts.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import type { PlaceOf } from './places.ts';
import { summaryOf } from './service.ts';
import type { SketchedColumn, SketchStore } from './sketches/store.ts';
import type { CatalogueStore } from './store.ts';

type Query = Static<typeof CatalogSearchQuery>;
const MOST_FINDINGS = 30;
const FACETS = [
  'class',
  'category',
  'owner',
  'territory',
  'subject',
  'sharing',
  'open',
  'grade',
  'cadence',
  'state',
] as const;

export interface LookUpPorts {
  readonly index: CatalogueIndex;
  readonly store: CatalogueStore;
  readonly sketches: Pick<SketchStore, 'heads' | 'columns'>;
  readonly answers: Pick<AnswerStore, 'standing'>;
  readonly organisationOf: () => Promise<(id: string) => OrganisationRef>;
  readonly places: () => Promise<PlaceOf>;
}

export function catalogueLookUp({ index, store, sketches, answers, organisationOf, places }: LookUpPorts) {
  /** What is known of the values of a draft that the caller may read: of the file that its steward had at hand, else of its deliveries. */
  async function sketchesOf(entry: string): Promise<readonly SketchedColumn[]> {
    const head = (await sketches.heads([entry])).get(entry)?.at(-1);
    return head ? sketches.columns(entry, head.origin) : [];
  }

  return {
    async search(caller: Caller, query: Query): Promise<CatalogSearchView> {
      const { q, limit, offset, sort, ...filters } = query;
      const scope = caller.scope('entry.read', 'Entry');
      const chosen = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
      const found = await index.ask({
        ask: 'search',
        request: {
          scope,
          ...(q ? { query: q } : {}),
          filters: Object.fromEntries(chosen.map(([field, value]) => [field, [String(value)]])),
          facets: [...FACETS],
          facetLimit: 100,
          ...(sort ? { sort: sort === 'changed' ? 'updated' : sort } : {}),
          limit: limit ?? 20,
          offset: offset ?? 0,
        },
      });
      const [rows, organisation, placeOf] = await Promise.all([
        store.entries(found.hits.map((hit) => hit.id)),
        organisationOf(),
        places(),
      ]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return {
        items: found.hits.flatMap((hit) => {
          const row = byId.get(hit.id);
          // The index may be a moment behind: what may not be read now is not shown either.
          if (!row || !matches(scope, entryFacts(row).attributes)) return [];
          const parts = [
            ['title', hit.title],
            ['abstract', hit.abstract],
            ['provider', hit.provider],
            ...hit.items.map((item) => ['item', item] as const),
          ] as const;
          return [
            {
              entry: summaryOf(row, organisation, null),
              place: placeOf(row.territory),
              score: hit.score,
              highlights: parts
                .filter(([, part]) => part.ranges.length > 0)
                .map(([field, part]) => ({ field, text: part.text, ranges: part.ranges.map((range) => [...range]) })),
            },
          ];
        }),
        total: found.total,
        facets: FACETS.map((field) => ({
          field,
          values: (found.facets[field] ?? []).map(({ value, count }) => ({
            value,
            name: field === 'territory' ? placeOf(value) : facetNames(field, value, organisation),
            count,
          })),
        })),
        corrected: found.corrected ?? null,
        relaxed: found.relaxed,
        tookMs: found.tookMs,
      };
    },

    async suggest(caller: Caller, typed: string): Promise<SuggestView> {
      const found = await index.ask({
        ask: 'suggest',
        request: { typed, scope: caller.scope('entry.read', 'Entry'), limit: 10 },
      });
      return { items: found.map(({ text, kind, count }) => ({ text, kind, count })) };
    },

    async stars(
      caller: Caller,
      { q, owner, territory }: { q?: string; owner?: string; territory?: string },
    ): Promise<StarsView> {
      const { nodes, links, omitted, titles, total } = await index.ask({
        ask: 'stars',
        request: {
          scope: caller.scope('entry.read', 'Entry'),
          ...(q ? { query: q } : {}),
          filters: { ...(owner ? { owner: [owner] } : {}), ...(territory ? { territory: [territory] } : {}) },
        },
      });
      return {
        nodes: nodes.map((node) => ({ ...node, title: titles[node.id] ?? '' })),
        links: links.map(({ shared, ...link }) => ({
          ...link,
          shared: shared.map((feature) => element(feature)?.name ?? { zh: feature.replace(/^subject:/, '') }),
        })),
        omitted: omitted + Math.max(0, total - nodes.length - omitted),
      };
    },

    async probe(caller: Caller, { entry, kind, items, ...draft }: ProbeRequest): Promise<ProbeView> {
      const scope = caller.scope('entry.read', 'Entry');
      const organisation = await organisationOf();
      const row = entry ? await store.entry(entry) : undefined;
      const drafted = row && matches(scope, entryFacts(row).attributes) ? row : undefined;
      // whoever checks an entry is told what its own house was told
      const own = organisation(drafted?.owner ?? caller.principal.organisation);
      const [known, answered] = drafted
        ? await Promise.all([sketchesOf(drafted.id), answers.standing(drafted.id)])
        : [[], []];
      const sketchOf = ({ name, element: of, attribute }: ProbeRequest['items'][number]) =>
        (known.find((column) => column.item === name) ?? known.find((column) => column.attribute === (attribute ?? of)))
          ?.sketch;
      const probe = (asked: RadarDraft['items']) =>
        index.ask({
          ask: 'probe',
          options: { limit: MOST_FINDINGS },
          draft: {
            ...draft,
            items: asked,
            ...(entry ? { id: entry } : {}),
            ...(kind ? { kind } : {}),
            organisation: { id: own.id, name: own.name.zh, english: own.name.en ?? '' },
          },
        });
      const readableOf = async (findings: readonly RadarFinding[]): Promise<ReadonlySet<string>> => {
        const rows = await store.entries([...new Set(findings.flatMap((finding) => finding.entry ?? []))]);
        return new Set(rows.filter((row) => matches(scope, entryFacts(row).attributes)).map((row) => row.id));
      };
      const sketched = items.map((item) => {
        const sketch = sketchOf(item);
        return sketch ? { ...item, sketch } : item;
      });
      const { findings, entries, tookMs } = await probe(sketched);
      const readable = await readableOf(findings);
      const isOpen = ({ entry: of }: RadarFinding): boolean => of === undefined || readable.has(of);
      const view = (all: readonly RadarFinding[]) => all.map((one) => findingOf(one, readable, organisation, answered));
      if (known.length === 0 || findings.every(isOpen)) return { findings: view(findings), entries, tookMs };
      // What somebody holds of the same people or bodies only those learn who may read what it is: others are told what names alone tell.
      const bare = await probe(items);
      const closed = bare.findings.filter((one) => !readable.has(one.entry ?? ''));
      const stillClosed = await readableOf(closed);
      const all = [...findings.filter(isOpen), ...closed.filter((one) => one.entry && !stillClosed.has(one.entry))];
      return {
        findings: view(all.sort((a, b) => b.probability - a.probability).slice(0, MOST_FINDINGS)),
        entries,
        tookMs: tookMs + bare.tookMs,
      };
    },
  };
}
export type CatalogueLookUp = ReturnType<typeof catalogueLookUp>;

/** That there is one, by title and owner, everyone may know who is about to collect it again; what is in it, only who may read it. */
function findingOf(
  finding: RadarFinding,
  readable: ReadonlySet<string>,
  organisation: (id: string) => OrganisationRef,
  answered: readonly NamedAnswer[],
): ProbeFinding {
  const both = (text: { zh: string; en?: string }) => ({ zh: text.zh, en: text.en ?? text.zh });
  const canRead = finding.entry === undefined || readable.has(finding.entry);
  const answerable = finding.entry !== undefined && ANSWERED_KINDS.includes(finding.kind);
  return {
    kind: finding.kind,
    probability: finding.probability,
    entry:
      finding.entry === undefined
        ? null
        : {
            id: finding.entry,
            title: finding.title ?? '',
            owner: finding.organisation ? organisation(finding.organisation.id) : { id: '', name: { zh: '' } },
            state: '',
            readable: canRead,
          },
    base: finding.base ?? null,
    attributes: [...(finding.attributes ?? [])],
    reason: both(finding.reason),
    way: finding.wayOut.kind,
    proposal: both(finding.wayOut.reason),
    pairs: finding.items.map(({ ours, theirs, reason, probability, valuesShared }) => ({
      own: ours,
      other: canRead ? theirs : '',
      reason,
      probability,
      // in tens of points: nobody is to find out with a list of his own whether somebody else's has one name more
      valuesShared: valuesShared === undefined ? null : Math.round(valuesShared * 10) / 10,
    })),
    shares: (finding.wayOut.shares ?? []).map(({ organisation: id, organisationName, lead, items }) => ({
      organisation: id ? organisation(id) : { id, name: { zh: organisationName } },
      lead,
      items: [...items],
    })),
    answerable,
    answer: answerable ? answerTo(finding.entry, canRead, answered) : null,
  };
}

/** What the other house says of it only those are told who may read its entry. */
function answerTo(
  other: string | undefined,
  canRead: boolean,
  answered: readonly NamedAnswer[],
): ProbeFinding['answer'] {
  if (other === undefined) return null;
  const own = answered.find((answer) => answer.other === other);
  const found = own ?? (canRead ? answered.find((answer) => answer.entry === other) : undefined);
  return found
    ? { own: found === own, reason: found.reason, by: { zh: found.by ?? found.actor }, at: found.at.toISOString() }
    : null;
}
