/**
 * What a writer does before it appends anything: it finds out how far the log is ahead of the places that the database has written down. A writer that was
 * killed after the log had acknowledged a batch and before its places were stored left exactly such a tail; each of its entries carries the id of its leaf.
 */
import { type Log, leafHead } from '@kuaishu/ledger';
import type { Outbox, PlacedLeaf } from '../outbox.ts';
import { entriesFrom, entriesOf, isWithin, type Stretch, stretchOf } from './gaps.ts';

export interface Recovered {
  /** Leaves whose places were written down now. */
  readonly placed: number;
}

/** The database and this log do not bear each other out: one of the two is not the one that it was. */
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
      `数据库记有 ${next} 条账本记录，账本里只有 ${log.size} 条：账本文件夹被换过或恢复到了较早的时候。请恢复与数据库同时的账本文件夹，或用 kuaishu ledger refill 由数据库补写缺少的条目。`,
      `The database knows ${next} leaves of the ledger, which has ${log.size}: its folder was exchanged or restored to an earlier time. Restore the folder that belongs to this database, or write the missing entries again from the database with "kuaishu ledger refill".`,
    );
  if (last) {
    const [entry] = await entriesOf(log, last.index, last.index + 1);
    if (!entry || !last.body.equals(entry))
      throw new LedgerDisagrees(
        `账本第 ${last.index} 条与数据库中的记录 ${last.id} 不同。请恢复与数据库同时的账本文件夹。`,
        `Entry ${last.index} of the ledger is not the leaf ${last.id} of the database. Restore the folder that belongs to this database.`,
      );
  }
  const gaps = await outbox.gaps();
  let placed = 0;
  const lacking: { readonly index: number; readonly head: { readonly at: string } | null }[] = [];
  for await (const entries of entriesFrom(log, next)) {
    const known = await outbox.byId(entries.map(({ leaf }) => leaf));
    const found: PlacedLeaf[] = [];
    for (const { index, entry, leaf: id } of entries) {
      const leaf = known.get(id);
      if (leaf && leaf.index === null && leaf.body.equals(entry)) found.push({ id: leaf.id, index });
      else if (!isWithin(gaps, index)) lacking.push({ index, head: leafHead(entry) });
    }
    await outbox.place(found);
    placed += found.length;
  }
  const first = lacking[0]?.index;
  if (first !== undefined)
    throw behind(
      stretchOf(
        first,
        lacking.map(({ head }) => head),
      ),
    );
  return { placed };
}

function behind({ first, entries, since, until }: Stretch): LedgerDisagrees {
  const zh = since === null ? '' : `，写于 ${since} 至 ${until}`;
  const en = since === null ? '' : `, left from ${since} to ${until}`;
  return new LedgerDisagrees(
    `数据库落后于账本：账本第 ${first} 条起有 ${entries} 条${zh}，数据库里没有对应的行为，多半是数据库被恢复到了较早的时候。` +
      '有更新的备份或归档日志时，请把数据库恢复到这些行为之后再启动；没有时，用 kuaishu ledger lost 列出丢失的行为，再用 kuaishu ledger accept-loss 确认丢失，然后启动并补办。',
    `The database is behind the ledger: from entry ${first} on, ${entries} entries${en} are of acts that it does not have; most likely it was restored to an earlier time. ` +
      'If there is a later backup or archived WAL, restore the database to after these acts and start again. If there is none, list what is lost with "kuaishu ledger lost", accept it with "kuaishu ledger accept-loss", then start and do those acts again.',
  );
}
