/**
 * Record keys: names of records that outlive a run. Record numbers change with every delivery; a record key is a digest of resource and
 * business key, or of the whole cleaned row where the entry declares no key.
 */
import { ident, literal } from '@kuaishu/engine';
import { cleanPlan } from '../../clean/plan.ts';
import type { ResourceState } from '../../run/context.ts';

/** SELECT rec, record_key (16 hex digits) of one resource; expects the views `clean_<index>` and `gone_<index>`. */
export function recordKeysSql(resource: ResourceState): string {
  const columns = cleanPlan(resource.items).columns;
  const keyItems = (resource.entry.key ?? []).flatMap((name) =>
    resource.items.filter((i) => i.name === name || i.attribute === name),
  );
  const attributes = keyItems.length > 0 ? keyItems.map((i) => i.attribute) : columns.map((c) => c.attribute);
  const text = attributes.map((a) => `coalesce(CAST(${ident(a)} AS VARCHAR), '')`).join(`, `);
  return `SELECT CAST(${resource.offset} + c."row" AS BIGINT) AS rec, substr(md5(concat_ws(chr(31), ${literal(resource.resource)}, ${text})), 1, 16) AS record_key
FROM clean_${resource.index} AS c ANTI JOIN gone_${resource.index} AS g ON c."row" = g."row"`;
}
