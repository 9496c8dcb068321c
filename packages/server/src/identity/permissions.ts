/** The table role × action, read off the policies: for navigation, for the page of rights, for docs/permissions.md. */
import { PERMISSIONS, type Permission } from '@kuaishu/api';
import type { Authority, PolicyFiles } from '../policy/authority.ts';
import { RESOURCE_TYPES, type ResourceType } from '../policy/facts.ts';
import type { Principal } from '../policy/principal.ts';
import type { Role } from '../policy/roles.ts';

export interface ActionOn {
  readonly action: Permission;
  readonly on: ResourceType;
  /** Cedar types of who may take it at all: User, Service, Visitor, System. */
  readonly by: readonly string[];
}

/**
 * Every action of the schema with the kinds of record that it is taken on.
 *
 * @throws Error where one has no name in `PERMISSIONS`: nobody could be told what it is.
 */
export function actionsOf({ schema }: Pick<PolicyFiles, 'schema'>): ActionOn[] {
  const bare = schema.replace(/\/\/[^\n]*/g, '');
  const found: ActionOn[] = [];
  for (const [, names = '', body = ''] of bare.matchAll(
    /\baction\s+((?:"[^"]+"\s*,?\s*)+)appliesTo\s*\{([^;]*?)\}\s*;/g,
  )) {
    const list = (name: string): string[] =>
      (new RegExp(`${name}:\\s*\\[([^\\]]*)\\]`).exec(body)?.[1] ?? '').split(',').map((type) => type.trim());
    const types = list('resource');
    const by = list('principal');
    for (const [, action = ''] of names.matchAll(/"([^"]+)"/g)) {
      if (!isPermission(action)) throw new Error(`the action ${action} of the policies has no name in PERMISSIONS`);
      for (const on of RESOURCE_TYPES) if (types.includes(on)) found.push({ action, on, by });
    }
  }
  return found.sort((a, b) => (a.action < b.action ? -1 : a.action > b.action ? 1 : 0));
}

const isPermission = (action: string): action is Permission => Object.hasOwn(PERMISSIONS, action);

const TYPES = { user: 'User', service: 'Service', visitor: 'Visitor', system: 'System' } as const;

export interface PermissionTable {
  readonly actions: readonly ActionOn[];
  /** Roles that may take the action on at least some record. */
  holders(of: ActionOn): readonly Role[];
  /** Actions that somebody may take on at least some record. */
  of(principal: Principal): readonly string[];
}

export function permissionTable(authority: Authority, files: Pick<PolicyFiles, 'schema'>): PermissionTable {
  const actions = actionsOf(files);
  const kept = new Map<string, readonly string[]>();
  return {
    actions,
    holders: ({ action, on }) => authority.holders(action, on),
    of(principal) {
      // Of the asker only these decide whether there is any record at all; the rest decides which.
      const key = JSON.stringify([principal.kind, principal.level, principal.roles]);
      const known = kept.get(key);
      if (known) return known;
      const may = actions
        .filter(
          ({ action, on, by }) =>
            by.includes(TYPES[principal.kind]) && authority.scope(principal, action, on) !== false,
        )
        .map(({ action }) => action);
      const found = [...new Set(may)];
      if (kept.size >= 5_000) kept.delete(kept.keys().next().value as string);
      kept.set(key, found);
      return found;
    },
  };
}
