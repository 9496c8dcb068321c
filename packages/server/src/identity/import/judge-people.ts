/**
 * Organisations and accounts that are to be made together, held against every rule that the making of a single one obeys, line by line. A line of which
 * something is not known (a cell that could not be read) is asked about the rest.
 */
import type { OrganisationToImport, Text2, UserToImport } from '@kuaishu/api';
import type { Caller } from '../../http/caller.ts';
import { newAccount } from '../accounts/service.ts';
import { type Account, normalLogin } from '../accounts/store.ts';
import { faultsUnder, organisationUnder } from '../organisations/service.ts';
import { accountFacts, type Organisation, type OrganisationTree, organisationFacts } from '../organisations/tree.ts';
import { faultsOf, isError, type LineFault, outside } from './line-fault.ts';

export interface PeopleToJudge {
  readonly organisations: readonly Partial<OrganisationToImport>[];
  readonly users: readonly Partial<UserToImport>[];
}

export interface JudgedPeople {
  readonly faults: readonly LineFault[];
  /** By ref, parents first. Whole only where there is no error. */
  readonly made: ReadonlyMap<string, Organisation>;
  readonly people: readonly Account[];
  /** That allowed it. */
  readonly policies: readonly string[];
}

export function judgePeople(
  caller: Caller,
  { organisations, users }: PeopleToJudge,
  { tree, taken, now }: { readonly tree: OrganisationTree; readonly taken: ReadonlySet<string>; readonly now: Date },
): JudgedPeople {
  const faults: LineFault[] = [];
  const policies = new Set<string>();
  const made = judgeOrganisations(caller, organisations, tree, now, faults, policies);
  const people = judgeUsers(caller, users, { tree, taken, now, made, organisations }, faults, policies);
  return { faults, made, people, policies: [...policies] };
}

function judgeOrganisations(
  caller: Caller,
  lines: readonly Partial<OrganisationToImport>[],
  tree: OrganisationTree,
  now: Date,
  faults: LineFault[],
  policies: Set<string>,
): Map<string, Organisation> {
  const of = faultsOf('organisations', faults);
  const at = new Map<string, number>();
  for (const [line, { ref }] of lines.entries()) {
    if (ref === undefined) continue;
    const before = at.get(ref);
    if (before !== undefined || tree.get(ref))
      of.add(line, 'ref', before === undefined ? TAKEN_REF(ref) : TWICE(ref), { before });
    else at.set(ref, line);
  }
  judgeCodes(lines, tree, of);

  const made = new Map<string, Organisation>();
  const state = new Map<number, 'open' | 'done'>();
  /** Makes the line and, before it, what it stands under. */
  const make = (line: number): void => {
    if (state.has(line)) return;
    state.set(line, 'open');
    const { ref, parent, ...fields } = lines[line] ?? {};
    const above = parent === undefined ? undefined : at.get(parent);
    if (above !== undefined) {
      if (state.get(above) === 'open') of.add(line, 'parent', CIRCLE);
      else make(above);
    }
    const body = parent === undefined ? undefined : (made.get(parent) ?? tree.get(parent));
    if (parent !== undefined && above === undefined && !body) of.add(line, 'parent', NO_PARENT(parent));
    const wrong = faultsUnder(body ?? (above === undefined ? {} : (lines[above] ?? {})), fields);
    for (const error of wrong) of.from(line, error);
    if (body) {
      const decision = of.asked(
        line,
        'parent',
        () => caller.require('organisation.manage', organisationFacts(body)),
        outside(body.name),
      );
      for (const id of decision?.policies ?? []) policies.add(id);
      const twin = fields.name && isNamesake(body.id, fields.name);
      if (fields.name && twin && (tree.children(body.id).some(twin) || made.values().some(twin)))
        of.add(line, 'name', NAMESAKE(fields.name.zh, body.name), { severity: 'warning', mend: LOOK });
      if (wrong.length === 0 && ref !== undefined && at.get(ref) === line && isWhole(fields))
        made.set(ref, organisationUnder(body, fields, now));
    }
    state.set(line, 'done');
  };
  for (const line of lines.keys()) make(line);
  return made;
}

/** One organisation for each unified social credit code. */
function judgeCodes(
  lines: readonly Partial<OrganisationToImport>[],
  tree: OrganisationTree,
  of: ReturnType<typeof faultsOf>,
): void {
  const seen = new Map<string, number>();
  for (const [line, { uscc }] of lines.entries()) {
    if (uscc === undefined) continue;
    const code = uscc.normalize('NFKC').trim().toUpperCase();
    const before = seen.get(code);
    const owner = tree.byUscc(code);
    if (before !== undefined) of.add(line, 'uscc', TWICE(code), { code: 'conflict', before });
    else if (owner) of.add(line, 'uscc', TAKEN_CODE(owner.name), { code: 'conflict', mend: LOOK });
    else seen.set(code, line);
  }
}

function judgeUsers(
  caller: Caller,
  lines: readonly Partial<UserToImport>[],
  {
    tree,
    taken,
    now,
    made,
    organisations,
  }: {
    readonly tree: OrganisationTree;
    readonly taken: ReadonlySet<string>;
    readonly now: Date;
    readonly made: ReadonlyMap<string, Organisation>;
    readonly organisations: readonly Partial<OrganisationToImport>[];
  },
  faults: LineFault[],
  policies: Set<string>,
): Account[] {
  const of = faultsOf('users', faults);
  const seen = new Map<string, number>();
  const refs = new Set(organisations.map(({ ref }) => ref));
  const people: Account[] = [];
  for (const [line, { login, name, email, organisation }] of lines.entries()) {
    if (login !== undefined) {
      const normal = normalLogin(login);
      const before = seen.get(normal);
      if (before !== undefined) of.add(line, 'login', TWICE(login), { code: 'conflict', before });
      else if (taken.has(normal)) of.add(line, 'login', TAKEN_LOGIN(login), { code: 'conflict', mend: OTHER_LOGIN });
      else seen.set(normal, line);
    }
    if (organisation === undefined) continue;
    const home = made.get(organisation) ?? tree.get(organisation);
    // where the organisation's own line is wrong, that is told there
    if (!home && !refs.has(organisation)) of.add(line, 'organisation', NO_ORGANISATION(organisation));
    if (!home) continue;
    const account = newAccount({ login: login ?? '', name: name ?? '', email, organisation: home.id }, now);
    const decision = of.asked(
      line,
      'organisation',
      () => caller.require('account.manage', accountFacts(account.id, account.id, home)),
      outside(home.name),
    );
    for (const id of decision?.policies ?? []) policies.add(id);
    if (decision && login !== undefined && name !== undefined) people.push(account);
  }
  return faults.some(isError) ? [] : people;
}

type Fields = Omit<OrganisationToImport, 'ref' | 'parent'>;

const isWhole = (fields: Partial<Fields>): fields is Fields =>
  fields.kind !== undefined && fields.level !== undefined && fields.region !== undefined && fields.name !== undefined;

const isNamesake = (parent: string, name: Text2) => (one: Organisation) =>
  one.parent === parent && one.name.zh === name.zh;

const CIRCLE: Text2 = { zh: '上级机构绕成了圈。', en: 'It stands under itself, by way of others.' };
const LOOK: Text2 = {
  zh: '请先在“机构”中查找，确认不是同一个。',
  en: 'Look it up among the organisations and make sure that it is another.',
};
const OTHER_LOGIN: Text2 = {
  zh: '同一个人不必再建；不同的人请换一个账号。',
  en: 'The same person needs no second account; another takes another login.',
};
const NO_PARENT = (value: string): Text2 => ({
  zh: `上级机构不存在（${value}）。`,
  en: `There is no such parent (${value}).`,
});
const NO_ORGANISATION = (value: string): Text2 => ({
  zh: `机构不存在（${value}）。`,
  en: `There is no such organisation (${value}).`,
});
const TAKEN_REF = (value: string): Text2 => ({ zh: `代号已被占用（${value}）。`, en: `The ref is taken (${value}).` });
const TAKEN_LOGIN = (value: string): Text2 => ({
  zh: `账号已有人使用（${value}）。`,
  en: `The login is taken (${value}).`,
});
const TAKEN_CODE = (name: Text2): Text2 => ({
  zh: `“${name.zh}”已使用这个统一社会信用代码。`,
  en: `"${name.en}" has this unified social credit code already.`,
});
export const TWICE = (value: string): Text2 => ({
  zh: `与前面的一行重复（${value}）。`,
  en: `The same stands before it (${value}).`,
});
const NAMESAKE = (name: string, under: Text2): Text2 => ({
  zh: `“${under.zh}”之下已有“${name}”。`,
  en: `"${name}" stands under "${under.en}" already.`,
});
