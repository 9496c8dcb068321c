/**
 * Numbered `.sql` files, applied forward and once, each in a transaction, under one advisory lock. A file that was applied and has changed
 * since, or one that this version does not know (an older program on a newer database), stops the start.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import { StartError } from '../errors.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** Any number, the same for all servers on a database. */
const LOCK = 8_170_001;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Returns the names applied now. `before` and `after` run on the same connection, under the same lock. */
export async function migrate(
  pool: Pool,
  migrations: readonly Migration[],
  before: (client: PoolClient) => Promise<void> = async () => {},
  after: (client: PoolClient) => Promise<void> = async () => {},
): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await before(client);
    await client.query('SET search_path TO kuaishu');
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at TIMESTAMPTZ NOT NULL DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string; digest: string }>(
      'SELECT name, digest FROM migration ORDER BY name',
    );
    for (const row of rows) {
      const known = migrations.find((migration) => migration.name === row.name);
      if (!known) {
        throw new StartError({
          zh: `数据库由更新的版本建立（${row.name}）。请升级程序。`,
          en: `The database was made by a newer version (${row.name}). Upgrade the program.`,
        });
      }
      if (known.digest !== row.digest) {
        throw new StartError({
          zh: `已执行的迁移 ${row.name} 被改动过。请恢复原文件。`,
          en: `The migration ${row.name} was changed after it had been applied. Restore the file.`,
        });
      }
    }
    const applied: string[] = [];
    for (const migration of migrations) {
      if (rows.some((row) => row.name === migration.name)) continue;
      await client.query('BEGIN');
      try {
        await client.query(migration.sql);
        await client.query('INSERT INTO migration (name, digest) VALUES ($1, $2)', [migration.name, migration.digest]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
      applied.push(migration.name);
    }
    await after(client);
    return applied;
  } finally {
    // The lock and the search path belong to the connection, which therefore is not used again.
    client.release(true);
  }
}
