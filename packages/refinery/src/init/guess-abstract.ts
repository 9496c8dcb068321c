/**
 * 信息资源摘要 of a table, from what its profile knows: what a row is about, how many there are, which item tells them apart, what they hold, which
 * period they cover. Where the table comes from and what it is for no profile knows; the guess says so. No value of a row stands in it but the ends of a period.
 */
import { element } from '@kuaishu/standards';
import type { ColumnProfile, Name2 } from '../profile/resource-profile.ts';
import type { Guessed } from './guess-entry.ts';
import type { GuessedItem } from './guess-items.ts';
import { speaksFor } from './guess-subject.ts';
import type { Series, Table } from './table.ts';

/** Items that are named; the others are counted. */
const NAMED = 6;
/** What a row says of itself, not of its subject. */
const OF_THE_ROW = new Set(['record_no', 'updated_at', 'source_system', 'remarks']);

const ROWS: Readonly<Record<string, Name2>> = {
  person: { zh: '每行一名自然人', en: 'one person a row' },
  organisation: { zh: '每行一家单位', en: 'one organisation a row' },
  place: { zh: '每行一处地点或房地产', en: 'one place or property a row' },
  indicator: { zh: '每行一个指标值', en: 'one value of an indicator a row' },
};
const RECORD: Name2 = { zh: '每行一条记录', en: 'one record a row' };

export function guessAbstract(
  table: Pick<Table, 'title' | 'profile' | 'series'>,
  about: {
    readonly subject: string;
    readonly key: readonly string[];
    readonly freshness: string | undefined;
    readonly items: readonly GuessedItem[];
  },
): Guessed<Name2> {
  const { title, series, profile } = table;
  const { items, subject } = about;
  const row = ROWS[subject] ?? RECORD;
  const rows = series?.rows ?? profile.rows;
  const told = itemsTold(items, subject, about.key);
  const key = items.filter(({ item }) => about.key.includes(item.name)).map(nameOf);
  const period = series ? editionsOf(series) : periodOf(items, about.freshness);
  const zh = [
    `${title}：${row.zh}，起草时共 ${rows.toLocaleString('en')} 行`,
    ...(key.length > 0 ? [`按${key.map((k) => k.zh).join('、')}区分各行`] : []),
    `共 ${items.length} 个信息项，${told.length < items.length ? '主要有' : '即'}${told.map((name) => name.zh).join('、')}`,
    ...(period ? [period.zh] : []),
  ];
  const en = [
    `${title}: ${row.en}, ${rows.toLocaleString('en')} rows when drafted`,
    ...(key.length > 0 ? [`told apart by ${key.map((k) => k.en).join(', ')}`] : []),
    `${items.length} items${told.length < items.length ? ', among them' : ':'} ${told.map((name) => name.en).join(', ')}`,
    ...(period ? [period.en] : []),
  ];
  return {
    value: { zh: `${zh.join('；')}。`, en: `${en.join('; ')}.` },
    confidence: 0.4,
    reason: {
      zh: '由行数、列和时期拼成；来源和用途请补写',
      en: 'put together from rows, columns and period; say where it comes from and what it is for',
    },
  };
}

/** The key and what tables of the subject are known by, then other recognised items, then the rest. */
function itemsTold(items: readonly GuessedItem[], subject: string, key: readonly string[]): Name2[] {
  const rank = ({ item }: GuessedItem) => {
    if (item.element !== undefined && OF_THE_ROW.has(item.element)) return 4;
    if (key.includes(item.name)) return 0;
    if (item.element === undefined) return 3;
    return speaksFor(subject, item.element) ? 1 : 2;
  };
  return items
    .map((guessed, i) => ({ guessed, i, rank: rank(guessed) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .slice(0, NAMED)
    .sort((a, b) => a.i - b.i)
    .map(({ guessed }) => nameOf(guessed));
}

/** The heading where it is Chinese and the reader too; else what the element is called: xm, dwmc say little. */
function nameOf({ item }: GuessedItem): Name2 {
  const meant = item.element === undefined ? undefined : element(item.element)?.name;
  const heading = item.name.replace(/\s+/gu, ' ').trim();
  const han = /\p{Script=Han}/u.test(heading);
  return { zh: han ? heading : (meant?.zh ?? heading), en: inSentence(meant?.en) ?? heading };
}

/** Sex → sex; GDP stays. */
const inSentence = (name: string | undefined) => name?.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

/** Editions that add up cover all their periods; of those that replace each other the newest stands. */
function editionsOf({ delivery, files, period: { from, to } }: Series): Name2 {
  return delivery === 'full'
    ? { zh: `最新一期为 ${to}`, en: `newest edition ${to}` }
    : { zh: `${from} 至 ${to} 共 ${files.length} 期`, en: `${files.length} editions from ${from} to ${to}` };
}

/** Of the statistic's years, else of the time at which rows were changed; none where dates are doubtful. */
function periodOf(items: readonly GuessedItem[], freshness: string | undefined): Name2 | undefined {
  const year = items.find(({ item }) => item.element === 'stat_year');
  const dated = items.find(({ item }) => item.name === freshness);
  for (const guessed of [year, dated]) {
    const ends = guessed && endsOf(guessed.column);
    if (!guessed || !ends) continue;
    const name = nameOf(guessed);
    return { zh: `${name.zh}自 ${ends.from} 至 ${ends.to}`, en: `${name.en} from ${ends.from} to ${ends.to}` };
  }
  return undefined;
}

function endsOf({ type, min, max, histogram, defects }: ColumnProfile): { from: string; to: string } | undefined {
  if (defects.some(({ kind }) => kind === 'impossible_date' || kind === 'out_of_range_date')) return undefined;
  const [from, to] =
    histogram?.of === 'date'
      ? [histogram.bins[0]?.from, histogram.bins.at(-1)?.to]
      : [min ?? undefined, max ?? undefined];
  const plain = histogram?.of === 'date' || type === 'year' || type === 'integer' ? /^\d{4}(?:-\d\d-\d\d)?$/ : /^$/;
  if (from === undefined || to === undefined || !plain.test(String(from)) || !plain.test(String(to))) return undefined;
  return from === to ? undefined : { from: String(from), to: String(to) };
}
