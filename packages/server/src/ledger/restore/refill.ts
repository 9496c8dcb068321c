/**
 * A log whose folder was restored to an earlier time than the database is brought forward from the database, which has every leaf to the byte with its place:
 * the same entries at the same places give the same trees, so that checkpoints which others hold stay true.
 */
import { join } from 'node:path';
import { Log, rootOf } from '@kuaishu/ledger';
import { openActs } from '../../acts/acts.ts';
import { openOperatorDatabase } from '../../db/operator.ts';
import { StartError } from '../../errors.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { readLedger } from '../inspect.ts';
import { type GivenKeys, ledgerSigners } from '../keys.ts';
import { ledgerFolder } from '../ledger.ts';
import { leafOutbox } from '../outbox.ts';
import { reconciliationStore } from '../reconcile/reconciliation-store.ts';
import { entriesOf } from './gaps.ts';

const BATCH = 4096;

/** → how many entries were written again. @throws StartError where the two do not belong together, or the database lacks one. */
export async function refillLog(
  dataDir: string,
  databaseUrl: string | null,
  now: Date,
  keys: GivenKeys = {},
): Promise<number> {
  const { passport, log: reader } = await readLedger(dataDir);
  await reader.close();
  const folder = ledgerFolder(dataDir);
  const signers = await ledgerSigners(join(folder, 'keys'), passport.origin, keys);
  const database = await openOperatorDatabase(dataDir, databaseUrl);
  try {
    const { db } = database;
    const store = reconciliationStore(db);
    const known = await db.selectFrom('ledger_log').select('id').executeTakeFirst();
    if (known?.id !== passport.id) throw apart(0);
    const log = await Log.open(join(folder, 'log'), { origin: passport.origin, signers });
    try {
      const from = log.size;
      // as far as the database or farther: there is nothing to write
      if (from > ((await leafOutbox(db).last())?.index ?? -1)) return 0;
      if (from > 0) {
        const [entry] = await entriesOf(log, from - 1, from);
        const [row] = await store.leaves(from - 1, from);
        if (!entry || !row?.body.equals(entry)) throw apart(from - 1);
      }
      for (let at = from; ; at = log.size) {
        const rows = (await store.leaves(at, at + BATCH)).sort((a, b) => a.index - b.index);
        if (rows.length === 0) break;
        const hole = rows.findIndex(({ index }, i) => index !== at + i);
        if (hole >= 0) throw apart(at + hole);
        await log.append(rows.map(({ body }) => body));
      }
      const written = log.size - from;
      // the last root that was written down must come out again
      const last = await store.last();
      const root =
        last && last.size <= log.size && Buffer.from(await rootOf(log.view('sha256', last.size))).toString('base64');
      if (last && root !== last.root) throw apart(last.size);
      if (written > 0)
        await openActs(db, () => now).run(
          { action: 'ledger.refill', principal: SYSTEM, target: { kind: 'ledger', id: passport.id } },
          async (act) => act.note({ first: from, entries: written }),
        );
      return written;
    } finally {
      await log.close();
    }
  } finally {
    await database.close();
  }
}

function apart(index: number): StartError {
  return new StartError({
    zh: `账本与数据库在第 ${index} 条对不上，不能由数据库补写账本。请恢复与数据库同属的 ledger 文件夹。`,
    en: `The ledger and the database do not agree at entry ${index}, so the one cannot be brought forward from the other. Restore the folder "ledger" that belongs to this database.`,
  });
}
