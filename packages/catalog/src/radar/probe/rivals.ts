/**
 * One body keeps one table of a kind. What a body holds twice under two names is two things: of its planning permits for land and for buildings, which are
 * of one form, a draft can be one only. So the likelier of two explains the other away, and what another body holds that our own body has an entry of is that
 * entry's counterpart and not the draft's.
 */
import type { RadarIndex } from '../index/radar-index.ts';
import { compareTitles } from '../judge/title-evidence.ts';
import type { Judgement } from './judge-slot.ts';
import { type ReadDraft, weighedSlot } from './read-draft.ts';

/** Odds that a body keeps a second table of a kind beside a first, against what chance alone would give. Fixed beforehand. */
const SECOND = 0.2;
/** Below this nothing is told, and nothing is explained by it. */
const LEAST = 0.3;

/** The judgements with what others of them explain taken off. Their order stays. */
export function withoutRivals(index: RadarIndex, read: ReadDraft, judged: readonly Judgement[]): Judgement[] {
  const likely = judged.filter(({ kind }) => kind >= LEAST);
  if (likely.length === 0) return [...judged];
  const groups = Map.groupBy(likely, ({ slot }) => keeperOf(index, slot));
  const ours = ownTables(index, judged);
  return judged.map((judgement) => {
    if (judgement.kind < LEAST) return judgement;
    const rivals = groups.get(keeperOf(index, judgement.slot)) ?? [];
    const kind = Math.min(besideTheLikeliest(index, read, judgement, rivals), besideOurOwn(index, judgement, ours));
    return kind < judgement.kind ? { ...judgement, kind } : judgement;
  });
}

/** Whose table of which rows: of one of these there is one table a kind. */
function keeperOf(index: RadarIndex, slot: number): string {
  const { regions, townships, periods, serials } = index.strip(slot);
  return [index.body(slot).key, regions, townships, periods, serials].join('|');
}

function besideTheLikeliest(
  index: RadarIndex,
  read: ReadDraft,
  judgement: Judgement,
  rivals: readonly Judgement[],
): number {
  let best: Judgement | undefined;
  for (const rival of rivals)
    if (rival.kind > (best?.kind ?? judgement.kind) && areTwoThings(index, rival, judgement.slot)) best = rival;
  if (best === undefined) return judgement.kind;
  const [o1, o2] = [odds(best.kind), odds(judgement.kind)];
  const both = SECOND * o1 * o2;
  const beside = (o2 + both) / (1 + o1 + o2 + both);
  // two parts of what the draft puts together explain different items of it
  const explained = shareExplained(read, judgement, best);
  return explained * beside + (1 - explained) * judgement.kind;
}

/** Nats from which on a word that only one of two titles has makes it another thing. */
export const ANOTHER = 1;
const ONE_TITLE = 0.999;

/** Each of two titles names something that the other does not; or one of them is the draft's to the letter, and the other is not. */
export function areTwoThings(index: RadarIndex, rival: Judgement, slot: number): boolean {
  const { ourRest, theirRest } = compareTitles(weighedSlot(index, rival.slot), weighedSlot(index, slot));
  const isDrafts = (rival.evidence.title?.jaccard ?? 0) > ONE_TITLE;
  return isDrafts ? Math.max(ourRest, theirRest) >= ANOTHER : Math.min(ourRest, theirRest) >= ANOTHER;
}

/** Share of the nats that a judgement stands on which the rival's pairs account for too; 1 where titles alone were judged. */
function shareExplained(read: ReadDraft, { alignment }: Judgement, rival: Judgement): number {
  const pairs = alignment?.pairs ?? [];
  if (pairs.length === 0 || rival.alignment === undefined || read.listed) return 1;
  const theirs = new Set(rival.alignment.pairs.map(({ ourPosition }) => ourPosition));
  let all = 0;
  let also = 0;
  for (const { ourPosition, weight, probability } of pairs) {
    all += weight * probability;
    if (theirs.has(ourPosition)) also += weight * probability;
  }
  return all > 0 ? also / all : 1;
}

/** Entries of the draft's own body by what they are tables of, each with the likelihood that the draft is one of its kind. */
function ownTables(index: RadarIndex, judged: readonly Judgement[]): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  for (const { slot, kind, evidence } of judged) {
    const { strip } = evidence;
    if (!strip.sameBody || strip.region === 'apart' || strip.period === 'apart') continue;
    const subject = titleSubject(index, slot);
    if (subject !== '') own.set(subject, Math.max(kind, own.get(subject) ?? 0));
  }
  return own;
}

function besideOurOwn(
  index: RadarIndex,
  { slot, kind, evidence }: Judgement,
  ours: ReadonlyMap<string, number>,
): number {
  if (evidence.strip.sameBody) return kind;
  const own = ours.get(titleSubject(index, slot));
  if (own === undefined || own >= kind) return kind;
  const second = SECOND * odds(kind);
  return Math.max(own, second / (1 + second));
}

/** Words of a title that say anything, in any order. */
export function titleSubject(index: RadarIndex, slot: number): string {
  return Array.from(index.titleWords(slot))
    .filter((word) => index.wordNats(word) > 0)
    .sort((a, b) => a - b)
    .join();
}

const odds = (probability: number): number => probability / Math.max(1e-9, 1 - probability);
