import { readFile } from 'node:fs/promises';
import { actName, PERMISSIONS, ROUTES, type Route, UNASKED_ACTS } from '@kuaishu/api';
import { describe, expect, it } from 'vitest';
import { callerOf } from '../http/caller.ts';
import { openapi } from '../http/openapi.ts';
import { openAuthority, readPolicies } from '../policy/authority.ts';
import { VISITOR } from '../policy/principal.ts';
import { actionsOf, permissionTable } from './permissions.ts';
import { permissionsDoc } from './permissions-doc.ts';

const NOBODYS = { user: '', organisation: '', path: [], territory: '' };
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

  it('have a name each, in both languages and unlike any other, and nothing else has one', () => {
    expect(Object.keys(PERMISSIONS)).toEqual([...new Set(actions.map(({ action }) => action))]);
    const names = Object.values({ ...PERMISSIONS, ...UNASKED_ACTS });
    for (const language of ['zh', 'en'] as const)
      expect(new Set(names.map((name) => name[language])).size).toBe(names.length);
    for (const { zh, en } of names) {
      expect(zh).toMatch(/^[\p{Script=Han}]{2,8}$/u);
      expect(en).toMatch(/^[A-Z][\w’ ]+$/);
    }
    expect(actName('entry.read')).toEqual({ zh: '查看目录', en: 'See entries' });
    expect(actName('constructor')).toBeUndefined();
  });

  it('that the policies alone know cannot be used: the platform does not start', () => {
    const schema = `${files.schema}\naction "entry.burn" appliesTo { principal: [User], resource: [Entry] };`;
    expect(() => actionsOf({ schema })).toThrow('entry.burn');
  });

  it('that lack are named in the refusal, with the roles that have them', () => {
    const leader = { ...VISITOR, kind: 'user' as const, id: 'u', roles: ['leader' as const] };
    const caller = callerOf(openAuthority(files), leader, { request: 'r', address: '' });
    expect(() => caller.require('account.unlock', { type: 'Account', id: 'a', attributes: { ...NOBODYS } })).toThrow(
      expect.objectContaining({
        where: 'account.unlock',
        detail: {
          zh: '你现在的岗位没有“解锁账号”的权限。',
          en: 'Your present post does not have the right “Unlock accounts”.',
        },
      }),
    );
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
