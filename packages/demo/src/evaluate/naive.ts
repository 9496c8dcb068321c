/**
 * The rule that a first attempt would use and that must not be enough: the same ID number, else the same name and birth date.
 * Given cleaned values, so that it is judged as a rule of linking and not by its cleaning.
 */

/**
 * `records`: (resource, month, row, resident_id, person_name, birth_date), NULL where unknown. A record without an ID number joins the smallest
 * number met with its name and birth date. Answer: (resource, month, row, cluster).
 */
export function naiveRuleSql(records: string): string {
  const key = "coalesce(person_name, '') || '|' || coalesce(CAST(birth_date AS VARCHAR), '')";
  return `SELECT resource, month, row,
  coalesce(
    resident_id,
    CASE WHEN person_name IS NOT NULL AND birth_date IS NOT NULL THEN coalesce(min(resident_id) OVER (PARTITION BY ${key}), ${key}) END,
    resource || '|' || month || '|' || CAST(row AS VARCHAR)
  ) AS cluster
FROM ${records}`;
}

export interface NaiveRecord {
  readonly id: string;
  readonly name: string;
  readonly birth: string;
}

/** The same rule over a list ('' = unknown); cluster keys in the order of the records. */
export function naiveClusters(records: readonly NaiveRecord[]): string[] {
  const smallest = new Map<string, string>();
  for (const { id, name, birth } of records) {
    if (id === '' || name === '' || birth === '') continue;
    const key = `${name}|${birth}`;
    const known = smallest.get(key);
    if (known === undefined || id < known) smallest.set(key, id);
  }
  return records.map(({ id, name, birth }, i) => {
    if (id !== '') return id;
    if (name === '' || birth === '') return `alone ${i}`;
    const key = `${name}|${birth}`;
    return smallest.get(key) ?? key;
  });
}
