import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActs } from '../acts/acts.ts';
import { SYSTEM } from '../policy/principal.ts';
import { type Database, openDatabase } from './database.ts';

let dataDir: string;
let database: Database;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-roles-'));
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  await openActs(database.db, () => new Date()).run({ action: 'system.setup', principal: SYSTEM }, async () => {});
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const run = (text: string): Promise<unknown> => sql.raw(text).execute(database.db);

describe('the application in its database', () => {
  it.each([
    "UPDATE audit_record SET action = 'nothing'",
    "UPDATE audit_record SET detail = '{}' WHERE false",
    'DELETE FROM audit_record',
    'TRUNCATE audit_record',
    'TRUNCATE audit_record CASCADE',
    'DROP TABLE audit_record',
    'DROP TRIGGER audit_record_append_only ON audit_record',
    'ALTER TABLE audit_record DISABLE TRIGGER ALL',
    'ALTER TABLE audit_record ADD COLUMN more TEXT',
    'CREATE RULE none AS ON INSERT TO audit_record DO INSTEAD NOTHING',
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
    'ALTER TABLE audit_record OWNER TO kuaishu_app',
    'SET session_replication_role = replica',
    'SET ROLE kuaishu_owner',
    'SET ROLE kuaishu',
    "UPDATE leaf_outbox SET body = ''",
    'DELETE FROM leaf_outbox',
    "UPDATE reveal SET purpose = ''",
    "UPDATE migration SET digest = ''",
    'DROP SCHEMA kuaishu CASCADE',
    'CREATE TABLE kuaishu.own (x INT)',
    "COPY audit_record TO PROGRAM 'cat'",
  ])('may not %s', async (statement) => {
    // Refused by what the role may do (42501), or by there being nothing that it owns.
    await expect(run(statement)).rejects.toMatchObject({ code: '42501' });
  });

  it('gains nothing by a grant to itself', async () => {
    await run('GRANT UPDATE, DELETE ON audit_record TO kuaishu_app');
    await expect(run('DELETE FROM audit_record')).rejects.toMatchObject({ code: '42501' });
  });

  it('stays itself when it takes its role off', async () => {
    await database.db.connection().execute(async (one) => {
      await sql`SET ROLE NONE`.execute(one);
      await sql`RESET ROLE`.execute(one);
      const { rows } = await sql<{ session: string; now: string; super: boolean }>`
        SELECT session_user AS session, current_user AS now, rolsuper AS super FROM pg_roles WHERE rolname = current_user`.execute(
        one,
      );
      expect(rows[0]).toEqual({ session: 'kuaishu_app', now: 'kuaishu_app', super: false });
    });
  });

  it('owns nothing', async () => {
    const { rows } = await sql<{ n: string }>`
      SELECT count(*) AS n FROM pg_class WHERE relowner = 'kuaishu_app'::regrole`.execute(database.db);
    expect(rows[0]?.n).toBe('0');
    expect(database.separation).toBe('login');
  });

  it('adds and reads audit records all the same, and they are all there', async () => {
    const rows = await database.db.selectFrom('audit_record').select('action').execute();
    expect(rows).toEqual([{ action: 'system.setup' }]);
  });

  it('cannot be told by a table of its own making that an officer holds no role', async () => {
    await database.db.connection().execute(async (one) => {
      await sql`BEGIN`.execute(one);
      await sql`CREATE TEMP TABLE post_role (post TEXT, role TEXT, revoked_at TIMESTAMPTZ, until TIMESTAMPTZ, id TEXT)`.execute(
        one,
      );
      await sql`INSERT INTO kuaishu.organisation VALUES ('o', NULL, '{o}', 'government', 'province', '520000', NULL, 'o', NULL, 'a', 'a', 'a', 'a', '2026-01-01', NULL, now(), now())`.execute(
        one,
      );
      await sql`INSERT INTO kuaishu.user_account (id, login, name, organisation, made_at, changed_at) VALUES ('u', 'u', 'u', 'o', now(), now())`.execute(
        one,
      );
      await sql`INSERT INTO kuaishu.post VALUES ('p', 'u', 'o', now(), now())`.execute(one);
      const grant = (id: string, role: string) =>
        sql`INSERT INTO kuaishu.post_role (id, post, role, granted_at, granted_by, reason) VALUES (${id}, 'p', ${role}, now(), 'other', 'x')`.execute(
          one,
        );
      await grant('g1', 'system_admin');
      await expect(grant('g2', 'security_admin')).rejects.toMatchObject({ constraint: 'post_role_officers_exclusive' });
      await sql`ROLLBACK`.execute(one);
    });
  });
});

describe('a database that was given', () => {
  it('is worked in as the application’s role where the login may make roles', async () => {
    const given = await openDatabase({ dataDir, databaseUrl: database.ownerUrl, onError: () => {} });
    expect(given.separation).toBe('set_role');
    await expect(sql`DELETE FROM audit_record`.execute(given.db)).rejects.toMatchObject({ code: '42501' });
    await expect(sql`UPDATE audit_record SET action = ''`.execute(given.db)).rejects.toMatchObject({ code: '42501' });
    await given.close();
  });

  it('is worked in all the same, and says so, where the login may not', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    await owner.query('CREATE DATABASE other OWNER plain');
    await owner.end();
    const url = new URL(database.ownerUrl);
    url.username = 'plain';
    url.password = 'plain';
    url.pathname = '/other';
    const given = await openDatabase({ dataDir, databaseUrl: url.href, onError: () => {} });
    expect(given.separation).toBe('none');
    // The trigger alone stands in the way here.
    await openActs(given.db, () => new Date()).run({ action: 'system.setup', principal: SYSTEM }, async () => {});
    await expect(sql`DELETE FROM audit_record`.execute(given.db)).rejects.toMatchObject({ code: '42501' });
    await given.close();
  });
});
