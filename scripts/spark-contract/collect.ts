/**
 * Usage: node scripts/spark-contract/collect.ts FOLDER — runs the craft on DuckDB, keeps what it was asked and answered in FOLDER, and writes
 * FOLDER/contract.json: the same statements compiled for Spark.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { sparkConstant, sparkPreparation, toSpark } from '@kuaishu/engine/spark';
import { OWN_HASH, Recording, recordCraft, sitesOf } from '@kuaishu/refinery/contract';

const [given] = process.argv.slice(2);
if (!given) throw new Error('usage: collect.ts FOLDER');
const folder = resolve(given);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const recording = new Recording(folder);
await recordCraft(recording, `${folder}/work`);

const compiled = recording.statements.map(({ select, ...facts }) => {
  try {
    const agreedHash = !facts.step.startsWith(OWN_HASH);
    const sql = facts.act === 'constant' ? sparkConstant(facts.name ?? '', select) : toSpark(select, { agreedHash });
    return { ...facts, sql };
  } catch (error) {
    return { ...facts, error: error instanceof Error ? error.message : String(error) };
  }
});
await writeFile(
  `${folder}/contract.json`,
  JSON.stringify({
    preparation: sparkPreparation({ agreedHash: true }),
    statements: compiled,
    left: recording.left,
    ...(await sitesOf(recording)),
  }),
);
