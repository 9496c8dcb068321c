import type { Entry } from '@kuaishu/catalog';
import type { GuessedItem } from './guess-items.ts';
import type { Guess } from './report.ts';

/** Facts of the record, not of its subject: each resource has its own. */
export const NOT_OF_THE_SUBJECT: ReadonlySet<string> = new Set(['record_no', 'updated_at', 'remarks', 'source_system']);

export interface DraftSoFar {
  readonly entry: Entry;
  readonly items: readonly GuessedItem[];
  readonly rows: number;
}

/**
 * 一数一源: for each data element that several resources of a subject give, the one that gives it most completely and with the fewest
 * faults is proposed as its authority; where they are equal the first file. An element that one resource gives alone is that resource's.
 */
export function guessAuthority(drafts: readonly DraftSoFar[]): {
  readonly authority: ReadonlyMap<string, readonly string[]>;
  readonly guesses: readonly Guess[];
} {
  const authority = new Map<string, string[]>();
  const guesses: Guess[] = [];
  for (const group of Map.groupBy(drafts, ({ entry }) => entry.subject).values()) {
    const attributes = new Set(
      group.flatMap(({ items }) =>
        items.flatMap(({ item }) =>
          item.element === undefined || NOT_OF_THE_SUBJECT.has(item.element) ? [] : item.element,
        ),
      ),
    );
    for (const attribute of attributes) {
      const givers = group
        .flatMap((draft) =>
          draft.items
            .filter(({ item }) => item.element === attribute)
            .map(({ column }) => ({ draft, worth: worthOf(column.fill, faultShare(column, draft.rows)) })),
        )
        .sort((a, b) => b.worth - a.worth);
      const [best, next] = givers;
      if (!best) continue;
      const resource = best.draft.entry.resource;
      authority.set(resource, [...(authority.get(resource) ?? []), attribute]);
      if (!next) continue;
      const percent = (worth: number) => `${Math.round(worth * 100)}%`;
      guesses.push({
        entry: resource,
        what: `authority:${attribute}`,
        value: resource,
        confidence: Math.round(Math.min(0.85, 0.4 + (best.worth - next.worth) * 2) * 100) / 100,
        reason: {
          zh: `${resource} 的 ${attribute} 完整且无误的占 ${percent(best.worth)}，${next.draft.entry.resource} 占 ${percent(next.worth)}`,
          en: `${percent(best.worth)} of ${attribute} in ${resource} is filled and right, ${percent(next.worth)} in ${next.draft.entry.resource}`,
        },
      });
    }
  }
  return { authority, guesses };
}

function faultShare(column: GuessedItem['column'], rows: number): number {
  const faults = column.defects.filter(
    ({ kind }) =>
      // who has covered values is no source of them
      kind === 'covered' ||
      kind.startsWith('invalid_') ||
      kind === 'unknown_code' ||
      kind === 'null_word' ||
      kind === 'impossible_date',
  );
  return rows === 0 ? 0 : Math.min(1, faults.reduce((sum, { count }) => sum + count, 0) / rows);
}

function worthOf(fill: number, faults: number): number {
  return Math.max(0, fill - faults);
}
