/**
 * Who may do what in the database. Three roles: `kuaishu_owner` owns the tables and makes them, `kuaishu_app` reads and writes rows and owns nothing,
 * `kuaishu_queue` owns the tables of pg-boss. The server works as `kuaishu_app`, which the database lets only add to what is append-only: no fault of the
 * program, and nobody who got hold of its connection, changes an audit record.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * `login`: the server signs in as the application's role and can become nobody else. `set_role`: it signs in as a login that was given and takes the
 * application's role, which holds against faults of the program. `none`: the given login may not make roles, so the tables are its own.
 */
export type Separation = 'login' | 'set_role' | 'none';

export interface DatabaseUrls {
  /** For the application's own statements. */
  readonly app: string;
  /** For pg-boss. */
  readonly queue: string;
}

const OWNER = 'kuaishu_owner';
const APP = 'kuaishu_app';
const QUEUE = 'kuaishu_queue';
const SCHEMAS = [
  ['kuaishu', OWNER],
  ['pgboss', QUEUE],
] as const;

/** Makes the roles and their schemas and hands over what an earlier version made as the login. */
export async function prepareRoles(client: pg.ClientBase, own: boolean): Promise<Separation> {
  const { rows } = await client.query<{ may: boolean; all: boolean }>(
    `SELECT (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS may,
            (SELECT count(*) = 3 FROM pg_roles WHERE rolname = ANY($1) AND pg_has_role(current_user, oid, 'MEMBER')) AS all`,
    [[OWNER, APP, QUEUE]],
  );
  if (!rows[0]?.may && !rows[0]?.all) {
    await client.query('CREATE SCHEMA IF NOT EXISTS kuaishu');
    return 'none';
  }
  for (const role of [OWNER, APP, QUEUE]) {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} NOINHERIT;
        GRANT ${role} TO CURRENT_USER;
      END IF;
    EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
  }
  const { rows: names } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = pg.escapeIdentifier(names[0]?.name ?? '');
  if (own) await client.query(`GRANT CREATE ON DATABASE ${database} TO ${OWNER}, ${QUEUE}`);
  for (const [schema, role] of SCHEMAS) {
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${role}`);
    await handOver(client, schema, role);
  }
  await client.query(`GRANT USAGE ON SCHEMA kuaishu, pgboss TO ${APP}`);
  await client.query(`SET ROLE ${OWNER}`);
  return own ? 'login' : 'set_role';
}

/** Gives every object of the schema that is not the role's to it. */
async function handOver(client: pg.ClientBase, schema: string, role: string): Promise<void> {
  await client.query(`DO $$
    DECLARE one RECORD;
    BEGIN
      IF (SELECT nspowner <> '${role}'::regrole FROM pg_namespace WHERE nspname = '${schema}') THEN
        ALTER SCHEMA ${schema} OWNER TO ${role};
      END IF;
      FOR one IN SELECT oid::regclass AS name, relkind FROM pg_class
        WHERE relnamespace = '${schema}'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND relowner <> '${role}'::regrole
      LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${role}', one.name); END LOOP;
      FOR one IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = '${schema}'::regnamespace AND proowner <> '${role}'::regrole
      LOOP EXECUTE format('ALTER ROUTINE %s OWNER TO ${role}', one.name); END LOOP;
      FOR one IN SELECT oid::regtype AS name FROM pg_type
        WHERE typnamespace = '${schema}'::regnamespace AND typtype IN ('e', 'd') AND typowner <> '${role}'::regrole
      LOOP EXECUTE format('ALTER TYPE %s OWNER TO ${role}', one.name); END LOOP;
    END $$`);
}

/** What the application may do to each table: everything with rows, but for what a trigger of `refuse_change` keeps as it is. */
export async function grantRights(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; kept: number }>(
    `SELECT c.relname AS name, coalesce(bit_or(t.tgtype::int) FILTER (WHERE p.proname = 'refuse_change'), 0) AS kept
     FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid LEFT JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE c.relnamespace = 'kuaishu'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY c.relname`,
  );
  await client.query('BEGIN');
  try {
    for (const { name, kept } of rows) {
      const table = pg.escapeIdentifier(name);
      await client.query(`REVOKE ALL ON ${table} FROM ${APP}`);
      if (name === 'migration') {
        await client.query(`GRANT SELECT ON ${table} TO ${APP}`);
        continue;
      }
      // pg_trigger.tgtype: 8 DELETE, 16 UPDATE. Emptying a table is nobody's business.
      const update = kept & 16 ? [] : name === 'leaf_outbox' ? ['UPDATE (log_index)'] : ['UPDATE'];
      const remove = kept & 8 ? [] : ['DELETE'];
      await client.query(`GRANT ${['SELECT', 'INSERT', ...update, ...remove].join(', ')} ON ${table} TO ${APP}`);
    }
    await client.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA kuaishu TO ${APP}`);
    // Jobs are sent in the transaction of their act.
    await client.query(`SET LOCAL ROLE ${QUEUE}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO ${APP}`);
    await client.query(
      `ALTER DEFAULT PRIVILEGES IN SCHEMA pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP}`,
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** Addresses to work under. An embedded database gets new passwords for its roles at each start; they are kept nowhere. */
export async function workingUrls(client: pg.ClientBase, url: string, separation: Separation): Promise<DatabaseUrls> {
  if (separation === 'none') return { app: url, queue: url };
  if (separation === 'set_role') return { app: takingRole(url, APP), queue: takingRole(url, QUEUE) };
  const login = async (role: string): Promise<string> => {
    const password = randomBytes(24).toString('base64url');
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    const found = new URL(url);
    found.username = role;
    found.password = password;
    return found.href;
  };
  await client.query('RESET ROLE');
  return { app: await login(APP), queue: await login(QUEUE) };
}

function takingRole(url: string, role: string): string {
  const found = new URL(url);
  found.searchParams.set('options', [found.searchParams.get('options') ?? '', `-c role=${role}`].join(' ').trim());
  return found.href;
}
