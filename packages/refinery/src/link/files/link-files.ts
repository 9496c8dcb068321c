/** Link the records of somebody's files: no entry, no training data, no setting but which column is the id. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { collectFile, type Engine } from '@kuaishu/engine';
import { RunError } from '../../run/run-error.ts';
import { linkRecords } from '../link.ts';
import { type CoveredCells, cleanColumns } from './clean-columns.ts';
import { columnFacts } from './column-facts.ts';
import { type ColumnFacts, type LinkColumn, linkAttributes } from './link-column.ts';
import { recognise } from './recognise.ts';
import { writeClusters, writePairs } from './write-results.ts';

export interface LinkFilesOptions {
  readonly out: string;
  /** Heading of the id; default `id`, else a row's number. */
  readonly id?: string;
  /** Heading → the heading or attribute it stands for. */
  readonly map?: ReadonlyMap<string, string>;
  /** Write clusters instead of pairs, of two files too, which then may have duplicates inside; always so for more than two files. */
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
  /** Of each file the headings that are not compared: known in no other file, or saying nothing of who the subject is. */
  readonly notCompared: readonly (readonly string[])[];
  /** How many numbers of a column came covered, by file. */
  readonly covered: CoveredCells;
  readonly rejected: number;
}

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
      const [zh, en] = (['、', ', '] as const).map((comma) =>
        files
          .map(
            (file, f) =>
              `${basename(file)}：${(facts[f] ?? [])
                .slice(0, 12)
                .map(({ heading }) => heading)
                .join(comma)}`,
          )
          .join('；'),
      );
      throw new RunError('SOURCE', {
        zh: `这些文件没有可以比较的共同列：用 --map 甲列=乙列 指明同义的列。各文件的列：${zh}`,
        en: `These files have no columns in common that can be compared: name them with --map A=B. Their columns: ${en}`,
      });
    }
    const compared = files.map((_, f) => new Set(columns.map(({ headings }) => headings[f])));
    const notCompared = facts.map((own, f) =>
      own.flatMap(({ heading }) => (heading === ids[f] || compared[f]?.has(heading) ? [] : [heading])),
    );
    const covered = await cleanColumns(engine, parquets, columns, ids, 'link_files');
    const result = await linkRecords(engine, {
      table: 'link_files',
      fields: linkAttributes(columns),
      mode: files.length === 2 && !options.clusters ? 'link' : 'dedupe',
      ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
    });
    const pairs =
      options.clusters || files.length > 2
        ? await writeClusters(engine, result, files, options.out)
        : await writePairs(engine, result, columns, { out: options.out, lang: options.lang ?? 'zh' });
    return {
      left: rows[0] ?? 0,
      right: files.length === 2 ? (rows[1] ?? 0) : null,
      pairs,
      clusters: result.stats.clusters,
      seconds: Number(((performance.now() - start) / 1000).toFixed(3)),
      columns,
      notCompared,
      covered,
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
