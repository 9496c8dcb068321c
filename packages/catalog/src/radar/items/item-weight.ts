import { baseAttribute } from '../base/base-libraries.ts';

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

/** Facts that any list of anything has: how to reach it and where it lies. */
const OF_ANYTHING: ReadonlySet<string> = new Set(
  'phone landline mobile org_phone email org_email website org_contact emergency_contact address place_address business_address postcode lng lat altitude region_code place_region town_name village_name category place_name place_type'.split(
    ' ',
  ),
);

/** Whether a fact is one of the table's own: none that a base library gives, that the record has, or that any list has. */
export function isOwnFact(elements: readonly string[]): boolean {
  const [first] = elements;
  return (
    first === undefined || !(baseAttribute(first) !== undefined || OF_THE_RECORD.has(first) || OF_ANYTHING.has(first))
  );
}
