/** Sketches of all columns of cleaned rows, and samples of their subjects: what the catalogue ledger keeps of a delivery. */
import { derivedParts, type ResolvedItem, sketchKeyId, type TableSketch } from '@kuaishu/catalog';
import { type Engine, ident } from '@kuaishu/engine';
import { domainCleaning } from '../clean/domains/domain.ts';
import { cleanPlan } from '../clean/plan.ts';
import { canonicalAddress, canonicalSql } from './canonical-sql.ts';
import { sketchColumn } from './column-sketch.ts';
import { prepareKeyedHash } from './keyed-hash.ts';
import { sampleSubjects } from './subject-sample.ts';

export interface RowsToSketch {
  /** Relation of cleaned rows with `delivery`, greater for the later. */
  readonly rows: string;
  readonly items: readonly ResolvedItem[];
  /** Attributes that identify the subject of a row; those that carry a check are sampled by. */
  readonly identifiers: readonly string[];
}

/**
 * What is graded red (涉密) leaves nothing behind, not even hashes; shapes on a map are not compared by their text.
 */
export async function sketchRows(
  engine: Engine,
  { rows, items, identifiers }: RowsToSketch,
  key: Uint8Array,
): Promise<TableSketch> {
  await prepareKeyedHash(engine, key);
  const shown = items
    .filter(({ grade, domain }) => grade !== 'red' && domain.kind !== 'geometry')
    .map((item) => ({
      item,
      form: formOf(item, items),
    }));
  const columns: TableSketch['columns'][number][] = [];
  for (const { item, form } of shown) {
    const sketch = await sketchColumn(engine, form, rows, key);
    if (sketch) columns.push({ item: item.name, attribute: item.attribute, sketch });
  }
  const samples: TableSketch['samples'][number][] = [];
  const checked = shown.filter(
    ({ item }) => identifiers.includes(item.attribute) && derivedParts(item.domain).includes('ok'),
  );
  for (const { item, form } of checked) {
    const others = shown.filter((one) => one.item !== item);
    const sample = await sampleSubjects(
      engine,
      rows,
      { name: item.attribute, form: `CASE WHEN ${ident(`${item.attribute}_ok`)} THEN ${form} END` },
      others.map((one) => ({ attribute: one.item.attribute, form: one.form })),
    );
    if (sample.subjects > 0) samples.push(sample);
  }
  const [all] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${rows}`, 'sketch: rows');
  return { keyId: sketchKeyId(key), rows: Number(all?.n ?? 0), columns, samples };
}

function formOf(item: ResolvedItem, items: readonly ResolvedItem[]): string {
  const beside = cleanPlan(items).columns.filter(({ of }) => of?.attribute === item.attribute);
  const part = (name: string) => beside.find(({ of }) => of?.part === name)?.attribute;
  const [region, town, detail] = [part('region'), part('town'), part('detail')];
  if (item.domain.kind === 'address' && region && town && detail)
    return canonicalAddress(ident(item.attribute), { region: ident(region), town: ident(town), detail: ident(detail) });
  return canonicalSql(ident(item.attribute), {
    sqlType: domainCleaning(item.domain).type,
    domain: item.domain,
    known: item.element !== undefined,
  });
}
