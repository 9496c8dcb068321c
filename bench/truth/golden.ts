/** Golden cells of each block compared with the truth. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { clusterEntitySql, goldenAttributes, goldenCellsSql, type Subject } from '@kuaishu/demo';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { clustersOf } from './links.ts';
import { type Measured, round } from './truth-tables.ts';

export async function measureGolden({ engine, dir, store, manifest }: Measured): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  const files = readdirSync(join(dir, 'truth/golden'));
  for (const block of manifest.blocks) {
    const file = files.find((f) => f.startsWith(block.subject));
    if (!file) continue;
    const golden = `read_csv(${literal(join(dir, 'truth/golden', file))}, all_varchar = true, header = true)`;
    const rows = `read_parquet(${literal(join(store, 'releases', block.block, block.release, 'block/*/*.parquet'))})`;
    const columns = await columnsOf(engine, rows);
    const known = await columnsOf(engine, golden);
    const attributes = goldenAttributes(block.subject as Subject).filter((a) => columns.has(a) && known.has(a));
    const named = attributes.map(ident).join(', ');
    await engine.run(`CREATE OR REPLACE TABLE golden_now AS SELECT entity, ${named} FROM ${golden}`);
    await engine.run(`CREATE OR REPLACE TABLE entities_now AS ${clusterEntitySql('truth', clustersOf(block))}`);
    const cells = await engine.query<{ attribute: string; cells: number; filled: number; correct: number }>(
      goldenCellsSql('golden_now', `(SELECT entity_id AS cluster, ${named} FROM ${rows})`, 'entities_now', attributes),
    );
    const hidden = attributes.map(
      (a) => `count(*) FILTER (WHERE CAST(n.${ident(a)} AS VARCHAR) LIKE '%**%') AS ${ident(a)}`,
    );
    // covered, though somebody delivered the whole value
    const [shown] = await engine.query<Record<string, number>>(
      `SELECT ${hidden.join(', ')} FROM (SELECT g.entity, ${attributes.map((a) => `CASE WHEN g.${ident(a)} <> '' THEN b.${ident(a)} END AS ${ident(a)}`).join(', ')} FROM golden_now AS g JOIN entities_now AS e ON e.entity = g.entity JOIN ${rows} AS b ON b.entity_id = e.cluster) AS n`,
    );
    const all = cells.reduce((n, r) => n + r.cells, 0);
    result[block.subject] = {
      cells: all,
      shownCovered: Object.values(shown ?? {}).reduce((n, value) => n + Number(value), 0),
      right: round(cells.reduce((n, r) => n + r.correct, 0) / Math.max(1, all), 5),
      attributes: Object.fromEntries(
        cells.map((r) => [
          r.attribute,
          {
            cells: r.cells,
            filled: round(r.filled / Math.max(1, r.cells), 4),
            right: round(r.correct / Math.max(1, r.cells), 4),
          },
        ]),
      ),
    };
  }
  return result;
}

async function columnsOf(engine: Engine, from: string): Promise<ReadonlySet<string>> {
  const rows = await engine.query<{ column_name: string }>(`DESCRIBE SELECT * FROM ${from}`);
  return new Set(rows.map((row) => row.column_name));
}
