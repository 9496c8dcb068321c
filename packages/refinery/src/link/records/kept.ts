/**
 * Rows kept from run to run to save time: what was reckoned from values by rules that have not changed since. They decide no answer. A table is named by the
 * digest of all that made it, so another program or engine finds none; a file that is not as it was written is not read; whoever deletes the folder loses
 * nothing but time.
 *
 *   index.json             which files hold: the one commit point, written last
 *   <name>-<number>.parquet
 *
 * Kept rows are as sensitive as what they were made from. What a run no longer meets leaves with the next rewriting: at once when it is much, else with the
 * {@link MOST_RUNS}th run after the last.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, literal } from '@kuaishu/engine';
import { readJson, removeTree, writeDurably } from '../../store/files.ts';

/** Runs that only add to a table before it is written anew. */
const MOST_RUNS = 6;
/** Share of a table's rows that a run may not meet before it is written anew. */
const MOST_STALE = 0.2;

interface KeptFile {
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}
interface KeptTable {
  /** Runs since it was last written as a whole. */
  readonly runs: number;
  readonly files: readonly KeptFile[];
}
interface Index {
  readonly tables: Readonly<Record<string, KeptTable>>;
}

export class Kept {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #before: Index;
  readonly #after = new Map<string, KeptTable>();
  #number: number;

  private constructor(engine: Engine, folder: string, before: Index, number: number) {
    this.#engine = engine;
    this.#folder = folder;
    this.#before = before;
    this.#number = number;
  }

  static async open(engine: Engine, folder: string): Promise<Kept> {
    const index = await readJson<Index | null>(join(folder, 'index.json')).catch(() => null);
    const tables = Object.entries(index?.tables ?? {}).filter(([, table]) => Array.isArray(table?.files));
    const names = await readdir(folder).catch(() => []);
    const numbers = names.map((name) => Number(/-(\d+)\.parquet$/.exec(name)?.[1] ?? 0));
    return new Kept(engine, folder, { tables: Object.fromEntries(tables) }, Math.max(0, ...numbers));
  }

  /** Relation of the kept rows; null where there are none, or one of their files is not as it was written. */
  async read(name: string): Promise<{ readonly sql: string; readonly rows: number } | null> {
    const table = this.#before.tables[name];
    if (!table?.files.length) return null;
    for (const { file, sha256 } of table.files)
      if ((await digestOf(join(this.#folder, file)).catch(() => null)) !== sha256) return null;
    const sql = table.files.map(({ file }) => `SELECT * FROM read_parquet(${literal(join(this.#folder, file))})`);
    return { sql: `(${sql.join(' UNION ALL ')})`, rows: table.files.reduce((sum, { rows }) => sum + rows, 0) };
  }

  /**
   * After a run that met `met` of the rows that {@link read} gave (null: it gave none) and made `fresh` rows more. `all`, `more`: what to select for all the
   * rows that the run has, and for the new ones.
   */
  async keep(
    name: string,
    run: { readonly met: number | null; readonly fresh: number; readonly all: string; readonly more: string },
  ): Promise<void> {
    const table = this.#before.tables[name];
    const stale = table ? table.files.reduce((sum, { rows }) => sum + rows, 0) - (run.met ?? 0) : 0;
    const whole = run.met === null || !table || stale > MOST_STALE * (run.met + run.fresh);
    if (whole || (stale > 0 && table.runs >= MOST_RUNS))
      this.#after.set(name, { runs: 0, files: [await this.#write(name, run.all)] });
    else if (run.fresh > 0)
      this.#after.set(name, { runs: table.runs + 1, files: [...table.files, await this.#write(name, run.more)] });
    else this.#after.set(name, { ...table, runs: table.runs + 1 });
  }

  /** What was kept in this run holds from now on; the rest of the folder goes. */
  async close(): Promise<void> {
    const index: Index = { tables: Object.fromEntries(this.#after) };
    await writeDurably(join(this.#folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
    const held = new Set([...this.#after.values()].flatMap(({ files }) => files.map(({ file }) => file)));
    for (const name of await readdir(this.#folder))
      if (name !== 'index.json' && !held.has(name)) await removeTree(join(this.#folder, name));
  }

  async #write(name: string, select: string): Promise<KeptFile> {
    this.#number += 1;
    const file = `${name}-${this.#number}.parquet`;
    const path = join(this.#folder, file);
    const rows = await this.#engine.copy(select, path, { compression: 'none' }, 'link: keep');
    return { file, rows, sha256: await digestOf(path) };
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
