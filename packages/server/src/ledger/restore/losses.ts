/** What an operator does about a database that is behind its log and cannot be brought forward: sees which acts are lost, and says so for the record. */

import { join } from 'node:path';
import { decodeLeaf, LedgerError, leafHead, openLogReader, rootOf } from '@kuaishu/ledger';
import { openActs } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import { openOperatorDatabase } from '../../db/operator.ts';
import { StartError } from '../../errors.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { readLedger } from '../inspect.ts';
import { LEAF_TYPES, LEDGER_LEAVES } from '../leaf-types.ts';
import { ledgerFolder } from '../ledger.ts';
import { leafOutbox } from '../outbox.ts';
import { acceptedGaps, entriesFrom, type Gap, isWithin } from './gaps.ts';

/** An entry of the log whose act the database does not have. */
export interface LostLeaf {
  readonly index: number;
  /** Null for an entry that is no leaf of the platform. */
  readonly type: string | null;
  readonly leaf: string | null;
  readonly act: string | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly subject: string | null;
  readonly values: Readonly<Record<string, string | number>>;
}

/** In their order, those of which it was said before that they are lost among them. */
export async function lostLeaves(dataDir: string, databaseUrl: string | null): Promise<readonly LostLeaf[]> {
  return withBoth(dataDir, databaseUrl, async (db, log) => {
    const gaps = await acceptedGaps(db);
    const known = gaps[0] ? Math.min(gaps[0].first, await endOfPlaces(db)) : await endOfPlaces(db);
    return lost(db, log, known);
  });
}

/** What was accepted, or null where nothing is lost. The leaf of the act comes into the log at the next start. @throws StartError */
export async function acceptLoss(
  dataDir: string,
  databaseUrl: string | null,
  now: Date,
): Promise<(Gap & { readonly codes: number }) | null> {
  const { passport, log: reader } = await readLedger(dataDir);
  await reader.close();
  return withBoth(dataDir, databaseUrl, async (db, log) => {
    const known = await db.selectFrom('ledger_log').select('id').executeTakeFirst();
    if (known?.id !== passport.id)
      throw new StartError({
        zh: '数据库与账本不同属，不能确认丢失。请先恢复同属的数据库。',
        en: 'The database does not belong to this ledger, so no loss can be accepted. Restore the one that does.',
      });
    const gaps = await acceptedGaps(db);
    const leaves = (await lost(db, log, await endOfPlaces(db))).filter(({ index }) => !isWithin(gaps, index));
    const first = leaves[0]?.index;
    if (first === undefined) return null;
    // what the database has of it gets its place at the next start; a gap passes over the others alone
    const stretches = stretchesOf(leaves.map(({ index }) => index));
    const codes = leaves.flatMap(codeOf);
    const root = `sha256:${Buffer.from(await rootOf(log.view('sha256', log.size))).toString('hex')}`;
    await openActs(db, () => now).run(
      { action: 'ledger.accept-loss', principal: SYSTEM, target: { kind: 'ledger', id: passport.id } },
      async (act) => {
        for (const gap of stretches)
          await act.trx
            .insertInto('ledger_gap')
            .values({ ...gap, at: act.at, act: act.id })
            .execute();
        if (codes.length > 0)
          await act.trx
            .insertInto('catalog_code_lost')
            .values(codes)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        act.note({ first, entries: leaves.length, codes: codes.length });
        await act.leaf(LEDGER_LEAVES.lossAccepted, passport.id, {
          first,
          entries: leaves.length,
          size: log.size,
          root,
        });
      },
    );
    return { first, entries: leaves.length, codes: codes.length };
  });
}

type Reader = Awaited<ReturnType<typeof openLogReader>>;

async function withBoth<T>(
  dataDir: string,
  databaseUrl: string | null,
  body: (db: Db, log: Reader) => Promise<T>,
): Promise<T> {
  const database = await openOperatorDatabase(dataDir, databaseUrl);
  try {
    const log = await openLogReader(join(ledgerFolder(dataDir), 'log'));
    try {
      return await body(database.db, log);
    } finally {
      await log.close();
    }
  } finally {
    await database.close();
  }
}

/** The place after the last that the database has written down. */
async function endOfPlaces(db: Db): Promise<number> {
  const last = await leafOutbox(db).last();
  return last ? last.index + 1 : 0;
}

async function lost(db: Db, log: Reader, from: number): Promise<LostLeaf[]> {
  const outbox = leafOutbox(db);
  const found: LostLeaf[] = [];
  for await (const entries of entriesFrom(log, from)) {
    const known = await outbox.byId(entries.map(({ leaf }) => leaf));
    for (const { index, entry, leaf } of entries)
      if (!known.get(leaf)?.body.equals(entry)) found.push(lostLeaf(index, entry));
  }
  return found;
}

function lostLeaf(index: number, entry: Uint8Array): LostLeaf {
  const { leaf = null, act = null, at = null, actor = null, subject = null } = leafHead(entry) ?? {};
  try {
    const { type, values } = decodeLeaf(entry, LEAF_TYPES);
    return { index, type, leaf, act, at, actor, subject, values };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { index, type: null, leaf, act, at, actor, subject, values: {} };
  }
}

function stretchesOf(indexes: readonly number[]): Gap[] {
  const found: { first: number; entries: number }[] = [];
  for (const index of indexes) {
    const last = found.at(-1);
    if (last && last.first + last.entries === index) last.entries += 1;
    else found.push({ first: index, entries: 1 });
  }
  return found;
}

/** The code that a publication gave: `307060003/000001`. */
function codeOf({ leaf, values: { resource } }: LostLeaf) {
  const [classCode, serial] = String(resource ?? '').split('/');
  return leaf && classCode && serial ? [{ class_code: classCode, serial: Number(serial), leaf }] : [];
}
