/**
 * Every decision of who may do what, by the Cedar policies in `cedar/`. Three questions, one set of rules: may this be done to that record (`decide`),
 * which records may it be done to (`scope`), and who could be asked for it (`holders`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PLATFORM, type ResourceFacts, type ResourceType } from './facts.ts';
import { type Principal, VISITOR } from './principal.ts';
import { residualScope } from './residual.ts';
import { ROLES, type Role } from './roles.ts';
import type { ScopeExpression } from './scope.ts';

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
  decide(principal: Principal, action: string, resource?: ResourceFacts, context?: Context): Decision;
  scope(principal: Principal, action: string, type: ResourceType): ScopeExpression;
  /** Roles that may take the action on at least some record of the type, at the same organisation. */
  holders(action: string, type: ResourceType): readonly Role[];
}

const FOLDER = new URL('./cedar/', import.meta.url);
/** Distinct askers whose scopes are kept; beyond it the oldest are worked out anew. */
const KEPT_SCOPES = 20_000;

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
  const set = { staticPolicies: { ...files.policies } };
  cedar.preparsePolicySet('kuaishu', set);
  const about = policiesByAction(files.policies);
  // A list has no request of its own: it is of the records of which some request could be allowed.
  const hoped = { performers: [...performerWords(files)], fourEyes: false };
  const scopes = new Map<string, ScopeExpression>();
  const holders = new Map<string, readonly Role[]>();

  function scope(principal: Principal, action: string, type: ResourceType): ScopeExpression {
    const key = JSON.stringify([
      action,
      type,
      principal.kind,
      principal.id,
      principal.path,
      principal.territory,
      principal.purview,
      principal.level,
      principal.roles,
    ]);
    const known = scopes.get(key);
    if (known !== undefined) return known;
    const answer = cedar.isAuthorizedPartial({
      principal: uid(principal),
      action: { type: 'Action', id: action },
      resource: null,
      context: action === 'case.act' ? hoped : {},
      policies: { staticPolicies: about(action) },
      entities: [entityOf(principal)],
    });
    if (answer.type === 'failure') throw new Error(answer.errors.map((error) => error.message).join('; '));
    const found = residualScope(Object.values(answer.response.residuals), type);
    if (scopes.size >= KEPT_SCOPES) scopes.delete(scopes.keys().next().value as string);
    scopes.set(key, found);
    return found;
  }

  return {
    decide(principal, action, resource = PLATFORM, context = {}) {
      const answer = cedar.statefulIsAuthorized({
        principal: uid(principal),
        action: { type: 'Action', id: action },
        resource: { type: resource.type, id: resource.id },
        context: plain(context),
        preparsedPolicySetId: 'kuaishu',
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
    },
    scope,
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
    purview: 'own',
    level: 'province',
    roles: [role],
  };
}

function uid(principal: Principal): { type: string; id: string } {
  return { type: TYPES[principal.kind], id: principal.id };
}
const TYPES = { user: 'User', service: 'Service', visitor: 'Visitor', system: 'System' } as const;

function entityOf(principal: Principal) {
  const { id, organisation, path, territory, purview, level, roles } = principal;
  return {
    uid: uid(principal),
    attrs: { id, organisation, path: [...path], territory, purview, level, roles: [...roles] },
    parents: [],
  };
}

function plain(values: Context): Record<string, string | boolean | string[]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );
}
