/** The whole simulated catalogue: what stands there by right, what was put there as a fault, and the truth about both. */
import { resolveItems } from '@kuaishu/catalog';
import type { CatalogueEntry } from './entries/catalogue-entry.ts';
import { honestEntries, stewardNames } from './entries/honest-entries.ts';
import { type Copy, makeCopies } from './faults/copies.ts';
import { makeAskedAnew } from './faults/from-base.ts';
import { LOOK_ALIKES } from './faults/look-alikes.ts';
import { SLIPS } from './faults/slips.ts';
import { STALE } from './faults/stale.ts';
import type { ProvinceOrganisation } from './organisations/organisation.ts';
import type { ProvinceUser } from './people/user.ts';
import type { ConflictTruth, ProvinceTruth } from './truth.ts';

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** The slip's entry as it is after its steward mended it. */
  readonly mended: ReadonlyMap<string, CatalogueEntry['entry']>;
  readonly truth: ProvinceTruth;
}

export function makeCatalogue(
  organisations: readonly ProvinceOrganisation[],
  users: readonly ProvinceUser[],
  seed: number,
): Catalogue {
  const contacts = stewardNames(users);
  const honest = honestEntries(organisations, contacts, seed);
  const copies = makeCopies(honest, organisations, contacts);
  const asked = makeAskedAnew(honest, organisations, contacts, seed);
  const slipOf = new Map(SLIPS.flatMap((slip) => slip.resources.map((resource) => [resource, slip] as const)));
  const right = [...honest, ...copies.map(({ made }) => made), ...asked.map(({ made }) => made)];
  const entries = right.map((one): CatalogueEntry => {
    const slip = slipOf.get(one.resource);
    return slip ? { ...one, entry: slip.spoil(one.entry) } : one;
  });
  const known = new Set(entries.map(({ resource }) => resource));
  const named = [...slipOf.keys(), ...STALE.map(({ resource }) => resource), ...LOOK_ALIKES.flat()];
  const missing = named.filter((resource) => !known.has(resource));
  if (missing.length > 0) throw new Error(`no entries ${missing.join(', ')}`);
  return {
    entries,
    mended: new Map(
      right.filter(({ resource }) => slipOf.has(resource)).map(({ resource, entry }) => [resource, entry]),
    ),
    truth: {
      duplicates: copies.map(({ how, of, made }) => ({ how, of, copy: made.resource })),
      conflicts: copies.flatMap((copy) => conflictsOf(copy, honest)),
      fromBase: asked.map(({ truth }) => truth),
      slips: [...slipOf].map(([resource, { code }]) => ({ resource, code })),
      stale: STALE,
      sameKind: sameKind(honest),
      distinct: LOOK_ALIKES,
    },
  };
}

function conflictsOf({ claims, made }: Copy, honest: readonly CatalogueEntry[]): ConflictTruth[] {
  return claims.map((attribute) => {
    const holder = honest.find(
      ({ entry, owner }) =>
        entry.subject === made.entry.subject && owner.startsWith('gz.') && claimsOf(entry).has(attribute),
    );
    if (!holder) throw new Error(`${made.resource} claims ${attribute}, which nobody holds`);
    return { subject: made.entry.subject, attribute, holder: holder.resource, claimant: made.resource };
  });
}

function claimsOf(entry: CatalogueEntry['entry']): ReadonlySet<string> {
  const claimed = new Set(entry.authority ?? []);
  return new Set(
    resolveItems(entry)
      .filter(({ name, attribute }) => claimed.has(name) || claimed.has(attribute))
      .map(({ attribute }) => attribute),
  );
}

function sameKind(honest: readonly CatalogueEntry[]): readonly (readonly string[])[] {
  const byKind = Map.groupBy(
    honest.filter(({ kind }) => kind !== null),
    ({ kind }) => kind,
  );
  return [...byKind.values()].filter((group) => group.length > 1).map((group) => group.map(({ resource }) => resource));
}
