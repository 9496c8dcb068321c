/** How many numbers of each item were delivered covered: counted over the cleaned rows, where `_ok` is NULL beside a value. */
import type { ResolvedItem } from '@kuaishu/catalog';
import { type Engine, ident } from '@kuaishu/engine';
import { mayBeCovered } from '@kuaishu/standards';

/** Attribute → cells; those without any are left out. `clean`: relation of cleaned rows. */
export async function coveredCounts(
  engine: Engine,
  items: readonly ResolvedItem[],
  clean: string,
): Promise<ReadonlyMap<string, number>> {
  const asked = items.filter(({ domain }) => domain.kind === 'identifier' && mayBeCovered(domain.rule));
  if (asked.length === 0) return new Map();
  const counts = asked.map(
    ({ attribute }, i) => `count(${ident(attribute)}) - count(${ident(`${attribute}_ok`)}) AS n${i}`,
  );
  const [row] = await engine.query<Record<string, number>>(
    `SELECT ${counts.join(', ')} FROM ${clean} AS c`,
    'check: covered',
  );
  return new Map(
    asked.flatMap(({ attribute }, i) => {
      const n = Number(row?.[`n${i}`] ?? 0);
      return n > 0 ? [[attribute, n] as const] : [];
    }),
  );
}
