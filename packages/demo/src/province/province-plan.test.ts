import { auditEntry, checkShape, classParts, EntrySchema, lintEntry, publicationFaults } from '@kuaishu/catalog';
import { element, guizhouCounties, region, validate } from '@kuaishu/standards';
import { describe, expect, it } from 'vitest';
import { STRIPS } from '../strips/all.ts';
import { endStates, type ProvinceRole, provincePlan, provinceTruth } from './index.ts';

const plan = provincePlan();
const truth = provinceTruth();
const entryOf = new Map(plan.entries.map(({ resource, entry }) => [resource, entry]));
const slipOf = new Map(truth.slips.map(({ resource, code }) => [resource, code]));
const twice = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at);

describe('bodies of the simulated province', () => {
  it('are those of a province: ten prefectures with four to eight departments and a bureau each, all counties, institutions, companies', () => {
    const prefectures = plan.organisations.filter(({ kind, level }) => kind === 'government' && level === 'prefecture');
    expect(prefectures.map(({ name }) => name.zh)).toContain('贵安新区管理委员会');
    expect(prefectures).toHaveLength(10);
    for (const { key } of prefectures) {
      const departments = plan.organisations.filter(({ parent, function: code }) => parent === key && code !== null);
      expect(departments.filter(({ function: code }) => code === 'dsj')).toHaveLength(1);
      expect(departments.length - 1).toBeGreaterThanOrEqual(4);
      expect(departments.length - 1).toBeLessThanOrEqual(8);
    }
    const counties = plan.organisations.filter(({ kind, level }) => kind === 'government' && level === 'county');
    expect(counties.map((one) => one.region)).toEqual(guizhouCounties.map(({ code }) => code));
    for (const { key, region: code, parent, name, territory } of counties) {
      expect(parent).toBe(territory);
      expect(name.zh).toBe(`${region(code)?.name}人民政府`);
      expect(plan.organisations.find((one) => one.key === parent)?.region).toBe(`${code.slice(0, 4)}00`);
      const bureaus = plan.organisations.filter((one) => one.parent === key && one.function === 'dsj');
      expect(bureaus).toHaveLength(1);
    }
    const withDepartments = counties.filter(
      ({ key }) => plan.organisations.filter(({ parent }) => parent === key).length > 2,
    );
    expect(withDepartments.length).toBeGreaterThanOrEqual(15);
    expect(new Set(withDepartments.map(({ parent }) => parent)).size).toBe(9);
    expect(
      plan.organisations.filter(({ parent, kind }) => parent === 'gz' && kind === 'department').length,
    ).toBeGreaterThan(30);
    expect(plan.organisations.length).toBeGreaterThanOrEqual(60);
    const kinds = new Set(plan.organisations.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'association',
      'company',
      'department',
      'government',
      'institution',
      'state_company',
    ]);
  });

  it('have credit codes that check out, of their kind and region, no two alike', () => {
    expect(twice(plan.organisations.map(({ uscc }) => uscc))).toEqual([]);
    for (const { uscc, kind, region: code, name } of plan.organisations) {
      expect(validate({ kind: 'identifier', rule: 'uscc' }, uscc).ok, name.zh).toBe(true);
      expect(uscc.slice(2, 8)).toBe(code);
      const registered = { association: '51', company: '91', state_company: '91', institution: '12', government: '11' };
      if (kind !== 'department') expect(uscc.slice(0, 2), name.zh).toBe(registered[kind]);
      else expect(['11', '13']).toContain(uscc.slice(0, 2));
    }
  });

  it('stand in one tree whose regions GB/T 2260 knows', () => {
    const byKey = new Map(plan.organisations.map((one) => [one.key, one]));
    expect(byKey.size).toBe(plan.organisations.length);
    expect(plan.organisations.filter(({ parent }) => parent === null).map(({ key }) => key)).toEqual(['gz']);
    plan.organisations.forEach(({ parent, region: code, territory, unit, level }, at) => {
      expect(region(code)?.current).toBe(true);
      expect(byKey.get(territory)?.kind).toBe('government');
      expect(byKey.get(territory)?.level).not.toBe('county');
      // parents come before children, so that they can be made in this order
      if (parent !== null) expect(plan.organisations.findIndex(({ key }) => key === parent)).toBeLessThan(at);
      if (unit === null && level !== 'province') expect(region(code)?.level).toBe(level);
    });
  });
});

describe('people of the simulated province', () => {
  it('are a steward and a head at every body, with names of their own and addresses that are nobody’s', () => {
    for (const { key } of plan.organisations)
      for (const role of ['steward', 'head'] as const)
        expect(
          plan.users.filter((user) => user.organisation === key && user.roles.includes(role)),
          key,
        ).toHaveLength(1);
    expect(twice(plan.users.map(({ key }) => key))).toEqual([]);
    expect(twice(plan.users.map(({ login }) => login))).toEqual([]);
    expect(twice(plan.users.map(({ name }) => name.zh))).toEqual([]);
    for (const { email, login } of plan.users) {
      expect(email).toMatch(/\.example$/);
      expect(login).toMatch(/^[a-z][a-z0-9-]+$/);
    }
  });

  it('include one demo account a role, and people of a prefecture and of a county; the three officers are three people', () => {
    const users = new Map(plan.users.map((user) => [user.key, user]));
    const further = plan.demoAccounts.filter(({ user }) => /^gy\.(?:hx\.)?(?:mz|dsj)\./.test(user ?? ''));
    expect(further.map(({ role }) => role)).toEqual(['steward', 'reviewer', 'steward']);
    expect(twice(plan.demoAccounts.filter((one) => !further.includes(one)).map(({ role }) => role))).toEqual([]);
    for (const { role, user } of plan.demoAccounts)
      if (user === null) expect(role).toBe('public');
      else expect(users.get(user)?.roles).toEqual([role]);
    const officers = plan.demoAccounts.filter(({ role }) => role.endsWith('_admin')).map(({ user }) => user);
    expect(new Set(officers).size).toBe(3);
    const roles = new Set(plan.users.flatMap((user) => user.roles));
    for (const role of roles) expect(plan.demoAccounts.map((one) => one.role)).toContain(role);
  });
});

describe('the simulated catalogue', () => {
  it('has at least 800 entries, the strips of the refinery among them under their own names', () => {
    expect(plan.entries.length).toBeGreaterThanOrEqual(800);
    expect(twice(plan.entries.map(({ resource }) => resource))).toEqual([]);
    for (const strip of STRIPS) {
      const entry = entryOf.get(strip.resource);
      expect(entry?.items.map(({ name }) => name)).toEqual(strip.columns.map(({ name }) => name));
      expect(entry?.name).toEqual(strip.entry.name);
    }
    for (const { entry, owner } of plan.entries) {
      const body = plan.organisations.find(({ key }) => key === owner);
      expect(entry.provider.name).toBe(body?.name.zh);
      expect(entry.provider.uscc).toBe(body?.uscc);
      expect(entry.name.en).toBeTruthy();
    }
  });

  it('is written in the words of the standards: keys, six to 25 items, most of them data elements', () => {
    const strips = new Set(STRIPS.map(({ resource }) => resource));
    let bound = 0;
    let all = 0;
    for (const { entry, resource } of plan.entries) {
      expect(entry.items.length, resource).toBeGreaterThanOrEqual(5);
      expect(entry.items.length, resource).toBeLessThanOrEqual(25);
      // two strips of the refinery identify no row: they are full of repetitions by design
      if (!strips.has(resource)) expect(entry.key?.length, resource).toBeGreaterThan(0);
      for (const item of entry.items) if (item.element !== undefined && element(item.element)) bound += 1;
      all += entry.items.length;
    }
    expect(bound / all).toBeGreaterThan(0.6);
  });

  it('covers the six base libraries, and each by sources that do not contend', () => {
    const bases = plan.entries.filter(({ entry }) => entry.class?.kind === 'base');
    const categories = new Set(bases.map(({ entry }) => entry.class?.category));
    expect([...categories].sort()).toEqual(
      ['人口', '宏观经济', '法人单位', '电子证照', '社会信用', '自然资源和空间地理'].sort(),
    );
  });

  it('is clean by shape, lint and what publication asks for, but for the slips, each of which shows its own fault alone', () => {
    for (const { entry, resource } of plan.entries) {
      expect(checkShape(EntrySchema, entry).faults, resource).toEqual([]);
      expect(classParts(entry), resource).not.toBeNull();
      const found = new Set(lintEntry(entry).map(({ code }) => code));
      const slip = slipOf.get(resource);
      expect([...found], resource).toEqual(slip === undefined ? [] : [slip]);
      const refused = [...publicationFaults(entry), ...auditEntry(entry)].filter(
        ({ severity }) => severity === 'error',
      );
      if (slip === undefined) expect(refused, resource).toEqual([]);
    }
  });

  it('knows its own faults: what copies, what contends, what asks anew, what is stale, what only looks alike', () => {
    expect(truth.duplicates.map(({ how }) => how).filter((how) => how === 'merged').length).toBeGreaterThan(3);
    for (const { copy, of } of truth.duplicates) {
      const mine = entryOf.get(copy);
      const theirs = of.map((resource) => entryOf.get(resource));
      expect(mine && theirs.every((one) => one !== undefined), copy).toBe(true);
      expect(
        theirs.some((one) => one?.provider.name !== mine?.provider.name),
        copy,
      ).toBe(true);
    }
    for (const { attribute, holder, claimant } of truth.conflicts) {
      expect(entryOf.get(holder)?.authority).toContain(attribute);
      expect(entryOf.get(claimant)?.authority).toContain(attribute);
    }
    for (const { resource, items } of truth.fromBase) {
      expect(items.length).toBeGreaterThanOrEqual(6);
      for (const item of items) expect(entryOf.get(resource)?.items.map(({ name }) => name)).toContain(item);
    }
    for (const { resource } of truth.stale) expect(entryOf.has(resource)).toBe(true);
    for (const resource of truth.distinct.flat()) expect(entryOf.has(resource), resource).toBe(true);
    const groups = truth.sameKind.map(
      (group) => new Set(group.map((resource) => entryOf.get(resource)?.provider.name)),
    );
    expect(groups.map((group) => group.size)).toEqual(truth.sameKind.map((group) => group.length));
  });

  it('is the same for the same seed, to the byte, and another for another', () => {
    const bytes = JSON.stringify(plan);
    expect(JSON.stringify(provincePlan())).toBe(bytes);
    expect(JSON.stringify(provinceTruth())).toBe(JSON.stringify(truth));
    expect(JSON.stringify(provincePlan(2))).not.toBe(bytes);
  });
});

describe('the plan of acts', () => {
  const bodies = new Map(plan.organisations.map((one) => [one.key, one]));
  const users = new Map(plan.users.map((user) => [user.key, user]));
  const owners = new Map(plan.entries.map(({ resource, owner }) => [resource, owner]));

  it('leaves entries in every state and cases open, decided and long overdue', () => {
    const states = [...endStates(plan.acts).values()];
    const count = (state: string) => states.filter((one) => one === state).length;
    expect(states).toHaveLength(plan.entries.length);
    expect(count('published')).toBeGreaterThan(700);
    for (const state of ['draft', 'department', 'bureau', 'returned', 'withdrawn', 'revising', 'retiring', 'retired'])
      expect(count(state), state).toBeGreaterThanOrEqual(3);
    const last = new Map(plan.acts.map(({ entry, at }) => [entry, at]));
    const waiting = [...endStates(plan.acts)].filter(([, state]) => state === 'bureau' || state === 'department');
    expect(waiting.filter(([entry]) => (last.get(entry) ?? 0) < plan.lastDay - 15).length).toBeGreaterThanOrEqual(10);
    const ends = Map.groupBy(
      plan.acts.filter((act) => act.case !== null),
      (act) => act.case,
    );
    const lastActs = new Set([...ends.values()].map((acts) => acts.at(-1)?.kind));
    for (const kind of [
      'decide_conflict',
      'refer_conflict',
      'state_conflict',
      'settle_conflict',
      'confirm_joint',
      'propose_joint',
      'decline_joint',
      'file_joint',
      'retire_refuse',
      'return_case',
      'withdraw_case',
      'refuse_right',
      'explain_update',
      'accept_update',
      'extend_update',
    ] as const)
      expect(lastActs, kind).toContain(kind);
    for (const kind of ['ask_need', 'answer_need', 'assign_need', 'decline_need', 'ask_right', 'grant_right'] as const)
      expect(lastActs, kind).toContain(kind);
  });

  it('has entries of counties in each of these states, signed by their own heads', () => {
    const ends = endStates(plan.acts);
    const ofCounties = plan.entries.filter(({ owner }) => bodies.get(owner)?.level === 'county');
    expect(ofCounties.length).toBeGreaterThan(100);
    expect(new Set(ofCounties.map(({ resource }) => ends.get(resource))).size).toBe(10);
    const needs = plan.acts.filter(({ kind, actor }) => kind === 'ask_need' && /^\w+\.\w+\.\w+\.steward$/.test(actor));
    expect(needs.length).toBeGreaterThanOrEqual(3);
  });

  it('lets each act be done by whose duty it is', () => {
    for (const { actor, kind, entry } of plan.acts) {
      const user = users.get(actor);
      const owner = bodies.get(owners.get(entry ?? '') ?? '');
      const territory = bodies.get(user?.organisation ?? '')?.territory;
      expect(user, `${kind} of ${entry} by ${actor}`).toBeDefined();
      const house = bodies.get(user?.organisation ?? '');
      // a county's departments have no staff beside those who answer for their data
      const role = kind === 'ask_need' && house?.level === 'county' ? 'steward' : ROLE_OF[kind];
      if (role) expect(user?.roles, `${kind} of ${entry} by ${actor}`).toContain(role);
      if (OWN_HOUSE.includes(kind)) expect(user?.organisation, `${kind} of ${entry}`).toBe(owner?.key);
      if (owner && (role === 'reviewer' || role === 'arbiter')) expect(territory).toBe(owner.territory);
      // what counties do is judged by the bureau of their prefecture
      if (role === 'reviewer' || role === 'arbiter') expect(house?.level).not.toBe('county');
    }
  });

  it('never asks for an act in a state that does not allow it, nor goes back in time', () => {
    const state = new Map<string, string>();
    let day = 0;
    for (const { kind, entry, case: beside, at } of plan.acts) {
      expect(at).toBeGreaterThanOrEqual(day);
      expect(at).toBeLessThanOrEqual(plan.lastDay);
      day = at;
      const name = beside ?? entry ?? '';
      const before = state.get(name) ?? 'none';
      const allowed = MAY_FOLLOW[kind];
      expect(allowed?.[before], `${kind} of ${name} while ${before}`).toBeDefined();
      state.set(name, allowed?.[before] ?? before);
      if (kind === 'retire') expect(state.get(entry ?? '')).toBe('published');
    }
  });

  it('never publishes what claims an attribute that another on the ledger of the territory is the source of', () => {
    const bodyOf = new Map<string, (typeof plan.entries)[number]['entry']>();
    const sources = new Map<string, string>();
    for (const { kind, entry, data } of plan.acts) {
      if (entry === null) continue;
      if (data?.entry) bodyOf.set(entry, data.entry);
      if (kind !== 'publish') continue;
      const body = bodyOf.get(entry);
      const territory = bodies.get(owners.get(entry) ?? '')?.territory;
      for (const attribute of body?.authority ?? []) {
        const key = `${territory} ${body?.subject} ${attribute}`;
        expect(sources.get(key) ?? entry, key).toBe(entry);
        sources.set(key, entry);
      }
    }
    expect(sources.size).toBeGreaterThan(80);
  });

  it('answers needs with sources that stand on the ledger by then', () => {
    const published = new Set<string | null>();
    for (const { kind, entry, data } of plan.acts) {
      if (kind === 'publish') published.add(entry);
      if (kind === 'answer_need') expect(published, data?.need?.source).toContain(data?.need?.source);
      if (kind === 'open_conflict') expect(published).toContain(data?.conflict?.holder);
    }
  });

  it('names resources, organisations and users that are there', () => {
    const resources = new Set(plan.entries.map(({ resource }) => resource));
    for (const { entry, data } of plan.acts) {
      if (entry !== null) expect(resources).toContain(entry);
      const { conflict, shares = [], organisation, need, to, duplicateOf = [] } = data ?? {};
      for (const name of [conflict?.holder, conflict?.claimant, conflict?.source, need?.source, ...duplicateOf])
        if (name !== undefined) expect(resources).toContain(name);
      for (const key of [organisation, ...shares.map((share) => share.organisation)])
        if (key !== undefined) expect(bodies.has(key), key).toBe(true);
      expect(new Set(shares.map((share) => share.organisation)).size, `shares of ${entry}`).toBe(shares.length);
      if (to !== undefined) expect(users.has(to), to).toBe(true);
    }
  });
});

const OWN_HOUSE: readonly string[] = [
  'draft',
  'edit',
  'submit',
  'withdraw',
  'revise',
  'retire',
  'department_approve',
  'department_return',
  'retire_approve',
  'open_conflict',
  'refer_conflict',
  'propose_joint',
  'file_joint',
  'settle_conflict',
  'explain_update',
  'extend_update',
];

const ROLE_OF: Readonly<Record<string, ProvinceRole>> = {
  draft: 'steward',
  edit: 'steward',
  submit: 'steward',
  withdraw: 'steward',
  revise: 'steward',
  retire: 'steward',
  open_conflict: 'steward',
  state_conflict: 'steward',
  refer_conflict: 'steward',
  propose_joint: 'steward',
  file_joint: 'steward',
  department_approve: 'head',
  department_return: 'head',
  retire_approve: 'head',
  agree_joint: 'head',
  delegate: 'head',
  bureau_return: 'reviewer',
  publish: 'reviewer',
  retire_finish: 'reviewer',
  confirm_joint: 'reviewer',
  answer_need: 'reviewer',
  assign_need: 'reviewer',
  decline_need: 'reviewer',
  decide_conflict: 'arbiter',
  ask_need: 'staff',
  ask_right: 'staff',
  grant_right: 'security_admin',
  refuse_right: 'security_admin',
  refuse: 'reviewer',
  retire_refuse: 'reviewer',
  settle_conflict: 'steward',
  decline_joint: 'head',
  explain_update: 'steward',
  extend_update: 'steward',
  accept_update: 'reviewer',
  refuse_update: 'reviewer',
  allow_extension: 'reviewer',
};

const stay = (...states: string[]) => Object.fromEntries(states.map((state) => [state, state]));

/** Kind of act → state of its case in which it may be done → the state after it. */
const MAY_FOLLOW: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  draft: { none: 'draft' },
  edit: stay('draft', 'returned_by_department', 'returned_by_bureau', 'revising'),
  submit: {
    draft: 'department',
    revising: 'department',
    returned_by_department: 'department',
    returned_by_bureau: 'bureau',
  },
  withdraw: { department: 'withdrawn', bureau: 'withdrawn' },
  department_approve: { department: 'bureau' },
  department_return: { department: 'returned_by_department' },
  bureau_return: { bureau: 'returned_by_bureau' },
  publish: { bureau: 'published' },
  refuse: { bureau: 'refused' },
  revise: { published: 'revising' },
  delegate: stay('department'),
  comment: stay('department', 'bureau'),
  retire: { none: 'asked' },
  retire_approve: { asked: 'approved' },
  retire_finish: { approved: 'done' },
  retire_refuse: { approved: 'done' },
  open_conflict: { none: 'hearing' },
  state_conflict: stay('hearing'),
  refer_conflict: { hearing: 'decision' },
  decide_conflict: { decision: 'done' },
  settle_conflict: { hearing: 'done' },
  propose_joint: { none: 'agreement' },
  agree_joint: stay('agreement'),
  decline_joint: { agreement: 'done' },
  file_joint: { agreement: 'confirmation' },
  confirm_joint: { confirmation: 'done' },
  ask_need: { none: 'filed' },
  answer_need: { filed: 'done' },
  assign_need: { filed: 'done' },
  decline_need: { filed: 'done' },
  ask_right: { none: 'requested' },
  grant_right: { requested: 'done' },
  refuse_right: { requested: 'done' },
  return_case: Object.fromEntries(
    ['approved', 'decision', 'agreement', 'filed', 'requested'].map((state) => [state, 'sent_back']),
  ),
  withdraw_case: Object.fromEntries(
    ['asked', 'hearing', 'agreement', 'filed', 'requested'].map((state) => [state, 'done']),
  ),
  // opened by the platform itself
  explain_update: { none: 'explained', missed: 'explained' },
  accept_update: { explained: 'none' },
  refuse_update: { explained: 'missed' },
  extend_update: { none: 'asked_longer' },
  allow_extension: { asked_longer: 'missed' },
};
