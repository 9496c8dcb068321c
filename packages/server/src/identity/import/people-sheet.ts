/** Sheets of organisations and of people → what `/api/import/people` takes, as far as each cell can be read. */
import { type OrganisationToImport, PeopleImport, type Text2, textFault, type UserToImport } from '@kuaishu/api';
import { namesOfBody, parseDate } from '@kuaishu/standards';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Organisation } from '../organisations/tree.ts';
import { ORGANISATIONS, PEOPLE } from './columns.ts';
import { type Found, plain } from './find-organisation.ts';
import { type CellFault, cellFault, type Line } from './sheet-lines.ts';
import { KIND_WORDS, LEVEL_WORDS, valueMeant, type Words } from './words.ts';

type OrganisationKey = keyof (typeof ORGANISATIONS)['columns'];
type PersonKey = keyof (typeof PEOPLE)['columns'];
export type OrganisationLine = Line<OrganisationKey>;
export type PersonLine = Line<PersonKey>;

const organisationSchema = PeopleImport.properties.organisations.items.properties;
const userSchema = PeopleImport.properties.users.items.properties;

/** The parent may be another line of the sheet, by its ref or its name. */
export function readOrganisations(
  lines: readonly OrganisationLine[],
  find: (text: string) => Found<Organisation>,
  faults: CellFault[],
): Partial<OrganisationToImport>[] {
  const inSheet = organisationsOfSheet(lines);
  return lines.map((line) => {
    const { cells } = line;
    const take = (key: OrganisationKey, schema: TSchema, text = cells[key]): string | undefined =>
      fitting(line, key, schema, text, ORGANISATIONS.columns[key].note, faults);
    const region = take('region', organisationSchema.region, cells.region.normalize('NFKC'));
    const zh = take('zh', organisationSchema.name.properties.zh);
    const en = take('en', organisationSchema.name.properties.en);
    const [shortZh, shortEn] = [
      take('shortZh', organisationSchema.name.properties.zh),
      take('shortEn', organisationSchema.name.properties.en),
    ];
    const name = zh === undefined ? undefined : namesOfBody(zh, en, region);
    const ref = take('ref', organisationSchema.ref) ?? refOf(line);
    const parent = houseOf(line, 'parent', inSheet, find, faults);
    const kind = meant(line, 'kind', KIND_WORDS, faults);
    const level = meant(line, 'level', LEVEL_WORDS, faults);
    const uscc = take('uscc', organisationSchema.uscc, cells.uscc.normalize('NFKC').replace(/\s+/g, ''));
    const activeFrom = dayOf(line, 'activeFrom', faults);
    return given({
      ref,
      parent,
      kind,
      level,
      region,
      uscc,
      name,
      short: name && (shortZh || shortEn) ? { zh: shortZh || name.zh, en: shortEn || name.en } : undefined,
      activeFrom,
    }) as Partial<OrganisationToImport>;
  });
}

export function readPeople(
  lines: readonly PersonLine[],
  organisations: readonly OrganisationLine[],
  find: (text: string) => Found<Organisation>,
  faults: CellFault[],
): Partial<UserToImport>[] {
  const inSheet = organisationsOfSheet(organisations);
  return lines.map((line) => {
    const take = (key: PersonKey, schema: TSchema, text = line.cells[key]): string | undefined =>
      fitting(line, key, schema, text, PEOPLE.columns[key].note, faults);
    return given({
      login: take('login', userSchema.login, line.cells.login.normalize('NFKC')),
      name: take('name', userSchema.name),
      email: take('email', userSchema.email, line.cells.email.normalize('NFKC')),
      organisation: houseOf(line, 'organisation', inSheet, find, faults),
    }) as Partial<UserToImport>;
  });
}

/** What names a line within its file, where nobody gave it a name. */
const refOf = (line: OrganisationLine): string => `${line.sheet}#${line.row}`.slice(-64);

type InSheet = ReadonlyMap<string, readonly string[]>;

/** By ref and by name: refs of the lines that are called so. */
function organisationsOfSheet(lines: readonly OrganisationLine[]): InSheet {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const ref = line.cells.ref || refOf(line);
    for (const key of new Set([line.cells.ref, line.cells.zh].map(plain)))
      if (key !== '') found.set(key, [...(found.get(key) ?? []), ref]);
  }
  return found;
}

function houseOf<K extends string>(
  line: Line<K>,
  key: K,
  inSheet: InSheet,
  find: (text: string) => Found<Organisation>,
  faults: CellFault[],
): string | undefined {
  const text = line.cells[key];
  if (text === '' || textFault(text, 'line')) return undefined;
  const [own, ...others] = inSheet.get(plain(text)) ?? [];
  if (own !== undefined && others.length === 0) return own;
  if (own !== undefined) {
    faults.push(cellFault(line, key, SEVERAL_LINES(text), WRITE_REF));
    return undefined;
  }
  const found = find(text);
  if ('one' in found) return found.one.id;
  faults.push(cellFault(line, key, found.message, found.mend));
  return undefined;
}

/** The text of a cell where it may be sent so; blank is nothing, and told elsewhere. */
function fitting<K extends string>(
  line: Line<K>,
  key: K,
  schema: TSchema,
  text: string,
  note: Text2,
  faults: CellFault[],
): string | undefined {
  if (text === '') return undefined;
  if (Value.Check(schema, text)) return text;
  // what may not stand anywhere is told already
  if (!textFault(text, 'line')) faults.push(cellFault(line, key, NOT_SO(text), note));
  return undefined;
}

export function meant<K extends string, V extends string>(
  line: Line<K>,
  key: K,
  words: Words<V>,
  faults: CellFault[],
): V | undefined {
  const text = line.cells[key];
  if (text === '') return undefined;
  const value = valueMeant(words, text);
  if (value !== undefined) return value;
  const all = Object.values<Text2>(words.written);
  faults.push(
    cellFault(
      line,
      key,
      { zh: `没有“${shown(text)}”这一种。`, en: `"${shown(text)}" is none of the choices.` },
      {
        zh: `可用：${all.map(({ zh }) => zh).join('、')}。`,
        en: `Use one of ${all.map(({ en }) => en).join(', ')}.`,
      },
    ),
  );
  return undefined;
}

/** A day as people write one. */
export function dayOf<K extends string>(line: Line<K>, key: K, faults: CellFault[]): string | undefined {
  const text = line.cells[key];
  if (text === '') return undefined;
  const day = parseDate(text);
  if (day !== null) return day;
  faults.push(
    cellFault(
      line,
      key,
      { zh: `“${shown(text)}”不是日期。`, en: `"${shown(text)}" is no day.` },
      { zh: '写成 2027-12-31 这样。', en: 'Write it as 2027-12-31.' },
    ),
  );
  return undefined;
}

/** Without what is not known. */
export const given = <T extends object>(of: T): Partial<T> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as Partial<T>;

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const NOT_SO = (text: string): Text2 => ({
  zh: `“${shown(text)}”不能这样写。`,
  en: `"${shown(text)}" is not written so.`,
});
const SEVERAL_LINES = (text: string): Text2 => ({
  zh: `本表中有几个机构叫“${shown(text)}”。`,
  en: `Several organisations of this file are called "${shown(text)}".`,
});
const WRITE_REF: Text2 = {
  zh: '给它们各填一个代号，这里写代号。',
  en: 'Give each of them a ref, and write the ref here.',
};
