/**
 * Roles that are to be granted together, held against every rule that a single grant obeys, line by line. What the database refuses of its own (separation of
 * officers, no grant to oneself) is found out beforehand here, so that all of it is told at once; the database remains the judge.
 */
import type { GrantToImport, Text2 } from '@kuaishu/api';
import { ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { OFFICERS, ROLES, type Role } from '../../policy/roles.ts';
import { type Account, normalLogin } from '../accounts/store.ts';
import { accountFacts, type Organisation, type OrganisationTree } from '../organisations/tree.ts';
import { roleOf } from '../roles/service.ts';
import type { GrantRow } from '../roles/store.ts';
import { TWICE } from './judge-people.ts';
import { faultsOf, type LineFault, outside } from './line-fault.ts';

export interface GrantsGround {
  readonly tree: OrganisationTree;
  /** By id and by login. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** That count now, of these accounts. */
  readonly held: readonly GrantRow[];
  /** Accounts that have lent a post or hold a lent one. */
  readonly delegating: ReadonlySet<string>;
  readonly now: Date;
}

export interface JudgedGrant {
  readonly account: Account;
  readonly organisation: Organisation;
  readonly role: Role;
  readonly until: Date | null;
  readonly reason: string | undefined;
}

export interface JudgedGrants {
  readonly faults: readonly LineFault[];
  /** By line; undefined where something of it is not known or wrong. */
  readonly grants: readonly (JudgedGrant | undefined)[];
  readonly policies: readonly string[];
}

export function judgeGrants(
  caller: Caller,
  lines: readonly Partial<GrantToImport>[],
  ground: GrantsGround,
): JudgedGrants {
  const faults: LineFault[] = [];
  const policies = new Set<string>();
  const of = faultsOf('grants', faults);
  const grants = lines.map((line, at) => judgeLine(caller, line, at, ground, of, policies));
  judgeTogether(grants, ground, of);
  return { faults, grants, policies: [...policies] };
}

function judgeLine(
  caller: Caller,
  { user, organisation, role, until, reason }: Partial<GrantToImport>,
  line: number,
  { tree, accounts, now }: GrantsGround,
  of: ReturnType<typeof faultsOf>,
  policies: Set<string>,
): JudgedGrant | undefined {
  const account = user === undefined ? undefined : (accounts.get(user) ?? accounts.get(normalLogin(user)));
  if (user !== undefined && !account) of.add(line, 'user', NO_USER(user), { mend: LOOK });
  const where = organisation === undefined ? undefined : tree.get(organisation);
  if (organisation !== undefined && !where) of.add(line, 'organisation', NO_ORGANISATION(organisation));
  const known = role === undefined ? undefined : knownRole(role, line, of);
  const ends = until === undefined ? null : new Date(until);
  if (ends && !(ends > now)) of.add(line, 'until', PAST);
  if (!account) return undefined;
  // over the person and over the house: neither alone lets a prefecture's officer reach into another's
  let allowed = true;
  const home = tree.get(account.organisation);
  for (const [place, field] of [
    [home, 'user'],
    [where, 'organisation'],
  ] as const) {
    if (!place || (field === 'organisation' && place === home)) continue;
    const isSelf = account.id === caller.principal.id;
    const decision = of.asked(
      line,
      field,
      () => caller.require('role.grant', accountFacts(account.id, account.id, place)),
      isSelf ? TO_ONESELF : outside(place.name),
      isSelf ? OTHER_OFFICER : undefined,
    );
    if (!decision) allowed = false;
    if (!decision && isSelf) break;
    for (const id of decision?.policies ?? []) policies.add(id);
  }
  return where && known && home && allowed
    ? { account, organisation: where, role: known, until: ends, reason }
    : undefined;
}

function knownRole(role: string, line: number, of: ReturnType<typeof faultsOf>): Role | undefined {
  try {
    return roleOf(role);
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    of.from(line, error);
    return undefined;
  }
}

/** What lines do to one another, and to what their people hold already. */
function judgeTogether(
  grants: readonly (JudgedGrant | undefined)[],
  { held, delegating }: GrantsGround,
  of: ReturnType<typeof faultsOf>,
): void {
  const heldBy = Map.groupBy(held, ({ account }) => account);
  const before = new Map<string, { line: number; role: Role; organisation: string }[]>();
  for (const [line, grant] of grants.entries()) {
    if (!grant) continue;
    const { account, organisation, role } = grant;
    const has = heldBy.get(account.id) ?? [];
    const earlier = before.get(account.id) ?? [];
    before.set(account.id, [...earlier, { line, role, organisation: organisation.id }]);
    const twin = earlier.find((one) => one.role === role && one.organisation === organisation.id);
    if (twin) of.add(line, 'role', TWICE(ROLES[role].zh), { code: 'conflict', before: twin.line });
    else if (has.some((one) => one.role === role && one.organisation === organisation.id))
      of.add(line, 'role', HELD(role), { code: 'conflict', mend: LEAVE_OUT });
    const shut = shutsOut(role);
    const other = has.find((one) => shut(one.role));
    const rival = earlier.find((one) => shut(one.role));
    if (other) of.add(line, 'role', EXCLUSIVE(role, other.role), { code: 'conflict', mend: ONE_OFFICE });
    else if (rival)
      of.add(line, 'role', EXCLUSIVE(role, rival.role), { code: 'conflict', mend: ONE_OFFICE, before: rival.line });
    if (isOfficer(role) && delegating.has(account.id))
      of.add(line, 'role', DELEGATING(role), { code: 'conflict', mend: RETURN_POST });
  }
}

const isOfficer = (role: Role): boolean => OFFICERS.includes(role);

/** 三员: an officer's role shuts out every other, and every other an officer's (`post_role_fits` in the database). */
const shutsOut =
  (role: Role) =>
  (other: Role): boolean =>
    other !== role && (isOfficer(role) || isOfficer(other));

const TO_ONESELF: Text2 = { zh: '任何人不能给自己授权。', en: 'Nobody grants a role to himself.' };
const OTHER_OFFICER: Text2 = {
  zh: '请另一位安全管理员办理。',
  en: 'Another security administrator does it.',
};
const PAST: Text2 = { zh: '截止时间应在以后。', en: 'The end must lie ahead.' };
const LOOK: Text2 = {
  zh: '在“用户与授权”中查找账号；没有的请系统管理员先建。',
  en: 'Look the account up among the people; where there is none, the system administrator makes it first.',
};
const LEAVE_OUT: Text2 = { zh: '删去这一行。', en: 'Take the row out.' };
const ONE_OFFICE: Text2 = {
  zh: '三员互斥，也不兼任其他岗位：只留其中一个，或另派一人。',
  en: 'Officers exclude one another and hold no other role: keep one of the two, or name another person.',
};
const RETURN_POST: Text2 = {
  zh: '先收回这项委托，再授予三员的角色。',
  en: 'End the delegation first.',
};
const NO_USER = (value: string): Text2 => ({ zh: `用户不存在（${value}）。`, en: `There is no such user (${value}).` });
const NO_ORGANISATION = (value: string): Text2 => ({
  zh: `机构不存在（${value}）。`,
  en: `There is no such organisation (${value}).`,
});
const HELD = (role: Role): Text2 => ({
  zh: `已有这项授权（${ROLES[role].zh}）。`,
  en: `This role is held already (${ROLES[role].en}).`,
});
const EXCLUSIVE = (role: Role, other: Role): Text2 => ({
  zh: `“${ROLES[role].zh}”与同一人的“${ROLES[other].zh}”不能兼任。`,
  en: `"${ROLES[role].en}" and "${ROLES[other].en}" are not for one person.`,
});
const DELEGATING = (role: Role): Text2 => ({
  zh: `此人有委托在身，不能担任${ROLES[role].zh}。`,
  en: `There is a delegation from or to this person, who cannot be ${ROLES[role].en}.`,
});
