/** The ledger of a data folder, looked at from outside the server: nothing is written and nothing is asked of the server, which may be running. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LogReader, openLogReader, parseVerifier } from '@kuaishu/ledger';
import { openOperatorDatabase } from '../db/operator.ts';
import { StartError } from '../errors.ts';
import { ledgerFolder } from './ledger.ts';
import { type Passport, readPassport } from './passport.ts';
import { compare, type Findings } from './reconcile/compare.ts';
import type { Scope } from './reconcile/reconciliation.ts';
import { reconciliationStore } from './reconcile/reconciliation-store.ts';

export interface LedgerOnDisk {
  readonly passport: Passport;
  readonly log: LogReader;
}

/** @throws StartError where the folder has no ledger. */
export async function readLedger(dataDir: string): Promise<LedgerOnDisk> {
  const folder = ledgerFolder(dataDir);
  const there = await readFile(join(folder, 'log', 'checkpoint')).catch(() => null);
  if (there === null)
    throw new StartError({
      zh: `${dataDir} 里没有平台的账本。请用 --data 指明数据目录。`,
      en: `${dataDir} holds no ledger of the platform. Name the data folder with --data.`,
    });
  return { passport: await readPassport(folder, null, new Date()), log: await openLogReader(join(folder, 'log')) };
}

/** Holds acts, leaves and log of a data folder against one another, and keeps no record of it. */
export async function inspectLedger(dataDir: string, databaseUrl: string | null, scope: Scope): Promise<Findings> {
  const { passport, log } = await readLedger(dataDir);
  try {
    const database = await openOperatorDatabase(dataDir, databaseUrl);
    try {
      return await compare(
        {
          store: reconciliationStore(database.db),
          log,
          verifiers: passport.keys.map((key) => parseVerifier(key.vkey)),
          sizeNow: async () => {
            const now = await openLogReader(join(ledgerFolder(dataDir), 'log'));
            await now.close();
            return now.size;
          },
          settled: async () => {},
        },
        scope,
      );
    } finally {
      await database.close();
    }
  } finally {
    await log.close();
  }
}
