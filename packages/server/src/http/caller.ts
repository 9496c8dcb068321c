/** Whoever sent a request, with the policies bound to them: what handlers and services ask. */
import { type ActName, PERMISSIONS, type Permission, type Text2 } from '@kuaishu/api';
import type { FastifyRequest } from 'fastify';
import type { ActOf, Origin, Target } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import type { Authority, Context, Decision } from '../policy/authority.ts';
import { PLATFORM, type ResourceFacts, type ResourceType } from '../policy/facts.ts';
import type { Principal } from '../policy/principal.ts';
import { ROLES, type Role } from '../policy/roles.ts';
import type { ScopeExpression } from '../policy/scope.ts';

export interface Caller {
  readonly principal: Principal;
  readonly origin: Origin;
  may(action: Permission, facts?: ResourceFacts, context?: Context): boolean;
  /** @throws Forbidden, which names the roles that could do it. */
  require(action: Permission, facts?: ResourceFacts, context?: Context): Decision;
  /** Which records of the type: for lists, counts, search and exports. */
  scope(action: Permission, type: ResourceType): ScopeExpression;
  /** The head of an act of this caller, for `acts.run`. */
  act(action: ActName, target?: Target, policies?: readonly string[]): ActOf;
  /** Whether a decision was asked for at all. */
  decided(): boolean;
}

/** Who a request comes from, by its session or signature; the visitor where it has none. */
export interface Authenticator {
  principalOf(request: FastifyRequest): Promise<Principal>;
}

/** Kinds of record that are cut by territory and house alone: whoever has the right but not here lacks nothing else. */
const CUT: ReadonlySet<ResourceType> = new Set(['Entity', 'Row']);

/** A right that lacks. Kept on record by whoever catches it. */
export class Forbidden extends ServerError {
  readonly action: Permission;
  readonly target: Target;
  readonly policies: readonly string[];
  readonly holders: readonly Role[];

  /** `outside`: the post has the right, but not on this record. */
  constructor(
    principal: Principal,
    action: Permission,
    facts: ResourceFacts,
    policies: readonly string[],
    holders: readonly Role[],
    outside = false,
  ) {
    const { what, mend } = refusal(principal, action, facts.type, holders, outside);
    super(principal.kind === 'visitor' ? 'unauthenticated' : 'forbidden', what, { where: action, mend });
    this.action = action;
    this.target = {
      kind: facts.type,
      id: facts.id,
      path: (facts.attributes['path'] as readonly string[] | undefined) ?? [],
    };
    this.policies = policies;
    this.holders = holders;
  }
}

function refusal(
  principal: Principal,
  action: Permission,
  type: ResourceType,
  holders: readonly Role[],
  outside: boolean,
): { what: Text2; mend: Text2 } {
  if (principal.kind === 'visitor')
    return {
      what: { zh: '这里需要登录。', en: 'This needs a sign-in.' },
      mend: { zh: '请登录后再试。', en: 'Sign in and try again.' },
    };
  // A county's head of department is told of no heads of department: those of the province have what they lack.
  const widerOnly =
    type === 'Platform' && principal.level !== 'province' && holders.some((role) => principal.roles.includes(role));
  const names = (language: 'zh' | 'en') =>
    holders.map((role) => ROLES[role][language]).join(language === 'zh' ? '、' : ', ');
  if (outside)
    return {
      what: { zh: '这条数据不在你的岗位所管的范围内。', en: 'This record lies outside what your post covers.' },
      mend: {
        zh: `数据所属市州、县或部门的岗位、省级岗位可以使用：${names('zh')}。可向安全管理员申请。`,
        en: `Posts of the prefecture, county or department whose it is, and of the province, have it: ${names('en')}. Ask the security administrator for one.`,
      },
    };
  return {
    what: {
      zh: `你现在的岗位没有“${PERMISSIONS[action].zh}”的权限。`,
      en: `Your present post does not have the right “${PERMISSIONS[action].en}”.`,
    },
    mend: widerOnly
      ? {
          zh: `你的角色在管辖范围更大的岗位才有这项权限（如省级的${names('zh')}）。可向安全管理员申请。`,
          en: `Your role has it only in posts of a wider territory (of the province: ${names('en')}). Ask the security administrator for one.`,
        }
      : holders.length > 0
        ? {
            zh: `有此权限的岗位：${names('zh')}。可向安全管理员申请。`,
            en: `Posts that have it: ${names('en')}. Ask the security administrator for it.`,
          }
        : { zh: '没有岗位可以这样做。', en: 'No post may do this.' },
  };
}

/** `bind`: what ties the caller's acts to their request; see `idempotency.ts`. */
export function callerOf(
  authority: Authority,
  principal: Principal,
  origin: Origin,
  bind?: () => ActOf['bind'],
): Caller {
  let decided = false;
  const decide = (action: Permission, facts: ResourceFacts, context?: Context): Decision => {
    decided = true;
    return authority.decide(principal, action, facts, context);
  };
  return {
    principal,
    origin,
    may(action, facts = PLATFORM, context) {
      decided = true;
      return authority.allows(principal, action, facts, context);
    },
    require(action, facts = PLATFORM, context) {
      const decision = decide(action, facts, context);
      if (!decision.allowed) {
        const holders = authority.holders(action, facts.type);
        const outside = CUT.has(facts.type) && authority.scope(principal, action, facts.type) !== false;
        throw new Forbidden(principal, action, facts, decision.policies, holders, outside);
      }
      return decision;
    },
    scope(action, type) {
      decided = true;
      return authority.scope(principal, action, type);
    },
    act(action, target, policies) {
      const bound = bind?.();
      return {
        action,
        principal,
        origin,
        ...(target ? { target } : {}),
        ...(policies ? { policies } : {}),
        ...(bound ? { bind: bound } : {}),
      };
    },
    decided: () => decided,
  };
}
