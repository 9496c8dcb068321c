/** The platform's log of flows (流转账本): its folder `ledger` in the data folder, its keys, and the writer that brings the leaves of acts into it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerError, Log, type NoteVerifier, parseVerifier, TREES } from '@kuaishu/ledger';
import type { Db } from '../db/database.ts';
import { StartError } from '../errors.ts';
import { type LeafFlow, openFlow } from './flow.ts';
import { type GivenKeys, ledgerSigners } from './keys.ts';
import { leafOutbox, type Outbox } from './outbox.ts';
import { checkBelonging, noteKeys, type Passport, readPassport } from './passport.ts';
import { LedgerDisagrees } from './restore/recovery.ts';

export interface LedgerOptions {
  readonly dataDir: string;
  readonly db: Db;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
  /** Configured name, a URL without its scheme; null: one of its own. */
  readonly origin?: string | null;
  readonly keys?: GivenKeys;
  readonly pollMs?: number;
}

export interface Ledger {
  readonly passport: Passport;
  /** Of all keys that have ever signed it. */
  readonly verifiers: readonly NoteVerifier[];
  readonly outbox: Outbox;
  readonly flow: LeafFlow;
  close(): Promise<void>;
}

/** Folder of the log, within the data folder. */
export function ledgerFolder(dataDir: string): string {
  return join(dataDir, 'ledger');
}

/** @throws StartError: a platform whose log is not the one it was does not start. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { db, clock, onError } = options;
  const folder = ledgerFolder(options.dataDir);
  await mkdir(folder, { recursive: true });
  const named = await readPassport(folder, options.origin ?? null, clock());
  const signers = await ledgerSigners(join(folder, 'keys'), named.origin, options.keys);
  const passport = await noteKeys(folder, named, signers, clock());
  const outbox = leafOutbox(db);
  let belongs = false;
  const flow = await openFlow({
    outbox,
    onError,
    ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }),
    async open() {
      const log = await Log.open(join(folder, 'log'), { origin: passport.origin, signers });
      if (belongs) return log;
      await checkBelonging(db, passport, log.size).catch(async (error) => {
        await log.close();
        throw error;
      });
      belongs = true;
      return log;
    },
  }).catch((error: unknown) => {
    if (error instanceof LedgerError || error instanceof LedgerDisagrees) throw new StartError(error.text, 1, error);
    throw error;
  });
  const verifiers = TREES.flatMap((tree) => passport.keys.filter((key) => key.tree === tree)).map((key) =>
    parseVerifier(key.vkey),
  );
  return { passport, verifiers, outbox, flow, close: () => flow.close() };
}
