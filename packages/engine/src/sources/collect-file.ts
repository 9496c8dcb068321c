import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { collectDelimited } from './delimited/collect-delimited.ts';
import { collectJson } from './json/collect-json.ts';
import { collectParquet } from './other/collect-parquet.ts';
import { collectDbf } from './other/dbf.ts';
import { type Collected, type CollectOptions, DEFAULT_LIMITS, type FileShape } from './shape.ts';
import { sniffToCollect } from './sniff.ts';
import { atSource } from './source-error.ts';
import type { Target } from './target.ts';
import { withUnpacked } from './text/unpacked.ts';
import { collectXlsx } from './xlsx/collect-xlsx.ts';

/**
 * One file → raw Parquet: every column VARCHAR, one row a record, in the file's order; refused records go to the rejects Parquet
 * (`line BIGINT, raw, code, message_zh, message_en`). total = rows + rejected. Errors: SourceError; then no Parquet is left.
 */
export async function collectFile(engine: Engine, path: string, options: CollectOptions): Promise<Collected> {
  return atSource(path, async () => {
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const target: Target = { to: options.to, rejectsTo: options.rejectsTo ?? rejectsPathOf(options.to), limits };
    const shape = options.shape ?? (await sniffToCollect(path, options.hints ?? {}, limits));
    await mkdir(dirname(target.to), { recursive: true });
    // unpacked beside the target, where there is room for data
    const collected = await withUnpacked(path, path, limits, dirname(target.to), (file) =>
      collectShape(engine, file, shape, target),
    );
    if (collected.rows + collected.rejected !== collected.total) {
      throw new Error(
        `collect: ${collected.total} records in ${path}, but ${collected.rows} rows and ${collected.rejected} rejects`,
      );
    }
    return collected;
  });
}

export function rejectsPathOf(to: string): string {
  return to.replace(/(\.parquet)?$/, '.rejects.parquet');
}

async function collectShape(engine: Engine, path: string, shape: FileShape, target: Target): Promise<Collected> {
  switch (shape.format) {
    case 'csv':
    case 'tsv':
      return collectDelimited(engine, path, shape, target);
    case 'xlsx':
      return collectXlsx(engine, path, shape, target);
    case 'json':
    case 'ndjson':
      return collectJson(engine, path, shape, target);
    case 'dbf':
      return collectDbf(engine, path, shape, target);
    case 'parquet':
      return collectParquet(engine, path, shape, target);
  }
}
