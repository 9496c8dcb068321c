import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openAuthority, performerWords, readPolicies } from './authority.ts';
import { PLATFORM, type ResourceFacts } from './facts.ts';
import { type Principal, VISITOR } from './principal.ts';
import { ROLES, type Role } from './roles.ts';

const files = readPolicies();
const authority = openAuthority(files);
const orgs = ['org_root', 'org_a', 'org_b', 'org_a1', 'org_b1', 'org_ac', 'org_ac1'] as const;
const isOfCounty = (org: string): boolean => org.startsWith('org_ac');
const pathOf = (org: string): string[] =>
  org === 'org_root'
    ? ['org_root']
    : [...new Set(['org_root', org.slice(0, 5), ...(isOfCounty(org) ? ['org_ac'] : []), org])];
const levelOf = (org: string) => (org === 'org_root' ? 'province' : isOfCounty(org) ? 'county' : 'prefecture');
const localityOf = (org: string): string => (isOfCounty(org) ? 'org_ac' : territoryOf(org));
const territoryOf = (org: string): string => pathOf(org)[1] ?? 'org_root';
const people = fc.constantFrom('user_1', 'user_2', 'user_3');

const principals: fc.Arbitrary<Principal> = fc
  .record({
    kind: fc.constantFrom('user', 'service', 'visitor' as const),
    id: people,
    organisation: fc.constantFrom(...orgs),
    roles: fc.uniqueArray(fc.constantFrom(...(Object.keys(ROLES) as Role[])), { maxLength: 3 }),
    watches: fc.boolean(),
  })
  .map(({ watches, ...of }) =>
    of.kind === 'visitor'
      ? VISITOR
      : {
          ...VISITOR,
          ...of,
          name: of.id,
          path: pathOf(of.organisation),
          territory: territoryOf(of.organisation),
          locality: localityOf(of.organisation),
          purview: watches ? localityOf(of.organisation) : of.organisation,
          level: levelOf(of.organisation),
        },
  );
const place = fc.constantFrom(...orgs).map((owner) => ({
  owner,
  path: pathOf(owner),
  territory: territoryOf(owner),
  level: levelOf(owner),
}));
const entries: fc.Arbitrary<ResourceFacts> = fc
  .tuple(
    place,
    fc.constantFrom('draft', 'submitted', 'published', 'withdrawn'),
    fc.boolean(),
    fc.constantFrom('', '1', '2', '3'),
  )
  .map(([at, state, open, sharing]) => ({ type: 'Entry', id: 'entry_1', attributes: { ...at, state, open, sharing } }));
const cases: fc.Arbitrary<ResourceFacts> = fc
  .tuple(
    place,
    people,
    fc.constantFrom('', 'user_1', 'user_2'),
    fc.uniqueArray(fc.constantFrom(...orgs), { maxLength: 2 }),
    fc.uniqueArray(people),
    fc.constantFrom('catalogue_entry', 'access_request', 'source_ruling'),
  )
  .map(([at, applicant, assignee, parties, actors, procedure]) => ({
    type: 'Case',
    id: 'case_1',
    attributes: { ...at, procedure, state: 'draft', applicant, assignee, parties, actors },
  }));
const contexts = fc.record({
  performers: fc.uniqueArray(fc.constantFrom(...performerWords(files)), { maxLength: 3 }),
  fourEyes: fc.boolean(),
});

it.each([
  ['entry.read', entries],
  ['entry.draft', entries],
  ['entry.export', entries],
  ['case.read', cases],
  ['case.comment', cases],
  ['case.delegate', cases],
  ['effect.read', cases],
] as const)('what is left of the policies says the same of a record as they do: %s', (action, records) => {
  fc.assert(
    fc.property(principals, records, (principal, record) => {
      expect(authority.allows(principal, action, record)).toBe(authority.decide(principal, action, record).allowed);
    }),
    { numRuns: 150 },
  );
});

it('it says the same of a step of a case, whoever may perform it and however many eyes it takes', () => {
  fc.assert(
    fc.property(principals, cases, contexts, (principal, record, context) => {
      expect(authority.allows(principal, 'case.act', record, context)).toBe(
        authority.decide(principal, 'case.act', record, context).allowed,
      );
    }),
    { numRuns: 400 },
  );
});

it('it says the same of the platform', () => {
  fc.assert(
    fc.property(principals, fc.constantFrom('catalog.search', 'run.start', 'audit.read'), (principal, action) => {
      expect(authority.allows(principal, action)).toBe(authority.decide(principal, action, PLATFORM).allowed);
    }),
  );
});
