/** Records that came over the network, kept as NDJSON meanwhile, → raw Parquet. */
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A temporary NDJSON file beside the target; removed by `close`. */
export class RecordSpool {
  readonly file: string;
  records = 0;
  readonly #folder: string;
  readonly #fd: number;

  constructor(to: string) {
    mkdirSync(dirname(to), { recursive: true });
    this.#folder = mkdtempSync(join(dirname(to), '.collect-'));
    this.file = join(this.#folder, 'records.ndjson');
    this.#fd = openSync(this.file, 'w');
  }

  write(records: readonly unknown[]): void {
    if (records.length === 0) return;
    this.records += records.length;
    const bytes = Buffer.from(`${records.map((record) => JSON.stringify(record)).join('\n')}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
  }

  close(): void {
    closeSync(this.#fd);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
