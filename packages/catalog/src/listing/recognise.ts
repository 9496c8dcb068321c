/** Which column of a list of resources says what: by the headings, and among several that may be it by what stands in them. */
import type { Name2 } from '../derive/plan.ts';
import { LISTING_ROLES, type ListingRole, ROLE_NAMES, roleSurety } from './roles.ts';

export type Cells = readonly (string | null)[];
/** Position of the column of each role, where there is one. */
export type ListingColumns = Readonly<Partial<Record<ListingRole, number>>>;
/** What a person says of roles: the heading of the column, or null for none. */
export type ListingHints = Readonly<Partial<Record<ListingRole, string | null>>>;

/** No column can be the title, or a hint names none. `columns` are those there are. */
export class ListingError extends Error {
  readonly code: 'NO_TITLE' | 'NO_COLUMN';
  readonly text: Name2;
  readonly details: readonly Name2[];
  constructor(code: 'NO_TITLE' | 'NO_COLUMN', text: Required<Name2>, details: readonly Name2[]) {
    super(text.en);
    this.name = 'ListingError';
    this.code = code;
    this.text = text;
    this.details = details;
  }
}

/** Rows that are looked at. */
const SAMPLE = 400;
const HAN = /\p{Script=Han}/u;

export function recogniseColumns(
  columns: readonly string[],
  rows: readonly Cells[],
  hints: ListingHints = {},
): ListingColumns {
  const sample = rows.slice(0, SAMPLE);
  const found: Partial<Record<ListingRole, number>> = {};
  const taken = new Set<number>();
  for (const role of LISTING_ROLES) {
    const heading = hints[role];
    if (typeof heading !== 'string') continue;
    const at = columns.indexOf(heading);
    if (at < 0) throw noColumn(heading, role, columns);
    found[role] = at;
    taken.add(at);
  }
  const offers = LISTING_ROLES.flatMap((role) =>
    role in hints
      ? []
      : columns
          .map((heading, at) => ({ role, at, worth: worthOf(heading, role, at, sample) }))
          .filter(({ worth }) => worth > 0),
  ).sort((a, b) => b.worth - a.worth || a.at - b.at);
  for (const { role, at } of offers) {
    if (found[role] !== undefined || taken.has(at)) continue;
    found[role] = at;
    taken.add(at);
  }
  if (found.items === undefined && found.meaning !== undefined && !('items' in hints)) {
    found.items = found.meaning;
    delete found.meaning;
  }
  if (found.title === undefined) throw noTitle(columns);
  return found;
}

/** Surety by the heading, less where the column is nearly empty or, of names, has no characters. */
function worthOf(heading: string, role: ListingRole, at: number, sample: readonly Cells[]): number {
  const surety = roleSurety(heading, role);
  if (surety === 0) return 0;
  const cells = sample.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
  if (cells.length === 0) return sample.length === 0 ? surety : 0;
  if (role === 'title' || role === 'meaning' || role === 'abstract' || role === 'provider') {
    const spoken = cells.filter((cell) => HAN.test(cell)).length / cells.length;
    return surety * (0.7 + 0.3 * spoken);
  }
  return surety;
}

/** Headings that are told at once. */
const MOST_TOLD = 40;

/** Whoever reads it on a terminal must not have it moved about by what stands in a heading. */
const listOf = (columns: readonly string[]): Name2 => {
  const told = columns.slice(0, MOST_TOLD).map((heading) => heading.replaceAll(/\p{Cc}/gu, '\uFFFD'));
  return { zh: `有这些列：${told.join('、')}`, en: `its columns are: ${told.join(', ')}` };
};

function noTitle(columns: readonly string[]): ListingError {
  return new ListingError(
    'NO_TITLE',
    { zh: '认不出哪一列是资源名称', en: 'no column can be read as the title of the resources' },
    [listOf(columns), { zh: '用 --map 名称=列名 指明', en: 'say which with --map title=COLUMN' }],
  );
}

function noColumn(heading: string, role: ListingRole, columns: readonly string[]): ListingError {
  const { zh, en } = ROLE_NAMES[role];
  return new ListingError(
    'NO_COLUMN',
    { zh: `没有列“${heading}”（要作为${zh}）`, en: `there is no column "${heading}" (to be the ${en})` },
    [listOf(columns)],
  );
}
