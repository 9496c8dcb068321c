/** Total orders of answers, so that pages neither repeat nor lose one; and taking a page out of many without sorting all. */
import { type Documents, OWN_TEXTS } from '../store/documents.ts';
import { foldTables } from '../text/fold.ts';

export type SortOrder = 'relevance' | 'updated' | 'title';

/** Negative where `one` comes before `other`. */
export type Comparison = (one: number, other: number) => number;

/** Ties by what was changed last, then by id. */
export function comparison(documents: Documents, order: SortOrder, scores: Float32Array): Comparison {
  const { ids, updated } = documents.columns;
  const byId: Comparison = (one, other) => (ids[one]! < ids[other]! ? -1 : ids[one]! > ids[other]! ? 1 : 0);
  const byUpdate: Comparison = (one, other) => updated.data[other]! - updated.data[one]! || byId(one, other);
  if (order === 'updated') return byUpdate;
  if (order === 'relevance') return (one, other) => scores[other]! - scores[one]! || byUpdate(one, other);
  const byTitle = titleComparison(documents);
  return (one, other) => byTitle(one, other) || byUpdate(one, other);
}

let ranks: Uint16Array | undefined;

/** Place of each code unit in the order of Chinese dictionaries (by pinyin, CLDR), letters and digits before 汉字. */
function unitRanks(): Uint16Array {
  if (ranks !== undefined) return ranks;
  const collator = new Intl.Collator('zh-CN-u-co-pinyin');
  const { fold, kind } = foldTables();
  const chars: string[] = [];
  for (let unit = 0; unit < 0xd800; unit += 1)
    if (fold[unit] === unit && kind[unit] !== 0) chars.push(String.fromCharCode(unit));
  chars.sort((a, b) => collator.compare(a, b) || (a < b ? -1 : 1));
  ranks = new Uint16Array(65536);
  chars.forEach((char, nth) => {
    ranks![char.charCodeAt(0)] = nth + 1;
  });
  return ranks;
}

function titleComparison(documents: Documents): Comparison {
  const order = unitRanks();
  const { fold } = foldTables();
  const { units, unitStarts } = documents.columns;
  const stride = OWN_TEXTS.length;
  return (one, other) => {
    const from = unitStarts.data[one * stride]!;
    const to = unitStarts.data[one * stride + 1]!;
    const otherFrom = unitStarts.data[other * stride]!;
    const otherTo = unitStarts.data[other * stride + 1]!;
    const length = Math.min(to - from, otherTo - otherFrom);
    for (let at = 0; at < length; at += 1) {
      const a = order[fold[units.data[from + at]!]!]!;
      const b = order[fold[units.data[otherFrom + at]!]!]!;
      if (a !== b) return a - b;
    }
    return to - from - (otherTo - otherFrom);
  };
}

/** As the order by title has two titles. */
export function compareTitles(one: string, other: string): number {
  const order = unitRanks();
  const { fold } = foldTables();
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = order[fold[one.charCodeAt(at)]!]! - order[fold[other.charCodeAt(at)]!]!;
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** The first `most` of the answers in order. A heap whose root is the last of those kept. */
export function firstOf(answers: Uint32Array, most: number, compare: Comparison): number[] {
  if (answers.length <= most * 2) return [...answers].sort(compare).slice(0, most);
  const heap: number[] = [];
  for (const document of answers) {
    if (heap.length < most) {
      heap.push(document);
      up(heap, compare);
    } else if (most > 0 && compare(document, heap[0]!) < 0) {
      heap[0] = document;
      down(heap, compare);
    }
  }
  return heap.sort(compare);
}

function up(heap: number[], compare: Comparison): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(heap[at]!, heap[parent]!) <= 0) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

function down(heap: number[], compare: Comparison): void {
  let at = 0;
  for (;;) {
    const left = at * 2 + 1;
    const right = left + 1;
    let last = at;
    if (left < heap.length && compare(heap[left]!, heap[last]!) > 0) last = left;
    if (right < heap.length && compare(heap[right]!, heap[last]!) > 0) last = right;
    if (last === at) return;
    [heap[at], heap[last]] = [heap[last]!, heap[at]!];
    at = last;
  }
}
