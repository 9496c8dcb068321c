/** Facts of the record and not of its subject say nothing: each table has its own. Share of the weight that is left. */
const OF_THE_RECORD: ReadonlySet<string> = new Set(
  'record_no updated_at created_at remarks source_system data_source source_org reporting_org operator deleted valid record_version batch_no sort_order attachment'.split(
    ' ',
  ),
);
const RECORD_SHARE = 0.1;

export function itemWeight(elements: readonly string[], nats: number): number {
  return elements[0] !== undefined && OF_THE_RECORD.has(elements[0]) ? nats * RECORD_SHARE : nats;
}

export const isOfTheRecord = (elements: readonly string[]): boolean =>
  elements[0] !== undefined && OF_THE_RECORD.has(elements[0]);
