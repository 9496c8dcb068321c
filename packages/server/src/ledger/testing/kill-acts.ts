/**
 * Kills a process that acts on a real PostgreSQL, again and again, cuts its connections, and says what became of its acts. For the tests, and in hundreds
 * for `kuaishu bench acts`.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Recovered } from '../restore/recovery.ts';

/** What a killed process had been told. */
export interface Killed {
  /** Acts that were acknowledged to it. */
  readonly acts: readonly string[];
  readonly recovered: Recovered;
  /** Connections that were cut before the kill. */
  readonly cuts: number;
}

/** One process that acts until it is killed, `delay` ms after it was ready; some of the time its connections are cut under it. */
export async function actUntilKilled(dataDir: string, url: string, delay: number, cut: boolean): Promise<Killed> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  let cuts = 0;
  let cutting: NodeJS.Timeout | undefined;
  let underWay: Promise<void> | null = null;
  const cutAll = async (): Promise<void> => {
    const { rows } = await owner.query<{ n: string }>(
      `SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity
       WHERE pid <> pg_backend_pid() AND datname = current_database() AND backend_type = 'client backend'`,
    );
    cuts += Number(rows[0]?.n ?? 0);
  };
  const cutAgain = (): void => {
    underWay ??= cutAll().finally(() => {
      underWay = null;
    });
  };
  try {
    return await new Promise<Killed>((resolve, reject) => {
      const child = fork(fileURLToPath(new URL('./actor.ts', import.meta.url)), [dataDir, url], {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      const acts: string[] = [];
      let recovered: Recovered | null = null;
      let said = '';
      child.stderr?.on('data', (data) => {
        said += String(data);
      });
      child.on('message', (message: { act?: string; recovered?: Recovered }) => {
        if (message.act) acts.push(message.act);
        if (!message.recovered) return;
        recovered = message.recovered;
        setTimeout(() => child.kill('SIGKILL'), delay);
        if (cut) cutting = setInterval(cutAgain, 40);
      });
      child.on('exit', (_code, signal) => {
        clearInterval(cutting);
        if (signal === 'SIGKILL' && recovered) resolve({ acts, recovered, cuts });
        else reject(new Error(`the acting process ended by itself: ${said}`));
      });
    });
  } finally {
    clearInterval(cutting);
    // a cut that was still under way would meet whoever connects next
    await underWay;
    await owner.end();
  }
}

/** Of these acts, those that are not on record. */
export async function lostActs(url: string, acts: readonly string[]): Promise<string[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string }>(
      'SELECT id FROM unnest($1::text[]) AS id WHERE id NOT IN (SELECT id FROM kuaishu.audit_record)',
      [acts],
    );
    return rows.map((row) => row.id);
  } finally {
    await owner.end();
  }
}
