/**
 * Questions, or items, whose answer is held already. Of a form each question is asked by itself: who holds it? The fewest entries that answer the most
 * questions are named, sources before copies. Of an entry's items those are named of which a published entry is the source.
 */
import type { RadarFinding } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import { type AlignedPair, align } from '../items/align-items.ts';
import { isOfTheRecord } from '../items/item-weight.ts';
import { elementOf, entryPart, plainPair, rounded, someNames } from './finding-parts.ts';
import type { Judgement } from './judge-slot.ts';
import type { ReadDraft } from './read-draft.ts';

/** Least probability of a pair that answers a question. */
const ANSWERS = 0.55;
/** Nats of a fact that is telling enough to name its holder: 备注 and 状态 are everywhere. */
const TELLING = 1.5;
const MOST_HOLDERS = 8;
/** Added to the worth of a holder for each fact of which it is the source. */
const SOURCE = 0.5;

interface Holder {
  readonly slot: number;
  readonly pairs: readonly AlignedPair[];
  readonly sourceOf: ReadonlySet<number>;
}

export function heldFindings(index: RadarIndex, read: ReadDraft, judged: readonly Judgement[]): RadarFinding[] {
  if (read.items.list.length === 0 || read.listed) return [];
  const questions = read.draft.kind === 'questionnaire';
  const holders = judged.flatMap((judgement) => {
    const holder = holderOf(index, read, judgement, questions);
    return holder === undefined ? [] : [holder];
  });
  return cover(index, holders).map((holder) => finding(index, read, holder, questions));
}

function holderOf(
  index: RadarIndex,
  read: ReadDraft,
  { slot, alignment }: Judgement,
  questions: boolean,
): Holder | undefined {
  if (!index.isPublished(slot) || index.isListed(slot)) return undefined;
  if (read.stripAgainst(slot).region === 'apart') return undefined;
  const claims = new Set(index.authority(slot));
  if (!questions && claims.size === 0) return undefined;
  const pairs = (alignment ?? align(index, read.items, slot)).pairs.filter(({ probability, ourPosition }) => {
    const asked = read.items.list[ourPosition]!;
    return probability >= ANSWERS && asked.weight >= TELLING && !isOfTheRecord(asked.elements);
  });
  const sourceOf = new Set(
    pairs
      .filter((pair) => {
        const element = elementOf(index, read, pair);
        const own = index.extras(slot)?.[pair.theirPosition]?.attribute;
        return (element !== undefined && claims.has(element)) || (own !== undefined && claims.has(own));
      })
      .map(({ ourPosition }) => ourPosition),
  );
  // for an entry only its sources are named: who else holds a copy is told by the duplicates and overlaps
  const told = questions
    ? pairs
    : pairs.filter(({ ourPosition }) => sourceOf.has(ourPosition) && !claimed(index, read, pairs, ourPosition));
  return told.length === 0 ? undefined : { slot, pairs: told, sourceOf };
}

/** Attributes that the draft claims itself are told as conflicts. */
function claimed(index: RadarIndex, read: ReadDraft, pairs: readonly AlignedPair[], position: number): boolean {
  const pair = pairs.find(({ ourPosition }) => ourPosition === position);
  const element = pair && elementOf(index, read, pair);
  return element !== undefined && (read.draft.authority ?? []).includes(element);
}

/** Greedy cover: whoever answers most of what is still open, surest first. */
function cover(index: RadarIndex, holders: readonly Holder[]): Holder[] {
  const open = new Set(holders.flatMap(({ pairs }) => pairs.map(({ ourPosition }) => ourPosition)));
  const chosen: Holder[] = [];
  while (open.size > 0 && chosen.length < MOST_HOLDERS) {
    let best: Holder | undefined;
    let most = 0;
    for (const holder of holders) {
      const worth = holder.pairs.reduce(
        (sum, { ourPosition, probability }) =>
          open.has(ourPosition) ? sum + probability + (holder.sourceOf.has(ourPosition) ? SOURCE : 0) : sum,
        0,
      );
      if (
        worth > most + 1e-9 ||
        (best !== undefined &&
          Math.abs(worth - most) <= 1e-9 &&
          worth > 0 &&
          index.id(holder.slot) < index.id(best.slot))
      ) {
        best = holder;
        most = worth;
      }
    }
    if (best === undefined) break;
    const { slot, sourceOf } = best;
    const pairs = best.pairs.filter(({ ourPosition }) => open.has(ourPosition));
    for (const { ourPosition } of pairs) open.delete(ourPosition);
    chosen.push({ slot, pairs, sourceOf });
  }
  return chosen;
}

function finding(
  index: RadarIndex,
  read: ReadDraft,
  { slot, pairs, sourceOf }: Holder,
  questions: boolean,
): RadarFinding {
  const body = index.body(slot).called;
  const names = someNames(pairs.map(({ ourPosition }) => read.items.list[ourPosition]!.item.name));
  const source = pairs.every(({ ourPosition }) => sourceOf.has(ourPosition));
  return {
    kind: 'already_held',
    ...entryPart(index, slot),
    probability: rounded(Math.max(...pairs.map(({ probability }) => probability))),
    items: pairs.map((pair) => plainPair(index, read, pair)),
    reason: {
      zh: `${names.zh}${questions ? '政府已掌握' : '已有数源'}：${body.zh}的「${index.title(slot)}」${source ? '是其数源' : '中有'}`,
      en: `${names.en}: ${questions ? 'government already has the answer' : 'has a source already'}, “${index.title(slot)}” of ${body.en}${source ? ' is the source' : ''}`,
    },
    wayOut: {
      kind: 'reuse',
      reason: questions
        ? { zh: '不再向群众和企业填表采集，办理时共享调用', en: 'do not ask people for it, look it up when needed' }
        : { zh: `从${body.zh}共享取用，不作为自采项`, en: `take it from ${body.en} instead of collecting it` },
    },
  };
}
