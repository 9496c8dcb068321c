/** What Cedar leaves of its policies when the record is unknown, read into a ScopeExpression. Anything that it does not understand is a mistake in a policy, found by the tests and by the server's start. */
import type { Expr, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { ResourceType } from './facts.ts';
import { all, any, not, type ScopeExpression } from './scope.ts';

interface Pair {
  readonly left: Expr;
  readonly right: Expr;
}

/** The keys of an expression's JSON that a list can be filtered by: its published type is a union that ends in an open record, which TypeScript cannot narrow by key. */
interface Node {
  readonly Value?: unknown;
  readonly Var?: string;
  readonly Set?: readonly Expr[];
  readonly unknown?: readonly { readonly Value?: unknown }[];
  readonly '&&'?: Pair;
  readonly '||'?: Pair;
  readonly '=='?: Pair;
  readonly '!='?: Pair;
  readonly contains?: Pair;
  readonly containsAny?: Pair;
  readonly '!'?: { readonly arg: Expr };
  readonly is?: { readonly entity_type: string };
  readonly '.'?: { readonly left: Node; readonly attr: string };
}

/** The rows that the residual policies leave: permitted by one and forbidden by none. */
export function residualScope(residuals: readonly PolicyJson[], type: ResourceType): ScopeExpression {
  const of = (effect: PolicyJson['effect']) =>
    any(residuals.filter((policy) => policy.effect === effect).map((policy) => conditionsOf(policy, type)));
  return all([of('permit'), not(of('forbid'))]);
}

function conditionsOf(policy: PolicyJson, type: ResourceType): ScopeExpression {
  return all(
    policy.conditions.map(({ kind, body }) => {
      const scope = read(body, type);
      return kind === 'when' ? scope : not(scope);
    }),
  );
}

function read(expression: Expr, type: ResourceType): ScopeExpression {
  const node = expression as Node;
  if ('Value' in node && typeof node.Value === 'boolean') return node.Value;
  if (node['&&']) return all([read(node['&&'].left, type), read(node['&&'].right, type)]);
  if (node['||']) return any([read(node['||'].left, type), read(node['||'].right, type)]);
  if (node['!']) return not(read(node['!'].arg, type));
  if (node.is) return node.is.entity_type === type;
  if (node['==']) return equality(node['=='].left, node['=='].right);
  if (node['!=']) return not(equality(node['!='].left, node['!='].right));
  if (node.contains) return equality(node.contains.right, node.contains.left);
  if (node.containsAny) return equality(node.containsAny.left, node.containsAny.right);
  if (node['.']) return { field: fieldOf(node as Expr) ?? fail(node), in: ['true'] };
  return fail(node);
}

/** One side is an attribute of the record, the other a value or a set of values: which is which does not matter. */
function equality(left: Expr, right: Expr): ScopeExpression {
  const field = fieldOf(left) ?? fieldOf(right);
  const values = valuesOf(fieldOf(left) === null ? left : right);
  if (field === null || values === null) return fail({ left, right });
  return values.length === 0 ? false : { field, in: values };
}

function fieldOf(expression: Expr): string | null {
  const dot = (expression as Node)['.'];
  if (!dot) return null;
  const unknown = dot.left?.unknown?.[0]?.Value;
  return unknown === 'resource' || dot.left?.Var === 'resource' ? dot.attr : null;
}

function valuesOf(expression: Expr): string[] | null {
  const node = expression as Node;
  if ('Value' in node) {
    const value = node.Value;
    if (Array.isArray(value)) return value.map(String);
    return typeof value === 'object' ? null : [String(value)];
  }
  if (!Array.isArray(node.Set)) return null;
  const values = node.Set.map(valuesOf);
  return values.every((value) => value !== null) ? values.flat() : null;
}

function fail(node: unknown): never {
  throw new Error(`a policy says of a record what no list can be filtered by: ${JSON.stringify(node).slice(0, 300)}`);
}
