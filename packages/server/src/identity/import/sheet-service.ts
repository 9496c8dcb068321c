/**
 * A sheet that somebody sent, read and judged without anything being made: every fault with its place, or what would be made, ready to be sent. Text that would
 * run somewhere is a fault of its cell, and on record besides; so is a row that the policies refuse.
 */
import type { GrantsSheet, PeopleSheet, Permission, SheetRowFault, Text2 } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import type { Caller } from '../../http/caller.ts';
import type { Uploaded } from '../../http/uploaded.ts';
import { ROLES } from '../../policy/roles.ts';
import { type AccountStore, normalLogin } from '../accounts/store.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { accountFacts, organisationFacts } from '../organisations/tree.ts';
import { GRANTS, ORGANISATIONS, PEOPLE, type SheetForm } from './columns.ts';
import { organisationFinder } from './find-organisation.ts';
import { type GrantLine, readGrants } from './grants-sheet.ts';
import type { JudgedGrant } from './judge-grants.ts';
import { type LineFault, MOST_FAULTS, messageOf } from './line-fault.ts';
import { readOrganisations, readPeople } from './people-sheet.ts';
import { readSheets } from './read-sheets.ts';
import type { ImportService } from './service.ts';
import { type CellFault, cellFault, headingOf, type Line, linesOf, type RawSheet } from './sheet-lines.ts';

export interface SheetService {
  /** @throws ServerError where the file cannot be read at all. */
  people(caller: Caller, file: Uploaded): Promise<PeopleSheet>;
  grants(caller: Caller, file: Uploaded): Promise<GrantsSheet>;
}

export function sheetService(parts: {
  readonly acts: Acts;
  readonly imports: ImportService;
  readonly accounts: AccountStore;
  readonly directory: OrganisationDirectory;
  readonly clock: () => Date;
}): SheetService {
  const { acts, imports, accounts, directory, clock } = parts;
  const today = () => clock().toISOString().slice(0, 10);

  /** Whose text was refused, by kind and cell, with nothing of the text. */
  async function record(caller: Caller, action: Permission, faults: readonly CellFault[], bytes: number) {
    const of = faults.filter(({ text }) => text !== undefined);
    if (of.length === 0) return;
    const fault: Record<string, number> = {};
    for (const { text = '' } of of) fault[text] = (fault[text] ?? 0) + 1;
    await acts.refused(caller.act(action), {
      fault,
      cells: of.slice(0, 20).map(({ cell, row }) => cell ?? row),
      bytes,
    });
  }

  return {
    async people(caller, file) {
      caller.scope('organisation.manage', 'Organisation');
      const sheets = await readSheets(file);
      const cells: CellFault[] = [];
      const houseLines = tableOf(sheets, ORGANISATIONS, cells);
      const personLines = tableOf(sheets, PEOPLE, cells);
      if (!houseLines && !personLines) cells.push(noTable(sheets, [PEOPLE, ORGANISATIONS]));
      else if (!houseLines?.length && !personLines?.length && cells.every(isWarning)) cells.push(noRows(sheets));
      const tree = await directory.tree();
      const find = organisationFinder(
        tree,
        (one) => caller.may('organisation.manage', organisationFacts(one)),
        today(),
      );
      const organisations = readOrganisations(houseLines ?? [], find, cells);
      const users = readPeople(personLines ?? [], houseLines ?? [], find, cells);
      await record(caller, 'organisation.manage', cells, file.bytes.length);
      const judged = await imports.judgePeople(caller, { organisations, users });
      const places = { organisations: houseLines ?? [], users: personLines ?? [] };
      const faults = [...cells, ...judged.faults.map((fault) => placed(fault, places[fault.list as 'users'], FIELDS))];
      const good = !faults.some(({ severity }) => severity === 'error');
      const nameOf = (id: string): Text2 => (judged.made.get(id) ?? tree.get(id))?.name ?? { zh: id, en: id };
      return {
        ...told(faults, (houseLines?.length ?? 0) + (personLines?.length ?? 0)),
        organisations: good
          ? organisations.map((take, i) => ({
              ...placeOf(houseLines?.[i]),
              parentName: nameOf(take.parent ?? ''),
              take: take as PeopleSheet['organisations'][number]['take'],
            }))
          : [],
        users: good
          ? users.map((take, i) => ({
              ...placeOf(personLines?.[i]),
              organisationName: nameOf(take.organisation ?? ''),
              take: take as PeopleSheet['users'][number]['take'],
            }))
          : [],
      };
    },

    async grants(caller, file) {
      caller.scope('role.grant', 'Account');
      const sheets = await readSheets(file);
      const cells: CellFault[] = [];
      const lines = tableOf(sheets, GRANTS, cells);
      if (!lines) cells.push(noTable(sheets, [GRANTS]));
      else if (lines.length === 0 && cells.every(isWarning)) cells.push(noRows(sheets));
      const tree = await directory.tree();
      const find = organisationFinder(tree, (one) => caller.may('role.grant', accountFacts('', '', one)), today());
      const grants = readGrants(lines ?? [], find, cells);
      await record(caller, 'role.grant', cells, file.bytes.length);
      const judged = await imports.judgeGrants(caller, grants);
      const names = await otherNames(caller, lines ?? []);
      const faults = [...cells, ...judged.faults.map((fault) => placed(fault, lines ?? [], FIELDS)), ...names];
      const good = !faults.some(({ severity }) => severity === 'error');
      return {
        ...told(faults, lines?.length ?? 0),
        grants: good
          ? (judged.grants as JudgedGrant[]).map(({ account, organisation, role }, i) => ({
              ...placeOf(lines?.[i]),
              login: account.login,
              name: account.name,
              organisationName: organisation.name,
              roleName: ROLES[role],
              take: grants[i] as GrantsSheet['grants'][number]['take'],
            }))
          : [],
      };
    },
  };

  /** Rows whose name is another than the account's, of accounts that the caller may grant anything. */
  async function otherNames(caller: Caller, lines: readonly GrantLine[]): Promise<CellFault[]> {
    const known = await accounts.byLogins(lines.map(({ cells }) => cells.login));
    const tree = await directory.tree();
    return lines.flatMap((line) => {
      const account = known.get(normalLogin(line.cells.login));
      const home = account && tree.get(account.organisation);
      if (!account || !home || line.cells.name === '' || plainName(line.cells.name) === plainName(account.name))
        return [];
      if (!caller.may('role.grant', accountFacts(account.id, account.id, home))) return [];
      return [
        cellFault(
          line,
          'name',
          {
            zh: `账号 ${account.login} 是“${account.name}”，不是“${line.cells.name}”。`,
            en: `The account ${account.login} is ${account.name}'s, not ${line.cells.name}'s.`,
          },
          { zh: '改账号或姓名；姓名一列可以不要。', en: 'Mend the account or the name; the column may be left out.' },
        ),
      ];
    });
  }
}

const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** The lines of the sheets of that kind; undefined where there is none. */
function tableOf<K extends string>(
  sheets: readonly RawSheet[],
  form: SheetForm<K>,
  faults: CellFault[],
): Line<K>[] | undefined {
  const found = sheets
    .map((sheet) => ({ sheet, heading: headingOf(sheet, form) }))
    .filter(({ heading }) => heading >= 0);
  if (found.length === 0) return undefined;
  const lines = found.flatMap(({ sheet, heading }) => linesOf(sheet, form, heading, faults));
  if (lines.length <= MOST_LINES) return lines;
  faults.push(tooMany(sheets, lines.length));
  return lines.slice(0, MOST_LINES);
}

/** As many as are taken at once. */
const MOST_LINES = 5_000;

/** Field of what is sent → column of the sheet, where they are called differently. */
const FIELDS: Readonly<Record<string, string>> = { user: 'login', name: 'zh' };

function placed<K extends string>(
  fault: LineFault,
  lines: readonly Line<K>[],
  fields: Readonly<Record<string, string>>,
): CellFault {
  const line = lines[fault.line] as Line<K>;
  const message = messageOf(fault, (before) => rowOf(lines[before]));
  const key = (fault.field in line.cells ? fault.field : (fields[fault.field] ?? '')) as K;
  if (!(key in line.cells))
    return { ...placeOf(line), column: null, cell: null, severity: fault.severity, message, mend: fault.mend };
  return cellFault(line, key, message, fault.mend, fault.severity);
}

const rowOf = (line: { readonly row: number } | undefined): Text2 => ({
  zh: `第 ${line?.row ?? 0} 行`,
  en: `row ${line?.row ?? 0}`,
});

const placeOf = (line: Pick<SheetRowFault, 'sheet' | 'row' | 'line'> | undefined) => ({
  sheet: line?.sheet ?? '',
  row: line?.row ?? 0,
  line: line?.line ?? null,
});

const isWarning = ({ severity }: CellFault): boolean => severity === 'warning';

/** In the order of the file. */
function told(faults: readonly CellFault[], rows: number) {
  const order = [...new Set(faults.map(({ sheet }) => sheet))];
  const sorted = faults.toSorted((a, b) => {
    const [left, right] = [a.cell ?? '', b.cell ?? ''];
    if (a.sheet !== b.sheet) return order.indexOf(a.sheet) - order.indexOf(b.sheet);
    return a.row - b.row || left.length - right.length || left.localeCompare(right, 'en');
  });
  return {
    rows,
    errors: faults.filter((fault) => !isWarning(fault)).length,
    faultCount: faults.length,
    faults: sorted.slice(0, MOST_FAULTS).map(({ text: _, ...fault }) => fault),
  };
}

const ofFile = (sheets: readonly RawSheet[], message: Text2, mend: Text2): CellFault => ({
  sheet: sheets[0]?.name ?? '',
  row: 0,
  line: null,
  column: null,
  cell: null,
  severity: 'error',
  message,
  mend,
});

function noTable(sheets: readonly RawSheet[], forms: readonly SheetForm[]): CellFault {
  const wanted = (language: 'zh' | 'en') =>
    forms
      .map(({ known, columns }) =>
        known.map((key) => columns[key]?.head[language]).join(language === 'zh' ? '、' : ', '),
      )
      .join(language === 'zh' ? '，或 ' : ', or ');
  return ofFile(
    sheets,
    { zh: `没有找到表头：应有 ${wanted('zh')}。`, en: `No heading was found: it has ${wanted('en')}.` },
    { zh: '下载模板，照它的列名填写。', en: 'Download the template and keep its columns.' },
  );
}

const tooMany = (sheets: readonly RawSheet[], lines: number): CellFault =>
  ofFile(
    sheets,
    {
      zh: `有 ${lines} 行，一次最多 ${MOST_LINES} 行。`,
      en: `It has ${lines} rows; at most ${MOST_LINES} are taken at once.`,
    },
    { zh: '拆成几份，一份一份导入。', en: 'Split it and import the parts one after the other.' },
  );

const noRows = (sheets: readonly RawSheet[]): CellFault =>
  ofFile(
    sheets,
    { zh: '表头下没有一行内容。', en: 'No row stands below the heading.' },
    { zh: '从表头下一行起填写。', en: 'Fill it in from the row below the heading.' },
  );
