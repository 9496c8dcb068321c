import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openDuckDb } from '../../engine/duckdb-engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { ident, literal } from '../../sql.ts';
import { collectFile } from '../collect-file.ts';
import type { Collected, FileHints, SourceLimits } from '../shape.ts';

export interface Scratch {
  readonly folder: string;
  engine(): Engine;
  /** Writes a file and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  /** Collects a file and reads everything back: rows in file order, rejects by line. */
  collect(path: string, hints?: FileHints, limits?: Partial<SourceLimits>): Promise<Taken>;
}

export interface Taken extends Collected {
  /** Raw Parquet. */
  readonly path: string;
  readonly values: (string | null)[][];
  readonly rejects: { line: number | null; raw: string; code: string; message_zh: string; message_en: string }[];
}

/** A folder and an engine for the tests of one file; both go when its tests have run. */
export function useScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'kuaishu-sources-'));
  let engine: Engine;
  let serial = 0;
  beforeAll(async () => {
    engine = await openDuckDb({ threads: 2, memoryLimitMb: 1024 });
  });
  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const scratch: Scratch = {
    folder,
    engine: () => engine,
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async collect(path, hints, limits) {
      const to = join(folder, `out-${++serial}.parquet`);
      const collected = await collectFile(engine, path, {
        to,
        ...(hints ? { hints } : {}),
        ...(limits ? { limits } : {}),
      });
      return { ...collected, path: to, ...(await readBack(engine, to, collected.columns)) };
    },
  };
  return scratch;
}

export async function readBack(
  engine: Engine,
  to: string,
  columns: readonly string[],
): Promise<Pick<Taken, 'values' | 'rejects'>> {
  // names that differ only by what a result object cannot hold are read by position
  const list = columns.map((name, i) => `${ident(name)} AS c${i}`).join(', ');
  const rows = await engine.query(
    `SELECT ${list} FROM read_parquet(${literal(to)}, file_row_number = true) ORDER BY file_row_number`,
  );
  const rejects = await engine.query<Record<string, unknown> & Taken['rejects'][number]>(
    `SELECT line, raw, code, message_zh, message_en FROM read_parquet(${literal(to.replace(/\.parquet$/, '.rejects.parquet'))}) ORDER BY line`,
  );
  return { values: rows.map((row) => columns.map((_, i) => row[`c${i}`] as string | null)), rejects };
}
