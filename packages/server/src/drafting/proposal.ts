/** A drafted entry as it is proposed: what a person decides (claims over attributes, legal bases, conditions) is left open, and so is where the data came from. */
import { type Entry, gradeOf, resolveItems } from '@kuaishu/catalog';
import type { Draft, Guess } from '@kuaishu/refinery';
import type { Unjudged } from './job.ts';

/** Guesses about the entry as a whole that a reader weighs; those of items stand beside the items. */
const OF_THE_ENTRY = new Set(['subject', 'key', 'freshness', 'cadence', 'grade', 'delivery', 'related', 'abstract']);
const FORMATS: Readonly<Record<string, { class: string; type: string }>> = {
  csv: { class: '电子表格', type: 'csv' },
  tsv: { class: '电子表格', type: 'csv' },
  xlsx: { class: '电子表格', type: 'xlsx' },
  json: { class: '电子文件', type: 'json' },
  ndjson: { class: '电子文件', type: 'json' },
};

export function proposalOf(draft: Draft, guesses: readonly Guess[]): Unjudged {
  const { table } = draft;
  const own = guesses.filter((guess) => guess.entry === draft.entry.resource);
  const sure = (what: string): number | undefined => own.find((guess) => guess.what === what)?.confidence;
  const body = bodyOf(draft);
  const items = resolveItems(body).map(({ name, element, grade }, i) => {
    const item = body.items[i];
    const guessed = draft.items[i]?.drafted;
    const column = draft.items[i]?.column;
    const isKey = body.key?.includes(name) ?? false;
    const outliers = column?.defects.find(({ kind }) => kind === 'type_outlier')?.count ?? 0;
    const fits = column && column.filled > 0 ? 1 - outliers / column.filled : 1;
    const recognised = element ? (guessed?.confidence ?? 1) : null;
    return {
      name,
      title: item?.title ?? null,
      element: element?.id ?? null,
      elementName: element ? { zh: element.name.zh, en: element.name.en } : null,
      type: item?.type ?? element?.type ?? 'C',
      length: item?.length ?? element?.length ?? null,
      key: isKey,
      grade,
      confidence: {
        element: recognised,
        type: rounded(recognised ?? fits),
        key: isKey ? (sure('key') ?? null) : null,
        grade: rounded(recognised ?? sure('grade') ?? 0.5),
      },
      reason: guessed?.reason ?? { zh: '', en: '' },
    };
  });
  return {
    place: table.sheet ?? table.file,
    rows: table.profile.rows,
    body: { ...body },
    items,
    guesses: own
      .filter(({ what }) => OF_THE_ENTRY.has(what))
      .map(({ what, value, confidence, reason }) => ({ what, value, confidence, reason })),
  };
}

function bodyOf({ entry, table, items }: Draft): Entry {
  const { source: _, authority: __, ...rest } = entry;
  const graded = resolveItems(entry);
  const format = FORMATS[table.profile.format];
  return {
    ...rest,
    ...(format && !entry.format ? { format } : {}),
    volume: { ...entry.volume, rows: table.profile.rows },
    grade: gradeOf(entry),
    ...(entry.sharing
      ? { sharing: { type: entry.sharing.type, method: entry.sharing.method ?? 'platform_file' } }
      : {}),
    items: entry.items.map((item, i) => {
      const longest = items[i]?.column.longest ?? 0;
      const isText = item.element === undefined && (item.type === undefined || item.type === 'C');
      return {
        ...item,
        ...(isText && item.length === undefined && longest > 0 ? { type: 'C' as const, length: longest } : {}),
        grade: item.grade ?? graded[i]?.grade ?? 'yellow',
      };
    }),
  };
}

const rounded = (share: number): number => Math.round(share * 100) / 100;
