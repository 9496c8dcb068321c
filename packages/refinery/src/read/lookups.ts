import { type Engine, openDuckDb, type Row } from '@kuaishu/engine';

/** One small read-only engine for a reader's look-ups; opened when first needed, one query at a time. */
export class Lookups {
  #engine: Promise<Engine> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  query<T extends Row = Row>(sql: string): Promise<T[]> {
    const run = this.#queue.then(async () => {
      this.#engine ??= openDuckDb({ threads: 2, memoryLimitMb: 1024, keepFooters: true });
      return (await this.#engine).query<T>(sql, 'read');
    });
    this.#queue = run.catch(() => undefined); // the caller has the error; the next query must still run
    return run;
  }

  async close(): Promise<void> {
    await this.#queue;
    if (this.#engine) (await this.#engine).close();
    this.#engine = null;
  }
}
