/**
 * Entries of the log that the database does not have: it was restored to an earlier time, or something else wrote to the log. Nobody but an operator says that
 * they are lost; until then the platform does not start, since every act that came on top would make it harder to put the right database back.
 */
import { decodeEntries, leafHead, type ReadableLog, TILE_WIDTH } from '@kuaishu/ledger';
import type { Db } from '../../db/database.ts';

/** Entries `first` … `first + entries − 1`. */
export interface Gap {
  readonly first: number;
  readonly entries: number;
}

export async function acceptedGaps(db: Db): Promise<readonly Gap[]> {
  const rows = await db.selectFrom('ledger_gap').select(['first', 'entries']).orderBy('first').execute();
  return rows.map(({ first, entries }) => ({ first: Number(first), entries: Number(entries) }));
}

export function isWithin(gaps: readonly Gap[], index: number): boolean {
  return gaps.some(({ first, entries }) => index >= first && index < first + entries);
}

/** A stretch of entries without leaves, as people are told of it. */
export interface Stretch extends Gap {
  /** Times that its leaves bear, RFC 3339; null where none of its entries is a leaf. */
  readonly since: string | null;
  readonly until: string | null;
}

export function stretchOf(first: number, heads: readonly ({ readonly at: string } | null)[]): Stretch {
  const times = heads.flatMap((head) => head?.at ?? []).sort();
  return { first, entries: heads.length, since: times[0] ?? null, until: times.at(-1) ?? null };
}

/** `entries 500 to 749, left from … to …` */
export function whereOf({ first, entries, since, until }: Stretch): string {
  const times = since === null ? '' : `, left from ${since} to ${until}`;
  return `entries ${first} to ${first + entries - 1}${times}`;
}

/** Entries `from` … `to` − 1, which lie in one bundle. */
export async function entriesOf(
  log: Pick<ReadableLog, 'size' | 'source'>,
  from: number,
  to: number,
): Promise<Uint8Array[]> {
  const bundle = Math.floor(from / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, log.size - bundle * TILE_WIDTH);
  const entries = decodeEntries(await log.source('sha256').entries(bundle, width)) ?? [];
  return entries.slice(from - bundle * TILE_WIDTH, to - bundle * TILE_WIDTH);
}

/** Entries from `from` to the end, a bundle at a time, with the ids by which the database may know them. */
export async function* entriesFrom(
  log: Pick<ReadableLog, 'size' | 'source'>,
  from: number,
): AsyncGenerator<{ readonly index: number; readonly entry: Uint8Array; readonly leaf: string }[]> {
  for (let at = from; at < log.size; ) {
    const to = Math.min(log.size, at - (at % TILE_WIDTH) + TILE_WIDTH);
    const first = at;
    yield (await entriesOf(log, first, to)).map((entry, i) => ({
      index: first + i,
      entry,
      leaf: leafHead(entry)?.leaf ?? '',
    }));
    at = to;
  }
}
