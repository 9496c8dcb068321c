/** Five organisations and the people in them, for tests on a real database. */
import type { Db } from '../db/database.ts';
import { type Caller, callerOf } from '../http/caller.ts';
import { type OrganisationDirectory, organisationDirectory } from '../identity/organisations/directory.ts';
import { organisationStore } from '../identity/organisations/store.ts';
import type { Organisation } from '../identity/organisations/tree.ts';
import { placeOf } from '../identity/principal-of.ts';
import { newId } from '../ids.ts';
import type { Authority } from '../policy/authority.ts';
import { type Principal, VISITOR } from '../policy/principal.ts';
import type { Role } from '../policy/roles.ts';

export interface SmallProvince {
  readonly province: Organisation;
  readonly bureau: Organisation;
  readonly prefecture: Organisation;
  readonly police: Organisation;
  readonly health: Organisation;
  readonly directory: OrganisationDirectory;
  person(at: Organisation, roles: readonly Role[]): Principal;
  caller(authority: Authority, at: Organisation, roles: readonly Role[]): Caller;
}

export async function smallProvince(db: Db, at: Date): Promise<SmallProvince> {
  const make = (name: string, en: string, parent: Organisation | null, own: Partial<Organisation>): Organisation =>
    organisationOf(name, en, parent, own, at);
  const province = make('甲省人民政府', 'Province', null, { kind: 'government', level: 'province' });
  const bureau = make('甲省大数据局', 'Provincial data bureau', province, {});
  const prefecture = make('乙市人民政府', 'Prefecture', province, {
    kind: 'government',
    level: 'prefecture',
    region: '520100',
  });
  const police = make('乙市公安局', 'Police', prefecture, { uscc: '11520100000012343F' });
  const health = make('乙市卫生健康局', 'Health', prefecture, { uscc: '115201000000567849' });
  const store = organisationStore(db);
  await db.transaction().execute((trx) => store.add(trx, [province, bureau, prefecture, police, health], at));
  const person = (where: Organisation, roles: readonly Role[]): Principal => ({
    ...VISITOR,
    kind: 'user',
    id: newId('user', at),
    name: 'test',
    ...placeOf(where, roles),
  });
  return {
    province,
    bureau,
    prefecture,
    police,
    health,
    person,
    directory: organisationDirectory(store),
    caller: (authority, where, roles) =>
      callerOf(authority, person(where, roles), { request: 'test', address: '127.0.0.1' }),
  };
}

function organisationOf(
  name: string,
  en: string,
  parent: Organisation | null,
  own: Partial<Organisation>,
  at: Date,
): Organisation {
  const id = newId('org', at);
  const path = [...(parent?.path ?? []), id];
  const isGovernment = own.kind === 'government';
  return {
    id,
    parent: parent?.id ?? null,
    path,
    kind: 'department',
    level: parent?.level ?? 'province',
    region: parent?.region ?? '520000',
    unit: null,
    territory: isGovernment ? id : (parent?.territory ?? id),
    uscc: null,
    name: { zh: name, en },
    short: { zh: name, en },
    activeFrom: '2020-01-01',
    activeUntil: null,
    ...own,
  };
}

/** One more beside the five. */
export async function addOrganisation(
  db: Db,
  parent: Organisation,
  { name, ...own }: Partial<Omit<Organisation, 'name'>> & { readonly name: string },
): Promise<Organisation> {
  const at = new Date('2026-11-24T02:00:00.000Z');
  const made = organisationOf(name, name, parent, own, at);
  await db.transaction().execute((trx) => organisationStore(db).add(trx, [made], at));
  return made;
}
