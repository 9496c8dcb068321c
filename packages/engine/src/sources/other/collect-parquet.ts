import type { Engine } from '../../engine/engine.ts';
import { ident, literal } from '../../sql.ts';
import { tooManyColumns } from '../faults.ts';
import { nameColumns } from '../header.ts';
import { RawWriter } from '../raw-writer.ts';
import type { Collected, FileShape, SourceLimits } from '../shape.ts';
import type { Target } from '../target.ts';
import { truncated } from './sniff-parquet.ts';

/** Columns are known to the engine only: the shape says what the file's footer says. */
export async function parquetColumns(
  engine: Engine,
  path: string,
  limits: SourceLimits,
): Promise<Pick<FileShape, 'columns' | 'originalColumns' | 'warnings'>> {
  const described = await readable(path, () =>
    engine.query<{ column_name: string }>(`DESCRIBE SELECT * FROM ${reading(path)}`, 'collect'),
  );
  const originalColumns = described.map((column) => column.column_name);
  if (originalColumns.length > limits.columns) throw tooManyColumns(path, originalColumns.length, limits.columns);
  return { originalColumns, ...nameColumns(originalColumns) };
}

export async function collectParquet(
  engine: Engine,
  path: string,
  shape: FileShape,
  target: Target,
): Promise<Collected> {
  const known = await parquetColumns(engine, path, target.limits);
  const select = known.originalColumns
    .map((name, i) => `CAST(${ident(name)} AS VARCHAR) AS ${ident(known.columns[i]!)}`)
    .join(', ');
  const rows = await readable(path, () =>
    engine.copy(`SELECT ${select} FROM ${reading(path)}`, target.to, {}, 'collect'),
  );
  const footer = await engine.query<{ n: number }>(
    `SELECT sum(num_rows)::BIGINT AS n FROM parquet_file_metadata(${literal(path)})`,
    'collect',
  );
  const writer = new RawWriter(engine, target.rejectsTo, ['none']);
  await writer.finishRejects(target.rejectsTo);
  return {
    rows,
    rejected: 0,
    total: footer[0]!.n,
    columns: known.columns,
    format: 'parquet',
    firstLine: null,
    warnings: shape.warnings,
  };
}

function reading(path: string): string {
  return `read_parquet(${literal(path)}, hive_partitioning = false)`;
}

async function readable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (
      !(error instanceof Error) ||
      !/magic bytes|too small to be a Parquet|footer|snappy|zstd|corrupt|TProtocol|metadata/i.test(error.message)
    )
      throw error;
    throw truncated(path, error);
  }
}
