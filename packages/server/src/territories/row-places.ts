/**
 * Between policies and the refinery. Policies speak of organisations: whose land, whose rows. Releases and runs speak of prefectures and counties by their
 * codes and of resources by their ids. What is asked about a single row and what filters a list are translated here by the same tables.
 */
import type { Permission, Text2 } from '@kuaishu/api';
import type { RowPlace, RowScope } from '@kuaishu/refinery';
import type { Caller } from '../http/caller.ts';
import type { OrganisationDirectory } from '../identity/organisations/directory.ts';
import { localityOf, type Organisation, type OrganisationTree } from '../identity/organisations/tree.ts';
import type { ResourceFacts } from '../policy/facts.ts';
import type { ScopeExpression } from '../policy/scope.ts';
import type { ProjectReader, ProjectView } from '../project/project-reader.ts';

export interface RowPlaces {
  /** Entities of which the caller may take the action. */
  entities(caller: Caller, action: Permission): RowScope;
  /** Rows of strips likewise. */
  rows(caller: Caller, action: Permission): RowScope;
  /** What the prefecture or county is called whose rows the caller sees. */
  territoryOf(caller: Caller): Text2 | null;
  /** `territories`: codes of prefectures and counties. */
  entityFacts(id: string, territories: readonly string[]): ResourceFacts;
  /** Of a row, of a disagreement of two resources, or of a strip as a whole, which is in no territory but its department's. */
  rowFacts(id: string, place: RowPlace): ResourceFacts;
}

export interface RowPlacesReader {
  current(): Promise<RowPlaces>;
}

export function rowPlacesReader(project: ProjectReader, organisations: OrganisationDirectory): RowPlacesReader {
  let known: { tree: OrganisationTree; view: ProjectView; places: RowPlaces } | null = null;
  return {
    async current() {
      const [tree, view] = await Promise.all([organisations.tree(), project.current()]);
      if (known?.tree !== tree || known.view !== view) known = { tree, view, places: rowPlaces(tree, view) };
      return known.places;
    },
  };
}

export function rowPlaces(tree: OrganisationTree, view: ProjectView): RowPlaces {
  const governments = governmentsByCode(tree);
  const codes = new Map([...governments].map(([code, { id }]) => [id, code]));
  const byName = new Map(tree.all.map((one) => [one.name.zh, one]));
  const owners = new Map(
    view.plan.entries.flatMap(({ resource, provider }): [string, Organisation][] => {
      const owner = (provider.uscc ? tree.byUscc(provider.uscc) : undefined) ?? byName.get(provider.name);
      return owner ? [[resource, owner]] : [];
    }),
  );
  const resourcesOf = (is: (owner: Organisation) => boolean): RowScope => ({
    resource: [...owners].flatMap(([resource, owner]) => (is(owner) ? [resource] : [])),
  });
  const fields: Readonly<Record<string, (ids: readonly string[]) => RowScope>> = {
    territories: (ids) => ({ territory: ids.flatMap((id) => codes.get(id) ?? []) }),
    owners: (ids) => resourcesOf(({ id }) => ids.includes(id)),
    path: (ids) => resourcesOf(({ path }) => path.some((id) => ids.includes(id))),
  };
  const translate = (scope: ScopeExpression): RowScope => {
    if (typeof scope === 'boolean') return scope;
    if ('all' in scope) return { all: scope.all.map(translate) };
    if ('any' in scope) return { any: scope.any.map(translate) };
    if ('not' in scope) return { not: translate(scope.not) };
    const field = fields[scope.field];
    if (!field) throw new Error(`no rows can be told by the field ${scope.field} of a policy`);
    return field(scope.in);
  };
  const governmentsOf = (territories: readonly string[]) =>
    territories.flatMap((code) => governments.get(code)?.id ?? []);
  return {
    entities: (caller, action) => translate(caller.scope(action, 'Entity')),
    rows: (caller, action) => translate(caller.scope(action, 'Row')),
    territoryOf: ({ principal }) => tree.get(principal.locality)?.short ?? null,
    entityFacts: (id, territories) => ({
      type: 'Entity',
      id,
      attributes: { territories: governmentsOf(territories) },
    }),
    rowFacts(id, { resources, territories }) {
      const its = resources.flatMap((resource) => owners.get(resource) ?? []);
      return {
        type: 'Row',
        id,
        attributes: {
          owners: [...new Set(its.map((owner) => owner.id))],
          path: [...new Set(its.flatMap((owner) => owner.path))],
          territories: governmentsOf(territories),
        },
      };
    },
  };
}

/**
 * Governments of prefectures and counties by what rows call their land: `5201`, `520102`, and `guian` where it has no code of its own. Of several, as a
 * reorganisation leaves them, the one that has not ended.
 */
function governmentsByCode(tree: OrganisationTree): ReadonlyMap<string, Organisation> {
  const found = new Map<string, Organisation>();
  for (const one of tree.all) {
    if (one.kind !== 'government' || one.level === 'province' || localityOf(one) !== one.id) continue;
    const code = one.level === 'county' ? one.region : (one.unit ?? one.region.slice(0, 4));
    const known = found.get(code);
    if (!known || known.activeUntil !== null) found.set(code, one);
  }
  return found;
}
