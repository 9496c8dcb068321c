/** Results of a link of files as CSV. They read the table `link_files` (rec, src, id, attributes …). */
import { createWriteStream } from 'node:fs';
import { basename } from 'node:path';
import { finished } from 'node:stream/promises';
import { csvLine, type Engine, ident } from '@kuaishu/engine';
import type { LinkResult } from '../link-input.ts';
import { explainPair } from '../reasons/explain.ts';
import { levelWords } from '../reasons/level-words.ts';
import { type LinkColumn, labelOf } from './link-column.ts';

/** id, cluster_id of every record; ids that two files use get their file's name in front. Returns pairs within clusters. */
export async function writeClusters(
  engine: Engine,
  result: LinkResult,
  files: readonly string[],
  out: string,
): Promise<number> {
  const [clash] = await engine.query<{ n: number }>(
    'SELECT count(*) AS n FROM (SELECT id FROM link_files GROUP BY id HAVING count(DISTINCT src) > 1) c',
  );
  const write = writer(out);
  await write.line(['id', 'cluster_id']);
  let from = 0;
  for (;;) {
    const rows = await engine.query<{ src: number; id: string; ent: number }>(
      `SELECT t.src, t.id, c.ent FROM link_files t JOIN ${ident(result.clusters)} c ON c.rec = t.rec WHERE t.rec >= ${from} AND t.rec < ${from + 50_000} ORDER BY t.rec`,
    );
    for (const row of rows)
      await write.line([clash?.n ? `${basename(files[row.src] ?? '')}:${row.id}` : row.id, String(row.ent)]);
    from += 50_000;
    const [more] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM link_files WHERE rec >= ${from}`);
    if (!more?.n) break;
  }
  await write.close();
  const [pairs] = await engine.query<{ n: number | null }>(
    `SELECT CAST(sum(n * (n - 1) / 2) AS BIGINT) AS n FROM (SELECT count(*) AS n FROM ${ident(result.clusters)} GROUP BY ent) c`,
  );
  return pairs?.n ?? 0;
}

/** left_id, right_id, probability, why of every two records of a cluster (of two files: one from each). */
export async function writePairs(
  engine: Engine,
  result: LinkResult,
  columns: readonly LinkColumn[],
  { out, lang }: { readonly out: string; readonly lang: 'zh' | 'en' },
): Promise<number> {
  const write = writer(out);
  const labels = new Map(columns.map((column) => [column.attribute, labelOf(column, lang)]));
  await write.line(['left_id', 'right_id', 'probability', 'why']);
  const cross = (await engine.query<{ n: number }>('SELECT count(DISTINCT src) AS n FROM link_files'))[0]?.n === 2;
  const sides = (['l', 'r'] as const).flatMap((side) => [
    `${side}.id AS ${side}_id`,
    ...columns.map((c, i) => `${side}.${ident(c.attribute)} AS ${side}${i}`),
  ]);
  await engine.run(
    `CREATE OR REPLACE TABLE link_members AS SELECT c.ent, c.rec, t.src FROM ${ident(result.clusters)} c JOIN link_files t ON t.rec = c.rec JOIN (SELECT ent FROM ${ident(result.clusters)} GROUP BY ent HAVING count(*) > 1) m ON m.ent = c.ent`,
  );
  let pairs = 0;
  let from = 0;
  for (;;) {
    const rows = await engine.query<Record<string, string | null> & { readonly p: number | null }>(
      `SELECT ${sides.join(', ')}, e.probability AS p FROM link_members a JOIN link_members b ON b.ent = a.ent AND ${cross ? 'a.src < b.src' : 'a.rec < b.rec'} JOIN link_files l ON l.rec = a.rec JOIN link_files r ON r.rec = b.rec LEFT JOIN ${ident(result.edges)} e ON e.a = least(a.rec, b.rec) AND e.b = greatest(a.rec, b.rec) AND e.kind = 'probabilistic' WHERE a.ent >= ${from} AND a.ent < ${from + 20_000} ORDER BY a.rec, b.rec`,
    );
    for (const row of rows) {
      const side = (name: 'l' | 'r') =>
        Object.fromEntries(columns.map((c, i) => [c.attribute, row[`${name}${i}`] ?? null]));
      const explained = explainPair(result.model, side('l'), side('r'));
      const why = explained.evidence
        .filter((e) => e.level !== 'missing' && Math.abs(e.bits) >= 0.5)
        .sort((x, y) => y.bits - x.bits)
        .map(
          (e) =>
            `${labels.get(e.attribute) ?? e.attribute}: ${levelWords(e.level)[lang]} ${e.bits >= 0 ? '+' : ''}${e.bits.toFixed(1)}`,
        )
        .join('; ');
      await write.line([row['l_id'] ?? '', row['r_id'] ?? '', (row.p ?? explained.probability).toFixed(6), why]);
    }
    pairs += rows.length;
    from += 20_000;
    const [more] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM link_members WHERE ent >= ${from}`);
    if (!more?.n) break;
  }
  await write.close();
  return pairs;
}

function writer(file: string) {
  const out = createWriteStream(file);
  const failed = new Promise<never>((_, reject) => out.once('error', reject));
  failed.catch(() => undefined);
  return {
    async line(cells: readonly (string | null)[]): Promise<void> {
      if (!out.write(csvLine(cells)))
        await Promise.race([new Promise<void>((resolve) => out.once('drain', () => resolve())), failed]);
    },
    async close(): Promise<void> {
      out.end();
      await Promise.race([finished(out), failed]);
    },
  };
}
