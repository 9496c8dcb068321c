/**
 * The radar over a whole catalogue: every entry asked about, what is told of two entries brought together as one pair. Each entry is probed with a bounded
 * number of candidates, so that the work grows with the number of entries and not with the number of pairs.
 */
import type { FindingKind, RadarFinding } from './finding.ts';
import { createRadar, DEFAULT_THRESHOLD } from './radar.ts';
import type { RadarDraft, RadarEntry } from './radar-entry.ts';

/** Kinds of findings that say how two entries lie to each other, the closest first. */
export const PAIR_KINDS = [
  'duplicate',
  'contains',
  'contained',
  'same_kind_other_region',
  'same_kind_other_period',
  'overlap',
] as const satisfies readonly FindingKind[];
export type PairKind = (typeof PAIR_KINDS)[number];

export interface PairFinding extends RadarFinding {
  readonly kind: PairKind;
  /** The entry that was found. */
  readonly entry: string;
}

export interface CataloguePair {
  /** Id of the entry that was asked about: of two that tell of each other the one whose finding is surer. */
  readonly asked: string;
  /** What the radar says when that entry is compiled while the others are there. */
  readonly finding: PairFinding;
  /** What it says when the other is; absent where nothing is told, or where the other was not asked about. */
  readonly reverse?: PairFinding;
}

export interface CatalogueOptions {
  /** Ask about `entries` in a ledger that holds these, and not in their own. Ids may be the same on both sides. */
  readonly against?: readonly RadarEntry[];
  /** Least probability of a finding, 0 … 1. Default `DEFAULT_THRESHOLD`. */
  readonly threshold?: number;
  /** Called after each entry with the number of those that were asked about. */
  readonly onAsked?: (asked: number) => void;
}

/**
 * Pairs of a catalogue, surest first; among equals the closer kind, then by ids. What is told of a pair is to the letter what `probe` says of its `asked` in a
 * ledger of all entries (or of those of `against`), whatever order the entries come in. Of two entries of one id the later counts.
 */
export function pairsOfCatalogue(
  entries: readonly RadarEntry[],
  { against, threshold = DEFAULT_THRESHOLD, onAsked }: CatalogueOptions = {},
): CataloguePair[] {
  const radar = createRadar();
  const asked = new Map(entries.map((entry) => [entry.id, entry]));
  for (const entry of against ?? entries) radar.put(entry);
  const found = new Map<string, PairFinding[]>();
  let done = 0;
  for (const entry of asked.values()) {
    const draft = against === undefined ? draftOf(entry) : strangerOf(entry);
    const told = radar.probe(draft, { threshold, limit: Number.POSITIVE_INFINITY }).filter(isOfPair);
    if (told.length > 0) found.set(entry.id, told);
    done += 1;
    onAsked?.(done);
  }
  return (against === undefined ? bothWays(found) : oneWay(found)).sort(bySurety);
}

const draftOf = ({ state: _, ...draft }: RadarEntry): RadarDraft => draft;

/** Asked in another ledger its id is not its own: an entry of that id there is one to be found. */
function strangerOf({ state: _, id: __, ...draft }: RadarEntry): RadarDraft {
  return draft;
}

const KINDS: ReadonlySet<FindingKind> = new Set(PAIR_KINDS);
const isOfPair = (finding: RadarFinding): finding is PairFinding =>
  finding.entry !== undefined && KINDS.has(finding.kind);

function oneWay(found: ReadonlyMap<string, readonly PairFinding[]>): CataloguePair[] {
  return [...found].flatMap(([asked, findings]) => findings.map((finding) => ({ asked, finding })));
}

/** Each pair once, by the surer of its two findings. */
function bothWays(found: ReadonlyMap<string, readonly PairFinding[]>): CataloguePair[] {
  const byEntry = new Map(
    [...found].map(([asked, findings]) => [asked, new Map(findings.map((finding) => [finding.entry, finding]))]),
  );
  const pairs: CataloguePair[] = [];
  for (const [asked, findings] of byEntry)
    for (const [entry, finding] of findings) {
      const reverse = byEntry.get(entry)?.get(asked);
      const pair = { asked, finding, ...(reverse && { reverse }) };
      if (reverse === undefined || bySurety(pair, { asked: entry, finding: reverse }) < 0) pairs.push(pair);
    }
  return pairs;
}

/** A total order: of the two ways to tell a pair, and of two pairs, one stands first. */
function bySurety(a: CataloguePair, b: CataloguePair): number {
  return (
    b.finding.probability - a.finding.probability ||
    PAIR_KINDS.indexOf(a.finding.kind) - PAIR_KINDS.indexOf(b.finding.kind) ||
    // of two that are alike both ways the one that stands first by its id is the one that is there
    compare(a.finding.entry, b.finding.entry) ||
    compare(a.asked, b.asked)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
