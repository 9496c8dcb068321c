/**
 * Geometries of a cleaned file: read as GeoJSON, repaired and brought to CGCS2000 one by one (standards: `repairGeometry`). What was done to each stands
 * beside it in `<attribute>_repairs`, its area in `<attribute>_area`. Rings are no work for SQL without an extension, and few rows have them.
 */
import type { ResolvedItem } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { type CoordinateSystem, type GeometryRepairs, repairGeometry } from '@kuaishu/standards';
import { bitPlace, maskColumns } from './masks.ts';
import { cleanPlan } from './plan.ts';

export interface Geometries {
  readonly items: readonly ResolvedItem[];
  readonly geometries: readonly ResolvedItem[];
  /** Parquet: cleaned, the geometries as delivered. */
  readonly plain: string;
  /** Parquet to write: the same rows in the same order. */
  readonly file: string;
}

/** Spellings of coordinate systems in an item's `unit`. */
const SYSTEMS: Readonly<Record<string, CoordinateSystem>> = {
  WGS84: 'WGS84',
  CGCS2000: 'CGCS2000',
  GCJ02: 'GCJ02',
  BD09: 'BD09',
};

/** Coordinate system that an item's unit names; CGCS2000 without one. Undefined for words that are none. */
export function coordinateSystem(unit: string | undefined): CoordinateSystem | undefined {
  return unit === undefined ? 'CGCS2000' : SYSTEMS[unit.toUpperCase().replace(/[^A-Z0-9]/g, '')];
}

/** Other files may be mended on another session of the engine meanwhile. */
let serial = 0;

export async function mendGeometries(engine: Engine, input: Geometries): Promise<number> {
  const [plain, table] = [`plain_geometries_${++serial}`, `mended_geometries_${serial}`];
  await engine.view(plain, [{ path: input.plain, firstRow: 0 }]);
  const names = input.geometries.map((item) => ident(item.attribute));
  const columns = names.flatMap((_, g) => [`g${g} VARCHAR`, `repairs${g} VARCHAR`, `area${g} DOUBLE`]);
  await engine.run(`CREATE OR REPLACE TABLE ${table} ("row" BIGINT, ${columns.join(', ')})`, 'clean: geometries');
  const rows = await engine.query<Record<string, string | number | null>>(
    `SELECT "row", ${names.map((name, g) => `${name} AS g${g}`).join(', ')} FROM ${plain} ORDER BY "row"`,
    'clean: geometries',
  );
  for (const row of rows) {
    const values = input.geometries.flatMap((item, g) => {
      const given = row[`g${g}`];
      const mended = typeof given === 'string' ? repairGeometry(given, coordinateSystem(item.unit)) : null;
      return mended
        ? [literal(mended.geometry), literal(inWords(mended.repairs)), mended.area]
        : ['NULL', 'NULL', 'NULL'];
    });
    // one row a statement: a geometry alone may have a megabyte
    await engine.run(`INSERT INTO ${table} VALUES (${row['row']}, ${values.join(', ')})`, 'clean: geometries');
  }
  const replaced = new Map<string, string>();
  for (const [g, { attribute }] of input.geometries.entries()) {
    replaced.set(attribute, `m.g${g}`);
    replaced.set(`${attribute}_repairs`, `nullif(m.repairs${g}, '')`);
    replaced.set(`${attribute}_area`, `m.area${g}`);
  }
  const columnsOf = (mask: string) => maskColumns(mask, input.items.length);
  for (const word of columnsOf('_repaired'))
    replaced.set(
      word,
      maskWord(input, word, '_repaired', (g) => `m.repairs${g} <> ''`),
    );
  for (const word of columnsOf('_unparsed'))
    replaced.set(
      word,
      maskWord(input, word, '_unparsed', (g) => `m.g${g} IS NULL AND c.${names[g]} IS NOT NULL`),
    );
  const all = [
    ...cleanPlan(input.items).columns.map((column) => column.attribute),
    ...columnsOf('_repaired'),
    ...columnsOf('_unparsed'),
  ];
  const select = `SELECT ${all.map((name) => `${replaced.get(name) ?? `c.${ident(name)}`} AS ${ident(name)}`).join(', ')} FROM ${plain} c JOIN ${table} m ON m."row" = c."row" ORDER BY c."row"`;
  const written = await engine.copy(select, input.file, {}, 'clean: geometries');
  await engine.run(`DROP TABLE ${table}`);
  await engine.run(`DROP VIEW ${plain}`);
  return written;
}

/** The word of a mask with the bits of its geometries added: none of them is set before. */
function maskWord(input: Geometries, word: string, mask: string, condition: (g: number) => string): string {
  const bits = input.geometries.flatMap((item, g) => {
    const place = bitPlace(mask, item.index);
    return place.column === word ? [`CASE WHEN ${condition(g)} THEN ${1n << BigInt(place.bit)} ELSE 0 END`] : [];
  });
  return `CAST(${[`c.${ident(word)}`, ...bits].join(' + ')} AS BIGINT)`;
}

const WORDS: Readonly<Record<keyof GeometryRepairs, string>> = {
  closed: '补闭合',
  repeated: '重复点',
  spikes: '尖刺',
  crossings: '自相交',
  turned: '改走向',
  dropped: '空环',
};

/** 重复点 312，改走向 1; empty where nothing was done. */
function inWords(repairs: GeometryRepairs): string {
  return Object.entries(WORDS)
    .flatMap(([kind, word]) => {
      const count = repairs[kind as keyof GeometryRepairs];
      return count > 0 ? [`${word} ${count}`] : [];
    })
    .join('，');
}
