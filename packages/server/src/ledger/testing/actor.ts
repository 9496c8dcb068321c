/** A process that acts until it is killed: several acts at a time, some with several leaves, some that fail half way; each that was acknowledged is told. */
import { openActs } from '../../acts/acts.ts';
import { openDatabase } from '../../db/database.ts';
import { newId } from '../../ids.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { CASE_LEAVES } from '../leaf-types.ts';
import { openLedger } from '../ledger.ts';

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit());
const database = await openDatabase({ dataDir, databaseUrl, onError: () => {} });
const clock = () => new Date();
const ledger = await openLedger({ dataDir, db: database.db, clock, onError: () => {}, pollMs: 50 });
const acts = openActs(database.db, clock, ledger.flow.wake);
process.send?.({ ready: true, recovered: ledger.flow.recovered });

async function actForever(lane: number): Promise<void> {
  for (let i = 0; ; i++) {
    const leaves = (lane + i) % 5;
    const fails = (lane + i) % 11 === 0;
    try {
      const id = await acts.run({ action: 'case.open', principal: SYSTEM }, async ({ id, leaf }) => {
        for (let n = 0; n < leaves; n++)
          await leaf(CASE_LEAVES.opened, newId('case'), { procedure: 'kill', version: n, organisation: newId('org') });
        if (fails) throw new Error('refused half way');
        return id;
      });
      process.send?.({ act: id });
    } catch {
      // told to nobody: it may stand or not, whole or not at all
    }
  }
}
await Promise.all([0, 1, 2, 3].map(actForever));
