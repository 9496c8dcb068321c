/** Values in the wrong column of somebody's file: a name where the address should be, a telephone number beside the name. `raw`: the cells as delivered. */
import { type Engine, ident, literal } from '@kuaishu/engine';
import type { LinkColumn } from './link-column.ts';

const AN_ADDRESS = '[省市州县区镇乡村路街巷].*(?:[0-9]|[号组室村社])';
const A_NAME = '^[一-龥]{2,4}$';

/** Name and address changed places, as they do where a row was filled in by hand. */
export async function putBackNames(engine: Engine, raw: string, columns: readonly LinkColumn[]): Promise<void> {
  const name = columns.find(({ attribute, part }) => attribute === 'person_name' && !part)?.attribute;
  const address = columns.find(({ kind, part }) => kind === 'address' && !part)?.attribute;
  if (name === undefined || address === undefined) return;
  const [n, a] = [ident(name), ident(address)];
  const changed = `(length(${n}) >= 8 AND regexp_matches(${n}, ${literal(AN_ADDRESS)}) AND coalesce(regexp_matches(${a}, ${literal(A_NAME)}), TRUE))`;
  const [some] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM ${raw} WHERE ${changed}`,
    'link: clean columns',
  );
  if (!some?.n) return;
  const cells = columns.map(({ attribute }) => {
    if (attribute === name) return `CASE WHEN ${changed} THEN ${a} ELSE ${n} END AS ${n}`;
    if (attribute === address) return `CASE WHEN ${changed} THEN ${n} ELSE ${a} END AS ${a}`;
    return ident(attribute);
  });
  await engine.run(
    `CREATE OR REPLACE TABLE ${raw} AS SELECT rec, src, id, ${cells.join(', ')} FROM ${raw}`,
    'link: clean columns',
  );
}

/** 张伟 13812345678: of who has no telephone number of their own, the one that stands beside the name. */
export async function numbersInNames(
  engine: Engine,
  raw: string,
  columns: readonly LinkColumn[],
  cells: string[],
): Promise<void> {
  const name = columns.find(({ attribute }) => attribute === 'person_name');
  const phone = columns.findIndex(({ kind, part }) => kind === 'phone' && !part);
  const own = columns[phone];
  if (!name || !own) return;
  const [some] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM ${raw} WHERE regexp_matches(${ident(name.attribute)}, ${literal(BESIDE_A_NAME)})`,
    'link: clean columns',
  );
  if (!some?.n) return;
  const column = ident(own.attribute);
  const expression = cells[phone]?.slice(0, -` AS ${column}`.length);
  cells[phone] =
    `coalesce(${expression}, nullif(regexp_extract(t.${ident(name.attribute)}, ${literal(BESIDE_A_NAME)}), '')) AS ${column}`;
}
const BESIDE_A_NAME = '1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}';
