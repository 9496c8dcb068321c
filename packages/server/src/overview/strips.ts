/** The strips coming in: one department's rows in a run, those that the reader may see. */
import type { Equation, Strip } from '@kuaishu/api';
import type { RowScope, RunManifest } from '@kuaishu/refinery';
import { equationOf } from '../runs/summary.ts';
import { seenIn } from './seen-in.ts';

/** Most rows first; without those that the reader sees no row of. */
export function stripsOf(run: RunManifest, scope: RowScope): Strip[] {
  const strips = Map.groupBy(run.resources, (resource) => resource.provider);
  return [...strips]
    .map(([provider, records]) => {
      const resources = records
        .map(({ resource, name, subject }) => ({ resource, name, subject, ...seenIn(run, resource, scope) }))
        .filter(({ rows }) => scope === true || rows > 0);
      const sum = (pick: (resource: (typeof resources)[number]) => number) =>
        resources.reduce((total, resource) => total + pick(resource), 0);
      return {
        provider,
        resources,
        rows: sum((resource) => resource.rows),
        quarantined: sum((resource) => resource.quarantined),
      };
    })
    .filter(({ resources }) => resources.length > 0)
    .sort((a, b) => b.rows - a.rows);
}

/** The run's equation over the rows that are seen. That it balances is a word about the whole run, which its blocks' own count bears out. */
export function seenEquation(run: RunManifest, strips: readonly Strip[], scope: RowScope): Equation {
  const whole = equationOf(run);
  if (scope === true) return whole;
  const rowsIn = strips.reduce((sum, strip) => sum + strip.rows, 0);
  const quarantined = strips.reduce((sum, strip) => sum + strip.quarantined, 0);
  const rest = rowsIn - quarantined;
  return run.state === 'published'
    ? { in: rowsIn, intoBlock: rest, quarantined, inProgress: 0, balanced: whole.balanced }
    : { in: rowsIn, intoBlock: 0, quarantined, inProgress: rest, balanced: whole.balanced };
}
