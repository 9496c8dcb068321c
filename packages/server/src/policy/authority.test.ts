import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAuthority } from './authority.ts';
import type { ResourceFacts } from './facts.ts';
import { type Principal, VISITOR } from './principal.ts';
import { ROLES, type Role } from './roles.ts';
import { matches } from './scope.ts';

const authority = openAuthority();
const ROOT = 'org_root';
/** Prefectures a and b with departments; ac is a county of a. */
const orgs = ['org_root', 'org_a', 'org_b', 'org_a1', 'org_a2', 'org_b1', 'org_ac', 'org_ac1'] as const;
const pathOf = (org: string): string[] =>
  org === ROOT ? [ROOT] : [...new Set([ROOT, org.slice(0, 5), ...(isOfCounty(org) ? [org.slice(0, 6)] : []), org])];
const isOfCounty = (org: string): boolean => org.startsWith('org_ac');
const levelOf = (org: string) => (org === ROOT ? 'province' : isOfCounty(org) ? 'county' : 'prefecture');
const territoryOf = (org: string): string => pathOf(org)[1] ?? ROOT;
const localityOf = (org: string): string => (isOfCounty(org) ? 'org_ac' : territoryOf(org));

const principals: fc.Arbitrary<Principal> = fc
  .record({
    kind: fc.constantFrom('user', 'service', 'visitor' as const),
    id: fc.constantFrom('user_1', 'user_2', 'user_3'),
    organisation: fc.constantFrom(...orgs),
    roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLES) as Role[])), { maxLength: 3 }),
  })
  .map((of) => ({
    ...VISITOR,
    ...of,
    name: of.id,
    path: pathOf(of.organisation),
    territory: territoryOf(of.organisation),
    locality: localityOf(of.organisation),
    purview: of.roles.includes('reviewer') ? localityOf(of.organisation) : of.organisation,
    level: levelOf(of.organisation),
  }));

const place = fc.constantFrom(...orgs).map((owner) => ({
  owner,
  path: pathOf(owner),
  territory: territoryOf(owner),
  level: levelOf(owner),
}));
const entries: fc.Arbitrary<ResourceFacts> = fc
  .tuple(place, fc.constantFrom('draft', 'submitted', 'published', 'withdrawn'), fc.boolean())
  .map(([at, state, open]) => ({ type: 'Entry', id: 'entry_1', attributes: { ...at, state, open, sharing: '1' } }));
const people = fc.constantFrom('user_1', 'user_2', 'user_3');
const cases: fc.Arbitrary<ResourceFacts> = fc
  .tuple(
    place,
    people,
    people,
    fc.uniqueArray(fc.constantFrom(...orgs), { maxLength: 2 }),
    fc.uniqueArray(people),
    fc.constantFrom('entry', 'access_request'),
  )
  .map(([at, applicant, assignee, parties, actors, procedure]) => ({
    type: 'Case',
    id: 'case_1',
    attributes: { ...at, procedure, state: 'draft', applicant, assignee, parties, actors },
  }));

const entities: fc.Arbitrary<ResourceFacts> = fc
  .uniqueArray(fc.constantFrom(...orgs), { maxLength: 3 })
  .map((territories) => ({ type: 'Entity', id: 'E1', attributes: { territories } }));
const rows: fc.Arbitrary<ResourceFacts> = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...orgs), { maxLength: 2 }), fc.uniqueArray(fc.constantFrom(...orgs)))
  .map(([owners, territories]) => ({
    type: 'Row',
    id: 'row_1',
    attributes: { owners, path: [...new Set(owners.flatMap(pathOf))], territories },
  }));

describe('a list', () => {
  it.each([
    ['entry.read', 'Entry', entries],
    ['entry.draft', 'Entry', entries],
    ['block.read', 'Entity', entities],
    ['entity.read', 'Entity', entities],
    ['entity.reveal', 'Entity', entities],
    ['review.answer', 'Entity', entities],
    ['strip.read', 'Row', rows],
    ['quarantine.read', 'Row', rows],
    ['quarantine.export', 'Row', rows],
    ['discrepancy.export', 'Row', rows],
    ['case.read', 'Case', cases],
    ['case.comment', 'Case', cases],
    ['case.open', 'Case', cases],
  ] as const)('is filtered by the very policy of the single record: %s', (action, type, records) => {
    fc.assert(
      fc.property(principals, records, (principal, record) => {
        const scope = authority.scope(principal, action, type);
        expect(matches(scope, record.attributes)).toBe(authority.decide(principal, action, record).allowed);
      }),
      { numRuns: 150 },
    );
  });
});

const person = (organisation: string, roles: Role[], id = 'user_1'): Principal => ({
  ...VISITOR,
  kind: 'user',
  id,
  name: id,
  organisation,
  path: pathOf(organisation),
  territory: territoryOf(organisation),
  locality: localityOf(organisation),
  purview: roles.some((role) => ['reviewer', 'arbiter', 'security_admin', 'system_admin', 'audit_admin'].includes(role))
    ? localityOf(organisation)
    : organisation,
  level: levelOf(organisation),
  roles,
});
const account = (user: string, organisation: string): ResourceFacts => ({
  type: 'Account',
  id: user,
  attributes: { user, organisation, path: pathOf(organisation), territory: territoryOf(organisation) },
});

const anEntity = (...territories: string[]): ResourceFacts => ({
  type: 'Entity',
  id: 'E1',
  attributes: { territories },
});

describe('rows of blocks', () => {
  it('are seen by the people of each prefecture whose they are, and by the province’s', () => {
    const steward = (org: string) => person(org, ['steward']);
    const may = (org: string, ...of: string[]) =>
      authority.decide(steward(org), 'entity.read', anEntity(...of)).allowed;
    expect(may('org_a1', 'org_a')).toBe(true);
    expect(may('org_a1', 'org_b', 'org_a')).toBe(true);
    expect(may('org_a1', 'org_b')).toBe(false);
    expect(may('org_a1')).toBe(false);
    expect(may('org_root')).toBe(true);
    // a county's people see the county, and its prefecture's see it too
    expect(may('org_ac1', 'org_a', 'org_ac')).toBe(true);
    expect(may('org_ac1', 'org_a')).toBe(false);
    expect(may('org_a1', 'org_a', 'org_ac')).toBe(true);
    expect(authority.decide(person('org_a1', ['staff']), 'entity.read', anEntity('org_a')).allowed).toBe(false);
  });
});

describe('a county’s bureau', () => {
  const ofCounty = (owner: string): ResourceFacts => ({
    type: 'Case',
    id: 'case_1',
    attributes: {
      owner,
      path: pathOf(owner),
      territory: territoryOf(owner),
      level: levelOf(owner),
      procedure: 'catalogue_entry',
      state: 'review',
      applicant: 'user_7',
      assignee: '',
      parties: [],
      actors: [],
    },
  });
  const review = { performers: ['reviewer@territory'], fourEyes: false };

  it('follows the cases of its county alone, and judges none: that is its prefecture’s', () => {
    const reviewer = person('org_ac1', ['reviewer']);
    expect(authority.decide(reviewer, 'case.read', ofCounty('org_ac1')).allowed).toBe(true);
    expect(authority.decide(reviewer, 'case.read', ofCounty('org_a1')).allowed).toBe(false);
    for (const owner of ['org_ac1', 'org_a1'])
      expect(authority.decide(reviewer, 'case.act', ofCounty(owner), review).allowed).toBe(false);
    for (const owner of ['org_ac1', 'org_a1'])
      expect(authority.decide(person('org_a2', ['reviewer']), 'case.act', ofCounty(owner), review).allowed).toBe(true);
  });
});

describe('the three officers', () => {
  it('do their own work and no other', () => {
    const security = person('org_a', ['security_admin']);
    const system = person('org_a', ['system_admin']);
    const audit = person('org_a', ['audit_admin']);
    const other = account('user_9', 'org_a1');
    expect(authority.decide(security, 'role.grant', other).allowed).toBe(true);
    expect(authority.decide(security, 'account.manage', other).allowed).toBe(false);
    expect(authority.decide(system, 'account.manage', other).allowed).toBe(true);
    expect(authority.decide(system, 'role.grant', other).allowed).toBe(false);
    expect(authority.decide(audit, 'audit.read').allowed).toBe(true);
    expect(authority.decide(security, 'audit.read').allowed).toBe(false);
    expect(authority.decide(system, 'audit.read').allowed).toBe(false);
    for (const officer of [security, system, audit])
      expect(authority.decide(officer, 'entity.read', anEntity('org_a')).allowed).toBe(false);
  });

  it('shut one another out: who holds two of their roles may do nothing', () => {
    const both = person('org_a', ['security_admin', 'audit_admin']);
    expect(authority.decide(both, 'audit.read').allowed).toBe(false);
    expect(authority.decide(both, 'role.grant', account('user_9', 'org_a1')).allowed).toBe(false);
  });

  it('see no business data even where another role came to them', () => {
    const both = person('org_a', ['audit_admin', 'steward']);
    expect(authority.decide(both, 'entity.read', anEntity('org_a')).allowed).toBe(false);
  });

  it('grant nothing to themselves, and nothing outside their territory', () => {
    const security = person('org_a', ['security_admin']);
    expect(authority.decide(security, 'role.grant', account('user_1', 'org_a')).allowed).toBe(false);
    expect(authority.decide(security, 'role.grant', account('user_9', 'org_b1')).allowed).toBe(false);
  });
});

describe('a policy', () => {
  it('says who could be asked', () => {
    expect(authority.holders('role.grant', 'Account')).toEqual(['security_admin']);
    expect(authority.holders('entry.draft', 'Entry')).toEqual(['steward']);
    // whoever could be named as a performer
    expect(authority.holders('case.act', 'Case')).toEqual(
      expect.arrayContaining(['head', 'reviewer', 'security_admin']),
    );
  });

  it('lets a visitor see nothing of the house', () => {
    expect(authority.decide(VISITOR, 'overview.read').allowed).toBe(false);
    expect(authority.decide(VISITOR, 'health.read').allowed).toBe(true);
    expect(authority.scope(VISITOR, 'entry.read', 'Entry')).toBe(false);
  });
});
