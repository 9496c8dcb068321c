/** Checks of a run joined with their history, in the order of concern. */
import type { CheckHistory, CheckResult } from '@kuaishu/api';

export interface CheckRow {
  readonly check: CheckResult;
  /** Rate of faulty rows, or the number of rows where that is what the chart watches. */
  readonly value: number;
  readonly unit: 'rate' | 'rows';
  /** Former runs up to this one, oldest first, at most thirty. */
  readonly points: readonly {
    readonly run: string;
    readonly asOf: string;
    readonly value: number;
    readonly broken: boolean;
    readonly rows: number;
    readonly faults: number;
  }[];
}

const key = (one: { readonly resource: string; readonly rule: string }) => `${one.resource} ${one.rule}`;

/** Broken limits first, then those with most faults. */
export function checkRows(checks: readonly CheckResult[], history: readonly CheckHistory[], run: string): CheckRow[] {
  const of = new Map(history.map((one) => [key(one), one]));
  return checks
    .map((check): CheckRow => {
      const all = of.get(key(check))?.points ?? [];
      const at = all.findIndex((point) => point.run === run);
      const past = (at < 0 ? all : all.slice(0, at)).slice(-29);
      const unit = check.limit?.chart === 'xmr' ? 'rows' : 'rate';
      const valueOfPoint = ({ rows, faults }: { readonly rows: number; readonly faults: number }) =>
        unit === 'rows' ? rows : rows === 0 ? 0 : faults / rows;
      const points = past.map((point) => ({ ...point, value: valueOfPoint(point) }));
      const value = valueOfPoint(check);
      const here = all[at];
      return {
        check,
        value,
        unit,
        points: [
          ...points,
          {
            run,
            asOf: here?.asOf ?? '',
            value,
            broken: check.limit?.broken ?? false,
            rows: check.rows,
            faults: check.faults,
          },
        ],
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.check.limit?.broken ?? false) - Number(a.check.limit?.broken ?? false) ||
        Number(b.check.severity === 'fatal') - Number(a.check.severity === 'fatal') ||
        b.check.faults - a.check.faults ||
        key(a.check).localeCompare(key(b.check)),
    );
}

/** Numbers that were delivered covered: each item that has any is told of by a rule of its own. */
export const coveredNumbers = (checks: readonly CheckResult[]): number =>
  checks.reduce((sum, { rule, covered = 0 }) => (rule.startsWith('covered:') ? sum + covered : sum), 0);
