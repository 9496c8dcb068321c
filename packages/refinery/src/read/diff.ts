import { ident, literal } from '@kuaishu/engine';
import { cellText } from './cell-text.ts';
import type { Lookups } from './lookups.ts';
import type { OpenRelease } from './releases.ts';
import { entityScopeSql, type RowScope } from './row-scope.ts';
import { maskCell } from './search.ts';
import { summaryOf } from './summary.ts';
import type { ReleaseDiff } from './views.ts';

/** What a department's system writes anew whenever it touches a row: counted, but no example of what changed about the subject. */
const BOOKKEEPING = new Set(['updated_at', 'record_no']);

/**
 * What changed between two releases of a block, down to cells. Attributes that only one of them has are left out.
 * `only`: examples of this attribute alone. `scope`: between what a reader sees of the one and of the other.
 */
export async function diffReleases(
  lookups: Lookups,
  from: OpenRelease,
  to: OpenRelease,
  only?: string,
  scope: RowScope = true,
  examples = 100,
): Promise<ReleaseDiff> {
  const common = to.attributes.map((a) => a.attribute).filter((a) => from.attributeIndex.has(a));
  const joined = `FROM ${seenOf(from, scope)} AS a JOIN ${seenOf(to, scope)} AS b ON a.entity_id = b.entity_id`;
  const typeIn = (release: OpenRelease, attribute: string) =>
    release.attributes[release.attributeIndex.get(attribute) ?? -1]?.sqlType;
  // a whole number that was written 17.0 by a former version is the same 17
  const textOf = (side: 'a' | 'b', c: string) => {
    const [own, other] = side === 'a' ? [typeIn(from, c), typeIn(to, c)] : [typeIn(to, c), typeIn(from, c)];
    const column = `${side}.${ident(c)}`;
    const text = `CAST(${column} AS VARCHAR)`;
    return own === 'DOUBLE' && other === 'BIGINT'
      ? `CASE WHEN ${column} = floor(${column}) THEN CAST(try_cast(${column} AS BIGINT) AS VARCHAR) ELSE ${text} END`
      : text;
  };
  const differs = common.map((c) => `${textOf('a', c)} IS DISTINCT FROM ${textOf('b', c)}`);
  const any = differs.length > 0 ? differs.join(' OR ') : 'FALSE';
  const [counts] = await lookups.query<Record<string, number>>(
    `SELECT count(*) AS n, count(*) FILTER (WHERE ${any}) AS changed${differs.map((d, i) => `, count(*) FILTER (WHERE ${d}) AS d${i}`).join('')} ${joined}`,
  );
  const both = Number(counts?.['n'] ?? 0);
  const attributes = common
    .map((attribute, i) => ({ attribute, changed: Number(counts?.[`d${i}`] ?? 0) }))
    .filter((a) => a.changed > 0);
  const shown = common.flatMap((c, i) =>
    (only === undefined ? !BOOKKEEPING.has(c) : c === only) ? [{ name: c, differs: differs[i] }] : [],
  );
  const anyShown = shown.map((c) => c.differs).join(' OR ');
  const cells = shown.map(
    (c) =>
      `struct_pack(attribute := ${literal(c.name)}, differs := ${c.differs}, was := ${textOf('a', c.name)}, now := ${textOf('b', c.name)})`,
  );
  const rows =
    cells.length === 0
      ? []
      : await lookups.query<{ entity: string; attribute: string; was: string | null; now: string | null }>(
          `SELECT entity, u.attribute AS attribute, u.was AS was, u.now AS now FROM (SELECT a.entity_id AS entity, list_filter([${cells.join(', ')}], x -> x.differs) AS cells ${joined} WHERE ${anyShown} ORDER BY a.entity_id LIMIT ${examples}), unnest(cells) AS c(u) LIMIT ${examples}`,
        );
  return {
    block: to.block,
    from: from.release,
    to: to.release,
    added: summaryOf(to, scope).entities - both,
    removed: summaryOf(from, scope).entities - both,
    changed: Number(counts?.['changed'] ?? 0),
    cells: attributes.reduce((n, a) => n + a.changed, 0),
    attributes,
    examples: rows.map(({ entity, attribute, was, now }) => {
      const [before, after] = [cellText(to, attribute, was), cellText(to, attribute, now)];
      return {
        entity,
        attribute,
        before,
        after,
        maskedBefore: maskCell(to, attribute, before, entity),
        maskedAfter: maskCell(to, attribute, after, entity),
      };
    }),
  };
}

function seenOf(release: OpenRelease, scope: RowScope): string {
  const seen = entityScopeSql(release, scope);
  return seen === null ? release.golden : `(SELECT * FROM ${release.golden} WHERE ${seen})`;
}
