/** From record numbers to the rows behind them: as delivered (raw), as cleaned, and where exactly they stand. */
import { type Collected, ident, lineOf, literal } from '@kuaishu/engine';
import type { ReleaseManifest, ReleaseResource } from '../publish/release-manifest.ts';
import { readJson } from '../store/files.ts';
import { linesFile, type StorePaths } from '../store/paths.ts';
import type { Lookups } from './lookups.ts';
import type { SourceRef } from './views.ts';

export interface RecordRow {
  readonly record: number;
  readonly resource: ReleaseResource;
  readonly source: SourceRef;
  /** Heading → text as delivered. */
  readonly raw: Readonly<Record<string, string | null>>;
  /** Attribute → cleaned value as text, as the block would write it: a whole number without the `.0` that cleaned ones have. */
  readonly clean: Readonly<Record<string, string | null>>;
  /** Bit i = item i was repaired. */
  readonly repaired: bigint;
}

export type Delivery = ReleaseResource['deliveries'][number];

export function locate(
  resources: readonly ReleaseResource[],
  record: number,
): { resource: ReleaseResource; delivery: Delivery; position: number } | null {
  const resource = resources.find((r) => record >= r.offset && record < r.offset + r.rows);
  if (!resource) return null;
  const row = record - resource.offset;
  const delivery = resource.deliveries.find((d) => row >= d.firstRow && row < d.firstRow + d.rows);
  return delivery ? { resource, delivery, position: row - delivery.firstRow } : null;
}

export function sourceRef(
  resource: ReleaseResource,
  delivery: Delivery,
  position: number,
  line: number | null,
  updatedAt: string | null,
): SourceRef {
  return {
    resource: resource.resource,
    resourceName: resource.name,
    provider: resource.provider,
    record: resource.offset + delivery.firstRow + position,
    row: delivery.firstRow + position + 1,
    file: delivery.file,
    line,
    collectedAt: delivery.collectedAt,
    updatedAt,
  };
}

export async function readRecords(
  lookups: Lookups,
  paths: StorePaths,
  { resources, attributes }: Pick<ReleaseManifest, 'resources' | 'attributes'>,
  records: readonly number[],
): Promise<RecordRow[]> {
  const whole = new Set(attributes.flatMap((a) => (isWhole(a) ? [a.attribute] : [])));
  const groups = new Map<Delivery, { resource: ReleaseResource; positions: Map<number, number> }>();
  for (const record of records) {
    const at = locate(resources, record);
    if (!at) continue;
    const group = groups.get(at.delivery) ?? { resource: at.resource, positions: new Map() };
    group.positions.set(at.position, record);
    groups.set(at.delivery, group);
  }
  const rows: RecordRow[] = [];
  for (const [delivery, { resource, positions }] of groups) {
    const raw = await rowsAt(lookups, paths.absolute(delivery.raw), [...positions.keys()]);
    const clean = await rowsAt(lookups, paths.absolute(delivery.clean), [...positions.keys()]);
    const lines = await linesOf(paths, delivery, [...positions.keys()]);
    for (const [position, record] of positions) {
      const cleaned = clean.get(position) ?? {};
      const { _repaired, ...values } = cleaned;
      for (const name of whole) if (values[name] != null) values[name] = wholeText(values[name]);
      rows.push({
        record,
        resource,
        source: sourceRef(
          resource,
          delivery,
          position,
          lines.get(position) ?? null,
          resource.freshness ? (values[resource.freshness] ?? null) : null,
        ),
        raw: raw.get(position) ?? {},
        clean: values,
        repaired: BigInt(_repaired ?? 0),
      });
    }
  }
  return rows.sort((a, b) => a.record - b.record);
}

/** Whole numbers only, though its cleaned column may hold others. Releases of former versions have none such. */
export const isWhole = ({
  domain,
  sqlType,
}: Pick<ReleaseManifest['attributes'][number], 'domain' | 'sqlType'>): boolean =>
  domain.kind === 'number' && sqlType === 'BIGINT';

/** A covered number: a value of which its rule says nothing. A missing `_ok` is that of a value that is no identifier. */
export const isCoveredCell = (clean: RecordRow['clean'], attribute: string): boolean =>
  (clean[attribute] ?? null) !== null && clean[`${attribute}_ok`] === null;

/** 17.0 → 17; 17.5 stays as it is. */
export const wholeText = (double: string): string =>
  Number.isInteger(Number(double)) ? BigInt(Number(double)).toString() : double;

/** The columns of a delivery, as its file had them. */
export async function headingsAt(lookups: Lookups, file: string): Promise<readonly string[]> {
  const columns = await lookups.query<{ column_name: string }>(
    `DESCRIBE SELECT * FROM read_parquet(${literal(file)}, hive_partitioning = false)`,
  );
  return columns.map(({ column_name }) => column_name);
}

/** Rows of a Parquet file by position, all columns as text. */
export async function rowsAt(
  lookups: Lookups,
  file: string,
  positions: readonly number[],
): Promise<Map<number, Record<string, string | null>>> {
  if (positions.length === 0) return new Map();
  const from = `read_parquet(${literal(file)}, file_row_number = true, hive_partitioning = false)`;
  const columns = await headingsAt(lookups, file);
  const texts = columns.map((c, i) => `CAST(${ident(c)} AS VARCHAR) AS c${i}`).join(', ');
  const rows = await lookups.query<Record<string, string | number | null>>(
    `SELECT file_row_number AS n, ${texts} FROM ${from} WHERE file_row_number IN (${positions.join(', ')})`,
  );
  return new Map(
    rows.map((row) => [
      Number(row['n']),
      Object.fromEntries(columns.map((c, i) => [c, row[`c${i}`] as string | null])),
    ]),
  );
}

/** Line of its file on which each row begins; nothing where lines mean nothing. */
export async function linesOf(
  paths: StorePaths,
  delivery: Delivery,
  positions: readonly number[],
): Promise<Map<number, number>> {
  if (delivery.firstLine === null) return new Map();
  const map = await readJson<Pick<Collected, 'firstLine' | 'lines'>>(linesFile(paths.absolute(delivery.raw)));
  if (!map) return new Map();
  return new Map(
    positions.flatMap((position): [number, number][] => {
      const line = lineOf(map, position);
      return line === null ? [] : [[position, line]];
    }),
  );
}
