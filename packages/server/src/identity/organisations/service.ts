/** Organisations listed, added and changed. Reorganisations (机构改革) end one organisation and begin another: a path once given stays. */
import type { OrganisationAdd, OrganisationChange, OrganisationView } from '@kuaishu/api';
import { isWithin, region, validators } from '@kuaishu/standards';
import type { Acts } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import { matches } from '../../policy/scope.ts';
import type { OrganisationDirectory } from './directory.ts';
import { organisationsLike } from './search.ts';
import type { OrganisationStore } from './store.ts';
import { type Organisation, type OrganisationTree, organisationFacts } from './tree.ts';

export interface OrganisationFilter {
  readonly parent?: string | undefined;
  readonly under?: string | undefined;
  readonly kind?: string | undefined;
  readonly level?: string | undefined;
  readonly q?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface OrganisationService {
  list(caller: Caller, filter: OrganisationFilter): Promise<{ items: OrganisationView[]; total: number }>;
  get(caller: Caller, id: string): Promise<OrganisationView>;
  add(caller: Caller, fields: OrganisationAdd): Promise<OrganisationView>;
  change(caller: Caller, id: string, change: OrganisationChange): Promise<OrganisationView>;
}

const DEFAULT_LIMIT = 100;

export function organisationService(parts: {
  readonly acts: Acts;
  readonly store: OrganisationStore;
  readonly directory: OrganisationDirectory;
  readonly clock: () => Date;
}): OrganisationService {
  const { acts, store, directory, clock } = parts;

  async function viewOf(id: string): Promise<OrganisationView> {
    const tree = await directory.tree();
    return view(await directory.get(id), tree);
  }

  return {
    async list(caller, { parent, under, kind, level, q, limit = DEFAULT_LIMIT, offset = 0 }) {
      const scope = caller.scope('organisation.read', 'Organisation');
      const tree = await directory.tree();
      const base = under !== undefined ? tree.under(under) : parent !== undefined ? tree.children(parent) : tree.all;
      const kept = base.filter(
        (one) =>
          matches(scope, organisationFacts(one).attributes) &&
          (kind === undefined || one.kind === kind) &&
          (level === undefined || one.level === level),
      );
      const found = organisationsLike(kept, q ?? '', clock().toISOString().slice(0, 10));
      return { items: found.slice(offset, offset + limit).map((one) => view(one, tree)), total: found.length };
    },
    async get(caller, id) {
      caller.require('organisation.read', await directory.factsOf(id));
      return viewOf(id);
    },
    async add(caller, fields) {
      const parent = await directory.get(fields.parent);
      const decision = caller.require('organisation.manage', organisationFacts(parent));
      const made = organisationUnder(parent, fields, clock());
      await acts.run(
        caller.act('organisation.manage', targetOf(made), decision.policies),
        async ({ trx, at, leaf, note }) => {
          await addAll(store, trx, [made], at);
          await leaf(IDENTITY_LEAVES.organisationCreated, made.id, leafOf(made));
          note({ change: 'created' });
        },
      );
      directory.forget();
      return viewOf(made.id);
    },
    async change(caller, id, change) {
      const before = await directory.get(id);
      const decision = caller.require('organisation.manage', organisationFacts(before));
      const after: Organisation = {
        ...before,
        ...(change.name ? { name: change.name } : {}),
        ...(change.short ? { short: change.short } : {}),
        ...(change.uscc !== undefined ? { uscc: change.uscc === null ? null : checkUscc(change.uscc) } : {}),
        ...(change.activeUntil !== undefined ? { activeUntil: change.activeUntil } : {}),
      };
      if (after.activeUntil !== null && after.activeUntil <= after.activeFrom)
        throw new ServerError(
          'bad_request',
          { zh: '终止日应晚于起始日。', en: 'It ends after the day on which it begins.' },
          { where: 'activeUntil' },
        );
      await acts.run(
        caller.act('organisation.manage', targetOf(before), decision.policies),
        async ({ trx, at, leaf, note }) => {
          await unique(store.change(trx, after, at));
          const kind = after.activeUntil !== before.activeUntil ? 'ended' : 'changed';
          await leaf(IDENTITY_LEAVES.organisationChanged, id, { change: kind });
          note({ change: kind, fields: Object.keys(change) });
        },
      );
      directory.forget();
      return viewOf(id);
    },
  };
}

/** A new organisation under its parent. @throws ServerError bad_request where a code is wrong or the level does not fit. */
export function organisationUnder(
  parent: Organisation,
  fields: Omit<OrganisationAdd, 'parent'>,
  now: Date,
): Organisation {
  const [fault] = faultsUnder(parent, fields);
  if (fault) throw fault;
  const id = newId('org', now);
  const isTerritory = fields.kind === 'government' && fields.level !== 'county';
  return {
    id,
    parent: parent.id,
    path: [...parent.path, id],
    kind: fields.kind,
    level: fields.level,
    region: fields.region,
    unit: fields.unit ?? null,
    territory: isTerritory ? id : parent.territory,
    uscc: fields.uscc === undefined ? null : checkUscc(fields.uscc),
    name: fields.name,
    short: fields.short ?? fields.name,
    activeFrom: fields.activeFrom ?? now.toISOString().slice(0, 10),
    activeUntil: null,
  };
}

const RANKS = ['province', 'prefecture', 'county'];

/** All that keeps an organisation from standing there; what is not known, of it or of its parent, is not asked about. */
export function faultsUnder(
  parent: Partial<Pick<Organisation, 'level' | 'region'>>,
  { kind, level, region: code, uscc }: Partial<Pick<OrganisationAdd, 'kind' | 'level' | 'region' | 'uscc'>>,
): ServerError[] {
  const faults: ServerError[] = [];
  const fault = (where: string, zh: string, en: string) =>
    faults.push(new ServerError('bad_request', { zh, en }, { where }));
  if (level && parent.level && RANKS.indexOf(level) < RANKS.indexOf(parent.level))
    fault('level', '下级机构的层级不能高于上级。', 'An organisation does not rank above the one it stands under.');
  if (code !== undefined && !region(code)) faults.push(noRegion(code));
  else if (code !== undefined && parent.region && region(parent.region) && !isWithin(code, parent.region))
    fault(
      'region',
      `${code} 不在上级机构的行政区划 ${parent.region} 之内。`,
      `${code} does not lie in ${parent.region}, where the organisation above it is.`,
    );
  // a second government of one place would see its rows
  if (kind === 'government' && level && level === parent.level)
    fault('level', '政府之下只能设下一级的政府。', 'Under a government only one of a lower level can stand.');
  if (level === 'county' && parent.level && parent.level !== 'county' && kind && kind !== 'government')
    fault(
      'level',
      '县级单位设在县级政府之下；市州部门的分支机构按市州级填写。',
      'A body of a county stands under its government; a branch of a prefecture’s body is of the prefecture.',
    );
  if (uscc !== undefined) {
    const verdict = validators.uscc(uscc);
    if (!verdict.ok) faults.push(wrongUscc(verdict.message));
  }
  return faults;
}

/** The root of the tree: the government of the province. */
export function rootOrganisation(
  fields: { readonly name: Organisation['name']; readonly region: string; readonly uscc?: string | undefined },
  now: Date,
): Organisation {
  const id = newId('org', now);
  checkRegion(fields.region);
  return {
    id,
    parent: null,
    path: [id],
    kind: 'government',
    level: 'province',
    region: fields.region,
    unit: null,
    territory: id,
    uscc: fields.uscc === undefined ? null : checkUscc(fields.uscc),
    name: fields.name,
    short: fields.name,
    activeFrom: now.toISOString().slice(0, 10),
    activeUntil: null,
  };
}

export async function addAll(
  store: OrganisationStore,
  trx: Parameters<OrganisationStore['add']>[0],
  made: readonly Organisation[],
  at: Date,
): Promise<void> {
  await unique(store.add(trx, made, at));
}

export function leafOf(one: Organisation) {
  return {
    ...(one.parent ? { parent: one.parent } : {}),
    region: one.region,
  };
}

function targetOf({ id, path }: Organisation) {
  return { kind: 'Organisation', id, path };
}

function checkUscc(text: string): string {
  const verdict = validators.uscc(text);
  if (verdict.ok) return verdict.value;
  throw wrongUscc(verdict.message);
}

const wrongUscc = ({ zh, en }: { zh: string; en: string }) =>
  new ServerError(
    'bad_request',
    { zh: `统一社会信用代码不对：${zh}。`, en: `The unified social credit code is wrong: ${en}.` },
    { where: 'uscc' },
  );

function checkRegion(code: string): void {
  if (!region(code)) throw noRegion(code);
}

const noRegion = (code: string) =>
  new ServerError(
    'bad_request',
    { zh: `${code} 不是行政区划代码（GB/T 2260）。`, en: `${code} is no region code of GB/T 2260.` },
    { where: 'region' },
  );

/** One organisation for each unified social credit code. */
async function unique(work: Promise<void>): Promise<void> {
  await work.catch((error: { code?: string; constraint?: string }) => {
    if (error.code === '23505' && error.constraint === 'organisation_uscc_key')
      throw new ServerError(
        'conflict',
        {
          zh: '已有机构使用这个统一社会信用代码。',
          en: 'An organisation with this unified social credit code is there already.',
        },
        { where: 'uscc' },
      );
    throw error;
  });
}

function view(one: Organisation, tree: OrganisationTree): OrganisationView {
  return { ...one, path: [...one.path], children: tree.children(one.id).length };
}
