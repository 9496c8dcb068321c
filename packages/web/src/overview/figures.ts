/** From the overview's answer to what its pictures draw. */
import type { Overview } from '@kuaishu/api';
import { shareLimits, stepOf } from '../charts/choropleth.geometry.ts';
import { PREFECTURES } from '../charts/map/guizhou.ts';
import type { Words } from '../text/index.ts';

export interface AreaValue {
  readonly code: string;
  readonly completeness: number | null;
}

/** Figures of the nine prefectures, with their step among five and the limits between them (0 to 1). */
export function mapFigures(overview: Overview, { f, pick }: Pick<Words, 'f' | 'pick'>) {
  const of = new Map(overview.prefectures.map((area) => [area.code, area.completeness]));
  const values = PREFECTURES.map((area) => of.get(area.code)).filter((value) => typeof value === 'number');
  const limits = shareLimits(values);
  const figures = PREFECTURES.map((area) => {
    const value = of.get(area.code) ?? null;
    return {
      code: area.code,
      name: pick(area.name),
      step: value === null ? null : stepOf(value, limits),
      figure: f.rate(value, 1),
    };
  });
  // one area alone, as a county's people see theirs, has nothing to be compared with
  return { figures, limits: values.length > 1 ? limits : null };
}

/** People first, then organisations, places and indicators, as the four base libraries stand in the law; others after them. */
export function bySubject<T extends { readonly subject: string }>(blocks: readonly T[]): T[] {
  const order = ['person', 'organisation', 'place', 'indicator'];
  const place = (block: T) => (order.includes(block.subject) ? order.indexOf(block.subject) : order.length);
  return blocks.toSorted((a, b) => place(a) - place(b));
}

/** Digits that tell neighbouring limits apart. */
export function limitLabels(limits: readonly number[]): string[] {
  const percent = limits.map((limit) => limit * 100);
  const digits = [0, 1].find((n) => percent.every((limit) => Math.abs(limit - Number(limit.toFixed(n))) < 1e-6)) ?? 2;
  const text = percent.map((limit) => limit.toFixed(digits));
  return [`<${text[0]}`, ...text.slice(1).map((limit, i) => `${text[i]}–${limit}`), `≥${text.at(-1)}`];
}

/** What waits for a person: held runs, doubtful pairs, departments with rows in quarantine. */
export function waiting(overview: Overview): {
  /** The newest run, where it is held: one that others followed can no longer be released, so nobody need look at it. */
  held: readonly { run: string; broken: number }[];
  pairs: number;
  quarantined: readonly { provider: string; rows: number; resource: string }[];
} {
  const [newest] = overview.runs;
  return {
    held: newest?.state === 'held' ? [{ run: newest.run, broken: newest.broken }] : [],
    pairs: overview.review.open,
    quarantined: overview.strips
      .filter((strip) => strip.quarantined > 0)
      .toSorted((a, b) => b.quarantined - a.quarantined)
      .slice(0, 5)
      .map((strip) => ({
        provider: strip.provider,
        rows: strip.quarantined,
        resource: strip.resources.toSorted((a, b) => b.quarantined - a.quarantined)[0]?.resource ?? '',
      })),
  };
}
