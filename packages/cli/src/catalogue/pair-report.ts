/** What the radar says of a catalogue's pairs: for a terminal, for a spreadsheet, for programs. */
import { type CataloguePair, type ItemPair, PAIR_KINDS, type PairKind } from '@kuaishu/catalog';
import { visible, width } from '../columns.ts';
import { count, type Language } from '../output.ts';
import { ITEM_WORDS, KIND_WORDS, WAY_WORDS } from './pair-words.ts';
import type { PlacedEntry } from './placed-entry.ts';

/** The two entries of a pair. */
export interface Sides {
  readonly asked: PlacedEntry;
  readonly found: PlacedEntry;
}

/** Pairs of differently named items that a terminal shows of one pair of entries. */
const MOST_ITEMS = 6;

const named = ({ entry, place }: PlacedEntry, lang: Language): string => {
  const { name } = entry.organisation;
  const body = name === '' ? '' : lang === 'zh' ? `（${name}）` : ` (${name})`;
  return `${entry.title}${body}  ${place}`;
};

/** Five lines and less a pair: what and how surely, the two entries, why, which items, the way out. */
export function pairLines({ finding }: CataloguePair, { asked, found }: Sides, lang: Language): string[] {
  const zh = lang === 'zh';
  const kind = KIND_WORDS[finding.kind][lang];
  const head = `${finding.probability.toFixed(2)}  ${kind}${' '.repeat(Math.max(0, widest(lang) - width(kind)))}  `;
  const items = finding.items.filter(({ ours, theirs }) => ours !== theirs).slice(0, MOST_ITEMS);
  const line = (label: string, text: string): string => `      ${label}${text}`;
  return [
    `${head}${named(asked, lang)}`,
    `${' '.repeat(width(head))}${named(found, lang)}`,
    line(zh ? '理由：' : 'why: ', finding.reason[lang]),
    ...(items.length === 0
      ? []
      : [line(zh ? '逐项：' : 'items: ', items.map((pair) => itemText(pair, lang)).join(zh ? '，' : ', '))]),
    line(
      zh ? '出路：' : 'way out: ',
      `${WAY_WORDS[finding.wayOut.kind][lang]}${zh ? '——' : ': '}${finding.wayOut.reason[lang]}`,
    ),
  ].map(visible);
}

const widest = (lang: Language): number => Math.max(...PAIR_KINDS.map((kind) => width(KIND_WORDS[kind][lang])));

function itemText({ ours, theirs, reason }: ItemPair, lang: Language): string {
  return lang === 'zh'
    ? `${ours} = ${theirs}（${ITEM_WORDS[reason].zh}）`
    : `${ours} = ${theirs} (${ITEM_WORDS[reason].en})`;
}

/** 重复 3，部分重叠 12 */
export function kindCounts(pairs: readonly CataloguePair[]): Partial<Record<PairKind, number>> {
  const counts: Partial<Record<PairKind, number>> = {};
  for (const { finding } of pairs) counts[finding.kind] = (counts[finding.kind] ?? 0) + 1;
  return counts;
}

export function countText(pairs: readonly CataloguePair[], lang: Language): string {
  const counts = kindCounts(pairs);
  const parts = PAIR_KINDS.flatMap((kind) =>
    counts[kind] === undefined ? [] : [`${KIND_WORDS[kind][lang]} ${count(counts[kind])}`],
  );
  // words of kinds have commas in them
  return parts.join(lang === 'zh' ? '；' : '; ');
}

export const CSV_HEADING = [
  'probability',
  'kind',
  'kind_name',
  'asked_title',
  'asked_provider',
  'asked_code',
  'asked_place',
  'found_title',
  'found_provider',
  'found_code',
  'found_place',
  'items',
  'joined_by',
  'reason',
  'way_out',
  'advice',
] as const;

/** Cells of a line of the CSV, in the order of its heading. */
export function csvCells({ finding }: CataloguePair, { asked, found }: Sides, lang: Language): string[] {
  const side = ({ entry, place, code }: PlacedEntry): string[] => [
    entry.title,
    entry.organisation.name,
    code ?? '',
    place,
  ];
  return [
    finding.probability.toFixed(3),
    finding.kind,
    KIND_WORDS[finding.kind][lang],
    ...side(asked),
    ...side(found),
    finding.items.map(({ ours, theirs }) => (ours === theirs ? ours : `${ours} = ${theirs}`)).join('；'),
    finding.joinedBy === undefined ? '' : finding.joinedBy.ours,
    finding.reason[lang],
    WAY_WORDS[finding.wayOut.kind][lang],
    finding.wayOut.reason[lang],
  ];
}

/** A pair for programs; `reverse` is what is told when the other one is asked about. */
export function pairJson({ finding, reverse }: CataloguePair, { asked, found }: Sides) {
  const side = ({ entry, place, code }: PlacedEntry) => ({
    title: entry.title,
    provider: entry.organisation.name,
    place,
    ...(code !== undefined && { code }),
  });
  const { kind, probability, items, joinedBy, reason, wayOut } = finding;
  return {
    probability,
    kind,
    asked: side(asked),
    found: side(found),
    items,
    ...(joinedBy && { joinedBy }),
    reason,
    wayOut,
    ...(reverse && { reverse: { kind: reverse.kind, probability: reverse.probability } }),
  };
}
