/**
 * Which rows a reader of a store may see: a condition over whose a row is and which resources' it is, asked of single rows and turned into SQL by the
 * same expression, so that lists, counts, files and single records agree. Whoever calls without one sees all: the CLI on a folder of its own.
 */
import { withPrefecture } from '@kuaishu/catalog';
import { bitsOf, codesOf, type TerritoryLayout } from '../clean/territory-bits.ts';
import type { FigureGroup } from '../publish/figures.ts';
import type { ReleaseManifest } from '../publish/release-manifest.ts';
import type { RowsByTerritory } from '../run/manifest.ts';

export type RowScope =
  | boolean
  | { readonly all: readonly RowScope[] }
  | { readonly any: readonly RowScope[] }
  | { readonly not: RowScope }
  /** The row is of one of these: prefectures (`5201`), counties (`520102`), areas without a code (`guian`). */
  | { readonly territory: readonly string[] }
  /** The row, or one of the two that a row speaks of, is one of these resources'. */
  | { readonly resource: readonly string[] };

export interface RowPlace {
  readonly territories: readonly string[];
  readonly resources: readonly string[];
}

type Leaf = Exclude<
  RowScope,
  boolean | { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }
>;

export function seesRow(scope: RowScope, { territories, resources }: RowPlace): boolean {
  const left = partly(scope, (leaf) =>
    'territory' in leaf
      ? leaf.territory.some((code) => territories.includes(code))
      : leaf.resource.some((id) => resources.includes(id)),
  );
  return left === true;
}

/** What is left of a scope when some of its leaves are known; null: not known. */
export function partly(scope: RowScope, known: (leaf: Leaf) => boolean | null): RowScope {
  if (typeof scope === 'boolean') return scope;
  if ('not' in scope) {
    const left = partly(scope.not, known);
    return typeof left === 'boolean' ? !left : { not: left };
  }
  if ('all' in scope || 'any' in scope) {
    const [parts, end] = 'all' in scope ? [scope.all, false] : [scope.any, true];
    const left = parts.map((part) => partly(part, known)).filter((part) => part !== !end);
    if (left.includes(end)) return end;
    if (left.length < 2) return left[0] ?? !end;
    return end ? { any: left } : { all: left };
  }
  return known(scope) ?? scope;
}

export function scopeSql(scope: RowScope, leafSql: (leaf: Leaf) => string): string {
  const sqlOf = (part: RowScope): string => {
    if (typeof part === 'boolean') return part ? 'TRUE' : 'FALSE';
    if ('not' in part) return `NOT (${sqlOf(part.not)})`;
    if ('all' in part) return `(${part.all.map(sqlOf).join(' AND ')})`;
    if ('any' in part) return `(${part.any.map(sqlOf).join(' OR ')})`;
    return leafSql(part);
  };
  return sqlOf(partly(scope, () => null));
}

type Groups = Pick<ReleaseManifest, 'territories'>;

/** Condition on golden rows: a test of bits on a stored column, which the engine makes while it scans. Null where every row may be seen. */
export function entityScopeSql(release: Groups, scope: RowScope): string | null {
  return scope === true ? null : bitsScopeSql(release, scope);
}

/** Condition on any table that has bits of the release, in columns under the names that `sides` give them; a row is seen where any side is. */
export function bitsScopeSql(
  release: Groups,
  scope: RowScope,
  sides: readonly ((column: string) => string)[] = [(column) => column],
  resourceSql?: (ids: readonly string[]) => string,
): string {
  return scopeSql(scope, (leaf) => {
    if ('resource' in leaf) return resourceSql ? resourceSql(leaf.resource) : 'FALSE';
    // a release that does not say whose its rows are has no such columns
    const tests = [...bitsOf(leaf.territory, layoutOf(release))].flatMap(([column, bits]) =>
      sides.map((named) => `(${named(column)} & ${bits}) <> 0`),
    );
    return tests.length === 0 ? 'FALSE' : `(${tests.join(' OR ')})`;
  });
}

/** What the stored columns of a release stand for. */
export function layoutOf({ territories }: Groups): TerritoryLayout {
  if (territories === undefined) return { codes: [] };
  return { codes: territories.codes, ...(territories.counties ? { counties: territories.counties.codes } : {}) };
}

/** The groups of a release that a reader's figures are added up from. */
export function seenGroups({ territories }: Groups, scope: RowScope): readonly FigureGroup[] {
  if (!territories) return [];
  const seen = figureScope(scope);
  if (typeof seen === 'object' && 'county' in seen)
    return (territories.counties?.groups ?? []).filter((group) => group.county === seen.county);
  return territories.groups.filter((group) =>
    seesRow(seen, { territories: codesOf({ territories: group.bits }, { codes: territories.codes }), resources: [] }),
  );
}

/**
 * What figures are kept for: sets of prefectures, and each county by itself. Counties overlap, so that those of several cannot be added up.
 * @throws Error for a scope that is cut by more than one county: no post is.
 */
function figureScope(scope: RowScope): RowScope | { readonly county: string } {
  const codes = new Set<string>();
  partly(scope, (leaf) => {
    if ('territory' in leaf) for (const code of leaf.territory) codes.add(code);
    return null;
  });
  const county = [...codes].find((code) => withPrefecture(code).length > 1);
  if (county === undefined) return scope;
  const where = (inside: boolean) =>
    partly(scope, (leaf) => ('territory' in leaf ? inside && leaf.territory.length > 0 : false));
  const [inside, outside] = [where(true), where(false)];
  if (inside === outside) return inside;
  if (codes.size > 1 || outside === true) throw new Error(`no figures are kept for ${JSON.stringify(scope)}`);
  return { county };
}

export interface SeenRows {
  readonly rows: number;
  readonly quarantined: number;
}

/**
 * Rows of a resource in a run that a reader sees: those of check by whose they are, and of collect the lines that were none, which are the deliverer's.
 * Runs of versions that did not say whose rows are show them to whom the whole resource belongs.
 */
export function seenRows(
  scope: RowScope,
  resource: string,
  {
    rows,
    rejected,
    quarantined,
    territories,
  }: { rows: number; rejected: number; quarantined: number; territories?: RowsByTerritory | undefined },
): SeenRows {
  const sees = (codes: readonly string[]) => seesRow(scope, { territories: codes, resources: [resource] });
  if (!territories)
    return sees([]) ? { rows: rows + rejected, quarantined: quarantined + rejected } : { rows: 0, quarantined: 0 };
  const lines = sees(territories.deliverer === null ? [] : withPrefecture(territories.deliverer)) ? rejected : 0;
  const cut = figureScope(partly(scope, (leaf) => ('resource' in leaf ? leaf.resource.includes(resource) : null)));
  const seen =
    typeof cut === 'object' && 'county' in cut
      ? (territories.counties ?? []).filter((group) => group.county === cut.county)
      : territories.groups.filter((group) => sees(group.territories));
  return {
    rows: seen.reduce((n, group) => n + group.rows, lines),
    quarantined: seen.reduce((n, group) => n + group.quarantined, lines),
  };
}
