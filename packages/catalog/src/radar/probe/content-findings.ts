/**
 * Entries that hold the same values though neither title nor headings say so: what a file at hand shows of columns called C1, C2 or by a system's own words.
 * Only where nothing surer is told of the entry.
 */
import type { RadarFinding } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import type { AlignedPair } from '../items/align-items.ts';
import { entryPart, plainPair, rounded, someNames } from './finding-parts.ts';
import type { Judgement } from './judge-slot.ts';
import type { ReadDraft } from './read-draft.ts';

/** Of our values so many are theirs too. */
const SHARED = 0.5;
/** Distinct values, and their share of all: a column that tells its rows apart. Lists of counties are the same in every table. */
const MANY = 50;
const TELLS_ROWS = 0.5;
/** One column alike may be a list that both use. */
const LEAST_COLUMNS = 2;

export function contentFindings(
  index: RadarIndex,
  read: ReadDraft,
  judged: readonly Judgement[],
  told: ReadonlySet<string | undefined>,
): RadarFinding[] {
  if (!read.items.bringsValues) return [];
  return judged.flatMap((judgement) => {
    if (told.has(index.id(judgement.slot))) return [];
    const pairs = (judgement.alignment?.pairs ?? []).filter((pair) => isByContent(read, pair));
    if (pairs.length < LEAST_COLUMNS || !pairs.some((pair) => tellsRows(read, pair))) return [];
    return [finding(index, read, judgement.slot, pairs)];
  });
}

/** Facts of their own, and columns whose headings mean nothing: that two tables of people have names in common is told by what a base library gives. */
function isByContent(read: ReadDraft, { reason, own, ourPosition, valuesShared }: AlignedPair): boolean {
  const means = read.items.list[ourPosition]!.elements.length > 0;
  return reason === 'same_values' && (valuesShared ?? 0) >= SHARED && (own || !means);
}

function tellsRows(read: ReadDraft, { ourPosition }: AlignedPair): boolean {
  const sketch = read.items.list[ourPosition]!.item.sketch;
  return sketch !== undefined && sketch.distinct >= MANY && sketch.distinct >= sketch.values * TELLS_ROWS;
}

function finding(index: RadarIndex, read: ReadDraft, slot: number, pairs: readonly AlignedPair[]): RadarFinding {
  const [first = 0, second = 0] = pairs.map(({ probability }) => probability).sort((a, b) => b - a);
  const body = index.body(slot).called;
  const columns = someNames(pairs.map(({ ourPosition }) => read.items.list[ourPosition]!.item.name));
  const least = Math.min(...pairs.map(({ valuesShared }) => valuesShared ?? 0));
  const tens = Math.floor(least * 10) * 10;
  const much = tens >= 100 ? { zh: '几乎全部', en: 'nearly all' } : { zh: `至少 ${tens}%`, en: `at least ${tens} %` };
  const published = index.isPublished(slot);
  return {
    kind: 'overlap',
    ...entryPart(index, slot),
    // that at least two of the columns are facts which they hold
    probability: rounded(first * second),
    items: pairs.map((pair) => plainPair(index, read, pair)),
    reason: {
      zh: `${body.zh}的「${index.title(slot)}」已有这些数据：${columns.zh}的取值${much.zh}相同，名称看不出来`,
      en: `“${index.title(slot)}” of ${body.en} has these data already: ${columns.en} have ${much.en} of their values in common, which no heading says`,
    },
    wayOut: published
      ? {
          kind: 'reuse',
          reason: {
            zh: `向${body.zh}申请共享这几项，只采集它没有的`,
            en: `ask ${body.en} to share these items; collect only what it has not`,
          },
        }
      : {
          kind: 'collect_jointly',
          reason: {
            zh: `${body.zh}也还在编制，先商定由谁采集`,
            en: `${body.en} is still compiling it too: agree first on who collects it`,
          },
        },
  };
}
