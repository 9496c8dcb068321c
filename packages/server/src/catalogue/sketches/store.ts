/** The only SQL of sketches. What is made anew takes the place of what was. */
import { SKETCH_SIZE, type SubjectSample, type TableSketch, type ValueSketch } from '@kuaishu/catalog';
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { CatalogSampleTable, CatalogSketchTable, SampleOrigin } from './tables.ts';

type Reader = Db | Transaction<Tables>;
export type SampleHead = Omit<Selectable<CatalogSampleTable>, 'rows'> & { readonly rows: number };
export type SketchedColumn = TableSketch['columns'][number];

export interface NewSample {
  readonly entry: string;
  readonly origin: SampleOrigin;
  readonly digest: string;
  readonly version: number;
  readonly run: string | null;
  readonly deliveredAt: Date;
  readonly madeAt: Date;
  readonly sketch: TableSketch;
}

export function sketchStore(db: Db) {
  return {
    async replace(trx: Transaction<Tables>, { entry, origin, sketch, ...of }: NewSample): Promise<void> {
      await trx.deleteFrom('catalog_sample').where('entry', '=', entry).where('origin', '=', origin).execute();
      await trx
        .insertInto('catalog_sample')
        .values({
          entry,
          origin,
          key_id: sketch.keyId,
          digest: of.digest,
          version: of.version,
          run: of.run,
          delivered_at: of.deliveredAt,
          rows: sketch.rows,
          made_at: of.madeAt,
        })
        .execute();
      const columns = sketch.columns.map(
        ({ item, attribute, sketch: { values, distinct, minima, shapes, shares } }) => ({
          entry,
          origin,
          attribute,
          item,
          filled: values,
          distinct_values: distinct,
          minima: bytesOf(minima),
          shapes: JSON.stringify(shapes),
          shares: JSON.stringify(shares),
        }),
      );
      if (columns.length > 0) await trx.insertInto('catalog_sketch').values(columns).execute();
      for (const { identifier, subjects, hashes, values } of sketch.samples) {
        await trx
          .insertInto('catalog_subject_sample')
          .values({ entry, origin, identifier, subjects, hashes: Buffer.from(hashes) })
          .execute();
        const rows = Object.entries(values).map(([attribute, bytes]) => ({
          entry,
          origin,
          identifier,
          attribute,
          hashes: Buffer.from(bytes),
        }));
        if (rows.length > 0) await trx.insertInto('catalog_value_sample').values(rows).execute();
      }
    },

    /** What stands of these entries, by entry; deliveries before files. */
    async heads(entries: readonly string[], reader: Reader = db): Promise<ReadonlyMap<string, readonly SampleHead[]>> {
      if (entries.length === 0) return new Map();
      const rows = await reader
        .selectFrom('catalog_sample')
        .selectAll()
        .where('entry', 'in', [...entries])
        .orderBy('origin')
        .execute();
      return Map.groupBy(
        rows.map((row) => ({ ...row, rows: Number(row.rows) })),
        ({ entry }) => entry,
      );
    },

    /** Sketches of an entry's columns; of its file where `origin` says so. */
    async columns(entry: string, origin: SampleOrigin): Promise<readonly SketchedColumn[]> {
      const rows = await db
        .selectFrom('catalog_sketch')
        .innerJoin('catalog_sample', (join) =>
          join
            .onRef('catalog_sample.entry', '=', 'catalog_sketch.entry')
            .onRef('catalog_sample.origin', '=', 'catalog_sketch.origin'),
        )
        .selectAll('catalog_sketch')
        .select('catalog_sample.key_id')
        .where('catalog_sketch.entry', '=', entry)
        .where('catalog_sketch.origin', '=', origin)
        .execute();
      return rows.map(columnOf);
    },

    /** One attribute of one holder: how much of it there is, and samples of its values. */
    async ofAttribute(
      { entry, origin }: Pick<SampleHead, 'entry' | 'origin'>,
      attribute: string,
      reader: Reader = db,
    ): Promise<{ filled: number; samples: readonly SubjectSample[] }> {
      const [column, samples] = await Promise.all([
        reader
          .selectFrom('catalog_sketch')
          .select('filled')
          .where('entry', '=', entry)
          .where('origin', '=', origin)
          .where('attribute', '=', attribute)
          .executeTakeFirst(),
        reader
          .selectFrom('catalog_subject_sample')
          .leftJoin('catalog_value_sample', (join) =>
            join
              .onRef('catalog_value_sample.entry', '=', 'catalog_subject_sample.entry')
              .onRef('catalog_value_sample.origin', '=', 'catalog_subject_sample.origin')
              .onRef('catalog_value_sample.identifier', '=', 'catalog_subject_sample.identifier')
              .on('catalog_value_sample.attribute', '=', attribute),
          )
          .select([
            'catalog_subject_sample.identifier',
            'catalog_subject_sample.subjects',
            'catalog_subject_sample.hashes',
            'catalog_value_sample.hashes as values',
          ])
          .where('catalog_subject_sample.entry', '=', entry)
          .where('catalog_subject_sample.origin', '=', origin)
          .orderBy('catalog_subject_sample.identifier')
          .execute(),
      ]);
      return {
        filled: Number(column?.filled ?? 0),
        samples: samples.map(({ identifier, subjects, hashes, values }) => ({
          identifier,
          subjects: Number(subjects),
          hashes,
          values: values ? { [attribute]: values } : {},
        })),
      };
    },
  };
}
export type SketchStore = ReturnType<typeof sketchStore>;

const HASH_BYTES = 4;

function bytesOf(minima: readonly number[]): Buffer {
  const bytes = Buffer.alloc(minima.length * HASH_BYTES);
  minima.forEach((hash, i) => {
    bytes.writeUInt32BE(hash, i * HASH_BYTES);
  });
  return bytes;
}

export function minimaIn(bytes: Buffer): number[] {
  const size = Math.min(SKETCH_SIZE, Math.floor(bytes.length / HASH_BYTES));
  return Array.from({ length: size }, (_, i) => bytes.readUInt32BE(i * HASH_BYTES));
}

function columnOf(row: Selectable<CatalogSketchTable> & { key_id: string }): SketchedColumn {
  const sketch: ValueSketch = {
    keyId: row.key_id,
    values: Number(row.filled),
    distinct: Number(row.distinct_values),
    minima: minimaIn(row.minima),
    shapes: row.shapes,
    shares: row.shares,
  };
  return { item: row.item, attribute: row.attribute, sketch };
}
