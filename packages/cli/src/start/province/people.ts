/** Whom the platform knows under which id: accounts by their logins, organisations by their credit codes. */
import type { ProvincePlan } from '@kuaishu/demo';
import { StartError } from '@kuaishu/server';
import type { PlatformClient } from './platform-client.ts';

export interface People {
  /** Id of a plan's user. */
  account(user: string): string;
  organisation(key: string): string;
  /** Account of the system administrator. */
  readonly system: string;
}

const PAGE = 500;

/** @throws StartError where the platform was set up with other people. */
export async function peopleOf(client: PlatformClient, plan: ProvincePlan): Promise<People> {
  const system = await systemAdministrator(client);
  const accounts = new Map<string, string>();
  for (let offset = 0; ; offset += PAGE) {
    const { items, total } = await client.call(system, 'users', { query: { limit: PAGE, offset } });
    for (const { id, login } of items) accounts.set(login, id);
    if (items.length === 0 || offset + items.length >= total) break;
  }
  const organisations = new Map<string, string>();
  for (let offset = 0; ; offset += PAGE) {
    const { items, total } = await client.call(system, 'organisations', { query: { limit: PAGE, offset } });
    for (const { id, uscc } of items) if (uscc) organisations.set(uscc, id);
    if (items.length === 0 || offset + items.length >= total) break;
  }
  const logins = new Map(plan.users.map(({ key, login }) => [key, login]));
  const codes = new Map(plan.organisations.map(({ key, uscc }) => [key, uscc]));
  const missing = plan.users.filter(({ login }) => !accounts.has(login));
  if (missing.length > 0) throw strangers(missing.length);
  const of = (key: string, names: ReadonlyMap<string, string>, ids: ReadonlyMap<string, string>): string => {
    const id = ids.get(names.get(key) ?? '');
    if (id === undefined) throw new Error(`the platform knows no ${key}`);
    return id;
  };
  return {
    account: (user) => of(user, logins, accounts),
    organisation: (key) => of(key, codes, organisations),
    system,
  };
}

/** The demonstration's own list names an account for each role. */
export async function systemAdministrator(client: PlatformClient): Promise<string> {
  const { demo } = await client.call(null, 'session');
  const found = demo?.find(({ roles }) => roles.some(({ role }) => role === 'system_admin'));
  if (!found) throw strangers(0);
  return found.account;
}

function strangers(count: number): StartError {
  return new StartError({
    zh: `这个数据目录里不是模拟省的人员${count > 0 ? `（缺 ${count} 人）` : ''}，模拟省的事项没有办理。请换一个空的数据目录。`,
    en: `This data folder was set up with other people${count > 0 ? ` (${count} are missing)` : ''}; the simulated province was not played. Use an empty data folder.`,
  });
}
