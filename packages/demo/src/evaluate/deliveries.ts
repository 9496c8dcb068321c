/** Which deliveries a run at a month reads: of a full strip the newest, of an increment all so far. Its truth is the records of these. */
import { monthName } from '../base/dates.ts';
import { STRIPS } from '../strips/all.ts';

export interface Delivery {
  readonly resource: string;
  /** 2026-08 */
  readonly month: string;
}

/** `month`: 0 = the base delivery, 12 = 2026-11. */
export function deliveriesAt(month: number): readonly Delivery[] {
  return STRIPS.flatMap(({ resource, entry, delivered }) => {
    const months = [0];
    for (let m = 1; m <= month; m++) if (delivered(m)) months.push(m);
    const read = entry.delivery === 'increment' ? months : months.slice(-1);
    return read.map((m) => ({ resource, month: monthName(m) }));
  });
}

/** Rows of a truth table (records or defects) that belong to these deliveries. */
export function truthOfSql(truth: string, deliveries: readonly Delivery[]): string {
  const list = deliveries.map(({ resource, month }) => `'${resource}|${month}'`).join(', ');
  return `(SELECT * FROM ${truth} AS all_months WHERE resource || '|' || month IN (${list}))`;
}
