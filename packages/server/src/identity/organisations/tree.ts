/** The tree of organisations as one snapshot in memory: small (thousands), asked of at every request, changed rarely. */
import type { Text2 } from '@kuaishu/api';
import type { ResourceFacts } from '../../policy/facts.ts';
import type { Level } from '../../policy/principal.ts';
import type { OrganisationKind } from '../tables.ts';

export interface Organisation {
  readonly id: string;
  readonly parent: string | null;
  /** Ids from the province to itself. */
  readonly path: readonly string[];
  readonly kind: OrganisationKind;
  readonly level: Level;
  /** GB/T 2260, six digits. */
  readonly region: string;
  /** Name of a unit that has no code in GB/T 2260: `guian`. */
  readonly unit: string | null;
  /** Nearest government of a province or prefecture. */
  readonly territory: string;
  /** Unified social credit code, GB 32100. */
  readonly uscc: string | null;
  readonly name: Text2;
  readonly short: Text2;
  /** First day, and first day on which it is no more. */
  readonly activeFrom: string;
  readonly activeUntil: string | null;
}

export interface OrganisationTree {
  readonly all: readonly Organisation[];
  get(id: string): Organisation | undefined;
  byUscc(uscc: string): Organisation | undefined;
  children(id: string): readonly Organisation[];
  /** The organisation and everything under it. */
  under(id: string): readonly Organisation[];
  readonly root: Organisation | null;
}

/** `all` in any order; children stand in the order in which they were made. */
export function treeOf(all: readonly Organisation[]): OrganisationTree {
  const byId = new Map(all.map((one) => [one.id, one]));
  const byUscc = new Map(all.flatMap((one): [string, Organisation][] => (one.uscc ? [[one.uscc, one]] : [])));
  const children = Map.groupBy(all, (one) => one.parent);
  const under = (id: string): Organisation[] => {
    const self = byId.get(id);
    return self ? [self, ...(children.get(id) ?? []).flatMap((child) => under(child.id))] : [];
  };
  return {
    all,
    get: (id) => byId.get(id),
    byUscc: (uscc) => byUscc.get(uscc),
    children: (id) => children.get(id) ?? [],
    under,
    root: children.get(null)?.[0] ?? null,
  };
}

/** The government whose rows a body's people see: the territory's or, of a county's bodies, the county's, which stands directly under it. */
export function localityOf({
  id,
  path,
  territory,
  level,
}: Pick<Organisation, 'id' | 'path' | 'territory' | 'level'>): string {
  return level === 'county' ? (path[path.indexOf(territory) + 1] ?? id) : territory;
}

export function isActive(organisation: Organisation, day: string): boolean {
  return organisation.activeFrom <= day && (organisation.activeUntil === null || day < organisation.activeUntil);
}

/** What policies know of an organisation. */
export function organisationFacts({ id, path, territory }: Organisation): ResourceFacts {
  return { type: 'Organisation', id, attributes: { organisation: id, path, territory } };
}

/** What policies know of an account: whose it is and where its home is. */
export function accountFacts(account: string, user: string, { id, path, territory }: Organisation): ResourceFacts {
  return { type: 'Account', id: account, attributes: { user, organisation: id, path, territory } };
}
