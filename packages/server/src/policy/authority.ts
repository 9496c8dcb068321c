/**
 * Every decision of who may do what, by the Cedar policies in `cedar/`. Three questions, one set of rules: may this be done to that record (`decide`),
 * which records may it be done to (`scope`), and who could be asked for it (`holders`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Permission } from '@kuaishu/api';
import { PLATFORM, type ResourceFacts, type ResourceType } from './facts.ts';
import { type Principal, VISITOR } from './principal.ts';
import { residualScope } from './residual.ts';
import { ROLES, type Role } from './roles.ts';
import { matches, type ScopeExpression } from './scope.ts';

// The package's ES entry expects a bundler; its CommonJS entry is for Node.
const cedar = createRequire(import.meta.url)(
  '@cedar-policy/cedar-wasm/nodejs',
) as typeof import('@cedar-policy/cedar-wasm/nodejs');

export interface Decision {
  readonly allowed: boolean;
  /** Ids of the policies that decided; empty where none permitted. */
  readonly policies: readonly string[];
}

/** What is true of this request alone: { performers: ['steward@owner'] }. */
export type Context = Readonly<Record<string, string | boolean | readonly string[]>>;

export interface Authority {
  decide(principal: Principal, action: Permission, resource?: ResourceFacts, context?: Context): Decision;
  scope(principal: Principal, action: Permission, type: ResourceType): ScopeExpression;
  /** The answer of `decide` without its policies, from what is left of them for this kind of asker: in a hundredth of its time, for pages that ask of every button. */
  allows(principal: Principal, action: Permission, resource?: ResourceFacts, context?: Context): boolean;
  /** Roles that may take the action on at least some record of the type, at the same organisation. */
  holders(action: Permission, type: ResourceType): readonly Role[];
}

/** Kinds of askers times actions times steps of procedures are a few thousand. */
const MOST_KEPT = 20_000;

const FOLDER = new URL('./cedar/', import.meta.url);

export interface PolicyFiles {
  /** Text of each policy by its id, as `file#id`. */
  readonly policies: Readonly<Record<string, string>>;
  readonly schema: string;
}

/** @throws Error where a file cannot be parsed or a policy has no `@id`. */
export function readPolicies(folder: URL = FOLDER): PolicyFiles {
  const policies: Record<string, string> = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.cedar'))
    .sort()) {
    const parts = cedar.policySetTextToParts(readFileSync(new URL(file, folder), 'utf8'));
    if (parts.type === 'failure') throw new Error(`${file}: ${parts.errors.map((error) => error.message).join('; ')}`);
    for (const text of parts.policies) {
      const id = /@id\("([^"]+)"\)/.exec(text)?.[1];
      if (!id) throw new Error(`${file} has a policy without @id: ${text.slice(0, 80)}`);
      if (policies[id]) throw new Error(`two policies are called ${id}`);
      policies[id] = text;
    }
  }
  return { policies, schema: readFileSync(new URL('schema.cedarschema', folder), 'utf8') };
}

/** Faults that Cedar's strict validation finds; empty = none. */
export function validatePolicies(files: PolicyFiles): string[] {
  const answer = cedar.validate({ schema: files.schema, policies: { staticPolicies: files.policies } });
  if (answer.type === 'failure') return answer.errors.map((error) => error.message);
  return [...answer.validationErrors, ...answer.validationWarnings].map(
    ({ policyId, error }) => `${policyId}: ${error.message}`,
  );
}

/** Words that a procedure may name its performers by: those that a policy says the meaning of. */
export function performerWords(files: PolicyFiles): ReadonlySet<string> {
  const found = Object.values(files.policies).flatMap((text) => [
    ...text.matchAll(/context\.performers\.contains\("([^"]+)"\)/g),
  ]);
  return new Set(found.map((match) => match[1] ?? ''));
}

export function openAuthority(files: PolicyFiles = readPolicies()): Authority {
  const faults = validatePolicies(files);
  if (faults.length > 0) throw new Error(`the policies are not valid:\n${faults.join('\n')}`);
  checkComparable(files.policies);
  const about = policiesByAction(files.policies);
  // A list has no request of its own: it is of the records of which some request could be allowed.
  const hoped = { performers: [...performerWords(files)], fourEyes: false };
  const scopes = new Map<string, ScopeExpression>();
  const platform = new Map<string, Decision>();
  const holders = new Map<string, readonly Role[]>();

  /**
   * What a post may do is the same for everyone who holds such a post elsewhere: the policies are evaluated once for each kind of asker, with words in the
   * place of who and where they are, and the words are filled in for each.
   */
  function leftOver(principal: Principal, action: Permission, type: ResourceType, context: Context): ScopeExpression {
    const key = shapeKey(principal, action, type, context);
    let found = scopes.get(key);
    if (found === undefined) {
      if (scopes.size >= MOST_KEPT) scopes.clear();
      const shape = shapeOf(principal);
      const answer = cedar.isAuthorizedPartial({
        principal: uid(shape),
        action: { type: 'Action', id: action },
        resource: null,
        context: plain(context),
        policies: { staticPolicies: about(action) },
        entities: [entityOf(shape)],
      });
      if (answer.type === 'failure') throw new Error(answer.errors.map((error) => error.message).join('; '));
      found = residualScope(Object.values(answer.response.residuals), type);
      scopes.set(key, found);
    }
    return filledIn(found, principal);
  }

  const scope: Authority['scope'] = (principal, action, type) =>
    leftOver(principal, action, type, action === 'case.act' ? hoped : {});

  /** The platform has no attributes: what is decided about it is decided by the kind of asker alone. */
  function decideOnPlatform(principal: Principal, action: string): Decision {
    const key = shapeKey(principal, action, 'Platform');
    const known = platform.get(key);
    if (known) return known;
    const found = decideOn(shapeOf(principal), action, PLATFORM, {});
    platform.set(key, found);
    return found;
  }

  const prepared = new Set<string>();
  function setFor(action: string): string {
    const name = `kuaishu ${action}`;
    if (!prepared.has(name)) {
      cedar.preparsePolicySet(name, { staticPolicies: about(action) });
      prepared.add(name);
    }
    return name;
  }

  function decideOn(principal: Principal, action: string, resource: ResourceFacts, context: Context): Decision {
    const answer = cedar.statefulIsAuthorized({
      principal: uid(principal),
      action: { type: 'Action', id: action },
      resource: { type: resource.type, id: resource.id },
      context: plain(context),
      preparsedPolicySetId: setFor(action),
      entities: [
        entityOf(principal),
        { uid: { type: resource.type, id: resource.id }, attrs: plain(resource.attributes), parents: [] },
      ],
    });
    if (answer.type === 'failure') throw new Error(answer.errors.map((error) => error.message).join('; '));
    const { decision, diagnostics } = answer.response;
    // A policy that cannot be evaluated (an attribute that was not given) must never be passed over in silence.
    if (diagnostics.errors.length > 0)
      throw new Error(diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`).join('; '));
    return { allowed: decision === 'allow', policies: diagnostics.reason };
  }

  return {
    decide: (principal, action, resource = PLATFORM, context = {}) =>
      resource === PLATFORM && Object.keys(context).length === 0
        ? decideOnPlatform(principal, action)
        : decideOn(principal, action, resource, context),
    scope,
    allows: (principal, action, resource = PLATFORM, context = {}) =>
      resource === PLATFORM && Object.keys(context).length === 0
        ? decideOnPlatform(principal, action).allowed
        : matches(leftOver(principal, action, resource.type, context), resource.attributes),
    holders(action, type) {
      const key = `${action} ${type}`;
      const known = holders.get(key);
      if (known) return known;
      const found = (Object.keys(ROLES) as Role[]).filter((role) => scope(exampleOf(role), action, type) !== false);
      holders.set(key, found);
      return found;
    },
  };
}

/** Policies whose head lets them speak of an action. Cedar parses anew what it is given for a partial evaluation, so it gets no others. */
function policiesByAction(policies: PolicyFiles['policies']): (action: string) => Record<string, string> {
  const heads = Object.entries(policies).map(([id, text]) => {
    const answer = cedar.policyToJson(text);
    if (answer.type === 'failure') throw new Error(answer.errors.map((error) => error.message).join('; '));
    return { id, text, head: JSON.stringify(answer.json.action), any: answer.json.action.op === 'All' };
  });
  const kept = new Map<string, Record<string, string>>();
  return (action) => {
    const known = kept.get(action);
    if (known) return known;
    const found = heads.filter(({ any, head }) => any || head.includes(JSON.stringify({ type: 'Action', id: action })));
    const of = Object.fromEntries(found.map(({ id, text }) => [id, text]));
    kept.set(action, of);
    return of;
  };
}

function exampleOf(role: Role): Principal {
  return {
    ...VISITOR,
    kind: 'user',
    id: 'user',
    organisation: 'own',
    path: ['root', 'own'],
    territory: 'root',
    locality: 'root',
    purview: 'own',
    level: 'province',
    roles: [role],
  };
}

/** Words that stand for who and where someone is; an empty one stays empty, as a visitor's are. No id of the platform looks like them. */
const PLACES = ['id', 'organisation', 'territory', 'locality', 'purview'] as const;
const word = (place: (typeof PLACES)[number]): string => `§${place}`;

function shapeOf(principal: Principal): Principal {
  const shape = { ...principal, path: [] as readonly string[] };
  for (const place of PLACES) if (principal[place] !== '') shape[place] = word(place);
  return shape;
}

function shapeKey(principal: Principal, action: string, type: ResourceType, context: Context = {}): string {
  const { kind, level, roles } = principal;
  const places = PLACES.map((place) => principal[place] !== '');
  return JSON.stringify([action, type, kind, level, [...roles].sort(), places, context]);
}

function filledIn(scope: ScopeExpression, principal: Principal): ScopeExpression {
  if (typeof scope === 'boolean') return scope;
  if ('all' in scope) return { all: scope.all.map((part) => filledIn(part, principal)) };
  if ('any' in scope) return { any: scope.any.map((part) => filledIn(part, principal)) };
  if ('not' in scope) return { not: filledIn(scope.not, principal) };
  return {
    field: scope.field,
    in: scope.in.map((value) => {
      const place = value.startsWith('§') ? PLACES.find((one) => word(one) === value) : undefined;
      return place ? principal[place] : value;
    }),
  };
}

/** The words can stand for values only where a policy holds them against a record's: two places of the asker are never compared, nor the path asked. */
function checkComparable(policies: PolicyFiles['policies']): void {
  for (const [id, text] of Object.entries(policies)) {
    const bare = text.replace(/\/\/[^\n]*/g, '');
    if (/principal\.path\b/.test(bare))
      throw new Error(`${id} asks for the path of the asker, which differs from post to post`);
    if (/principal\.\w+\s*[!=]=\s*principal\.\w+/.test(bare))
      throw new Error(`${id} holds two places of the asker against each other`);
  }
}

function uid(principal: Principal): { type: string; id: string } {
  return { type: TYPES[principal.kind], id: principal.id };
}
const TYPES = { user: 'User', service: 'Service', visitor: 'Visitor', system: 'System' } as const;

function entityOf(principal: Principal) {
  const { id, organisation, path, territory, locality, purview, level, roles } = principal;
  return {
    uid: uid(principal),
    attrs: { id, organisation, path: [...path], territory, locality, purview, level, roles: [...roles] },
    parents: [],
  };
}

function plain(values: Context): Record<string, string | boolean | string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );
}
