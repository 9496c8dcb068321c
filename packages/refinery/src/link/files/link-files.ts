/** Link the records of somebody's files: no entry, no training data, no setting but which column is the id. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { collectFile, csvLine, type Engine, ident, literal } from '@kuaishu/engine';
import { RunError } from '../../run/run-error.ts';
import { linkRecords } from '../link.ts';
import type { LinkResult } from '../link-input.ts';
import { explainPair } from '../reasons/explain.ts';
import { levelWords } from '../reasons/level-words.ts';
import { cleanColumns } from './clean-columns.ts';
import { type ColumnFacts, type LinkColumn, linkAttributes } from './link-column.ts';
import { recognise } from './recognise.ts';

export interface LinkFilesOptions {
  readonly out: string;
  /** Heading of the id; default `id`, else a row's number. */
  readonly id?: string;
  /** Heading → the heading or attribute it stands for. */
  readonly map?: ReadonlyMap<string, string>;
  /** Write clusters instead of pairs; always so for more than two files. */
  readonly clusters?: boolean;
  readonly threshold?: number;
  readonly lang?: 'zh' | 'en';
}

export interface LinkFilesResult {
  /** Rows of the first file, and of the second (null for one file). */
  readonly left: number;
  readonly right: number | null;
  readonly pairs: number;
  readonly clusters: number;
  readonly seconds: number;
  readonly columns: readonly LinkColumn[];
  readonly rejected: number;
}

const SAMPLE = 2000;

export async function linkFiles(
  engine: Engine,
  files: readonly string[],
  options: LinkFilesOptions,
): Promise<LinkFilesResult> {
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-link-'));
  try {
    const parquets: string[] = [];
    const facts: ColumnFacts[][] = [];
    const ids: (string | null)[] = [];
    const rows: number[] = [];
    let rejected = 0;
    for (const [f, file] of files.entries()) {
      const to = join(folder, `${f}.parquet`);
      const collected = await collectFile(engine, file, { to });
      parquets.push(to);
      rows.push(collected.rows);
      rejected += collected.rejected;
      ids.push(idColumn(collected.columns, options.id, file));
      facts.push(await columnFacts(engine, to, collected.columns, collected.rows));
    }
    const columns = recognise(facts, ids, options.map ?? new Map());
    if (columns.length === 0) {
      throw new RunError('SOURCE', {
        zh: '这些文件没有可以比较的共同列：用 --map 甲列=乙列 指明同义的列',
        en: 'These files have no columns in common that can be compared: name them with --map A=B',
      });
    }
    await cleanColumns(engine, parquets, columns, ids, 'link_files');
    const result = await linkRecords(engine, {
      table: 'link_files',
      fields: linkAttributes(columns),
      mode: files.length === 2 ? 'link' : 'dedupe',
      ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
    });
    const pairs =
      options.clusters || files.length > 2
        ? await writeClusters(engine, result, files, options.out)
        : await writePairs(engine, result, columns, options);
    return {
      left: rows[0] ?? 0,
      right: files.length === 2 ? (rows[1] ?? 0) : null,
      pairs,
      clusters: result.stats.clusters,
      seconds: Number(((performance.now() - start) / 1000).toFixed(3)),
      columns,
      rejected,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The column asked for, else `id` in any letter case, else none: then rows are named by their number from 1. */
function idColumn(columns: readonly string[], asked: string | undefined, file: string): string | null {
  const wanted = (asked ?? 'id').trim().toLowerCase();
  const found = columns.find((column) => column.trim().toLowerCase() === wanted);
  if (found) return found;
  if (asked === undefined) return null;
  throw new RunError('SOURCE', {
    zh: `${basename(file)} 没有列“${asked}”；它的列：${columns.slice(0, 20).join('、')}`,
    en: `${basename(file)} has no column "${asked}"; its columns: ${columns.slice(0, 20).join(', ')}`,
  });
}

async function columnFacts(
  engine: Engine,
  parquet: string,
  columns: readonly string[],
  rows: number,
): Promise<ColumnFacts[]> {
  const from = `read_parquet(${literal(parquet)})`;
  const facts: ColumnFacts[] = [];
  for (const heading of columns) {
    const cell = `nullif(trim(${ident(heading)}), '')`;
    const [counted] = await engine.query<{ filled: number; uniq: number }>(
      `SELECT count(${cell}) AS filled, count(DISTINCT ${cell}) AS uniq FROM ${from}`,
      'link: look at columns',
    );
    const sample = await engine.query<{ v: string }>(
      `SELECT ${cell} AS v FROM ${from} WHERE ${cell} IS NOT NULL LIMIT ${SAMPLE}`,
      'link: look at columns',
    );
    facts.push({
      heading,
      rows,
      filled: counted?.filled ?? 0,
      distinct: counted?.uniq ?? 0,
      sample: sample.map(({ v }) => v),
    });
  }
  return facts;
}

/** id, cluster_id of every record; ids that two files use get their file's name in front. Returns pairs within clusters. */
async function writeClusters(
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
async function writePairs(
  engine: Engine,
  result: LinkResult,
  columns: readonly LinkColumn[],
  options: LinkFilesOptions,
): Promise<number> {
  const lang = options.lang ?? 'zh';
  const write = writer(options.out);
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
            `${columns.find((c) => c.attribute === e.attribute)?.headings.find((h) => h !== null) ?? e.attribute}: ${levelWords(e.level)[lang]} ${e.bits >= 0 ? '+' : ''}${e.bits.toFixed(1)}`,
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
