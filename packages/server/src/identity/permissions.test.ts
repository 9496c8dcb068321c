import { readFile } from 'node:fs/promises';
import { ROUTES, type Route } from '@kuaishu/api';
import { describe, expect, it } from 'vitest';
import { openapi } from '../http/openapi.ts';
import { openAuthority, readPolicies } from '../policy/authority.ts';
import { VISITOR } from '../policy/principal.ts';
import { actionsOf, permissionTable } from './permissions.ts';
import { permissionsDoc } from './permissions-doc.ts';

const files = readPolicies();
const actions = actionsOf(files);

describe('rights', () => {
  it('each route of the OpenAPI document names one that the policies know, on the kind of record that it is about', () => {
    const document = openapi('0.0.0') as { paths: Record<string, Record<string, Record<string, string>>> };
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ at: `${method} ${path}`, operation })),
    );
    expect(operations).toHaveLength(Object.keys(ROUTES).length);
    for (const { at, operation } of operations) {
      const permission = operation['x-permission'];
      expect(permission, at).toBeTruthy();
      const { on = 'Platform' } = (ROUTES as Record<string, Route>)[operation['operationId'] ?? ''] as Route;
      expect(actions, at).toContainEqual(expect.objectContaining({ action: permission, on }));
    }
  });

  it('of the schema are all found, with their kinds of record', () => {
    const named = [...files.schema.replace(/\/\/[^\n]*/g, '').matchAll(/"([a-z]+\.[a-z_]+)"/g)].map(
      (match) => match[1],
    );
    expect(new Set(actions.map(({ action }) => action))).toEqual(new Set(named));
    expect(actions).toContainEqual({ action: 'entry.read', on: 'Entry', by: ['User', 'Service', 'System'] });
    expect(actions.some(({ action, on }) => action === 'entry.read' && on === 'Platform')).toBe(false);
    const table = permissionTable(openAuthority(files), files);
    expect(table.of(VISITOR)).toContain('session.open');
    expect(table.of(VISITOR)).not.toContain('case.act');
  });

  it('each is somebody’s: there is none that no role, visitor or system holds', () => {
    const table = permissionTable(openAuthority(files), files);
    const visitors = table.of(VISITOR);
    const nobodys = actions.filter((of) => table.holders(of).length === 0 && !visitors.includes(of.action));
    expect(nobodys).toEqual([]);
  });

  it('stand in docs/permissions.md as the policies have them (node scripts/permissions-doc.ts writes it)', async () => {
    expect(await readFile(new URL('../../../../docs/permissions.md', import.meta.url), 'utf8')).toBe(permissionsDoc());
  });
});
