/**
 * What a writer does before it appends anything: it finds out how far the log is ahead of the places that the database has written down. A writer that was
 * killed after the log had acknowledged a batch and before its places were stored left exactly such a tail; each of its entries carries the id of its leaf.
 */
import { decodeEntries, type Log, leafHead, TILE_WIDTH } from '@kuaishu/ledger';
import type { Outbox, PlacedLeaf } from './outbox.ts';

export interface Recovered {
  /** Leaves whose places were written down now. */
  readonly placed: number;
  /** Entries of the log that no leaf of the database is: it was restored to an earlier time. Counted again at each start; a reconciliation names them. */
  readonly strange: number;
}

/** The database has written down places that this log does not bear out: one of the two is not the one that it was. */
export class LedgerDisagrees extends Error {
  readonly text: { readonly zh: string; readonly en: string };

  constructor(zh: string, en: string) {
    super(en);
    this.name = 'LedgerDisagrees';
    this.text = { zh, en };
  }
}

/** @throws LedgerDisagrees */
export async function recoverPlaces(log: Log, outbox: Outbox): Promise<Recovered> {
  const last = await outbox.last();
  const next = last ? last.index + 1 : 0;
  if (next > log.size)
    throw new LedgerDisagrees(
      `数据库记有 ${next} 条账本记录，账本里只有 ${log.size} 条：账本文件夹被换过或恢复到了较早的时候。请恢复与数据库同时的账本文件夹。`,
      `The database knows ${next} leaves of the ledger, which has ${log.size}: its folder was exchanged or restored to an earlier time. Restore the folder that belongs to this database.`,
    );
  if (last) {
    const [entry] = await entriesOf(log, last.index, last.index + 1);
    if (!entry || !last.body.equals(entry))
      throw new LedgerDisagrees(
        `账本第 ${last.index} 条与数据库中的记录 ${last.id} 不同。请恢复与数据库同时的账本文件夹。`,
        `Entry ${last.index} of the ledger is not the leaf ${last.id} of the database. Restore the folder that belongs to this database.`,
      );
  }
  let placed = 0;
  let strange = 0;
  for (let from = next; from < log.size; ) {
    const to = Math.min(log.size, from - (from % TILE_WIDTH) + TILE_WIDTH);
    const entries = await entriesOf(log, from, to);
    const ids = entries.map((entry) => leafHead(entry)?.leaf ?? '');
    const known = await outbox.byId(ids);
    const found: PlacedLeaf[] = [];
    for (const [i, entry] of entries.entries()) {
      const leaf = known.get(ids[i] as string);
      if (leaf && leaf.index === null && leaf.body.equals(entry)) found.push({ id: leaf.id, index: from + i });
      else strange += 1;
    }
    await outbox.place(found);
    placed += found.length;
    from = to;
  }
  return { placed, strange };
}

/** Entries `from` … `to` − 1, which lie in one bundle. */
async function entriesOf(log: Log, from: number, to: number): Promise<Uint8Array[]> {
  const bundle = Math.floor(from / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, log.size - bundle * TILE_WIDTH);
  const entries = decodeEntries(await log.source('sha256').entries(bundle, width)) ?? [];
  return entries.slice(from - bundle * TILE_WIDTH, to - bundle * TILE_WIDTH);
}
