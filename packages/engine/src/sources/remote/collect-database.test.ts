import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBack, useScratch } from '../testing/scratch.ts';
import { type Server, startMariadb, startPostgresql } from '../testing/servers.ts';
import { type CollectedTable, collectDatabase, type DatabaseSource } from './collect-database.ts';

const scratch = useScratch();
let serial = 0;

async function fetched(source: DatabaseSource): Promise<CollectedTable & { values: (string | null)[][] }> {
  const to = join(scratch.folder, `table-${++serial}.parquet`);
  const collected = await collectDatabase(scratch.engine(), source, { to });
  return { ...collected, values: (await readBack(scratch.engine(), to, collected.columns)).values };
}

const HOSTILE = 'a"b`c\'; DROP TABLE people; --';

describe('PostgreSQL', () => {
  let server: Server;
  let client: pg.Client;

  beforeAll(async () => {
    server = await startPostgresql();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  const table = (name: string, more: Partial<DatabaseSource> = {}): DatabaseSource => ({
    kind: 'postgresql',
    url: server.url,
    table: name,
    ...more,
  });

  it('gives every type as the database writes it, in the order of the key', async () => {
    await client.query(
      `CREATE TABLE "人员" ("编号" bigint PRIMARY KEY, d date, t timestamptz, n numeric(20,6), f float8, b boolean, j jsonb, a text[], x bytea, "空" text)`,
    );
    await client.query(
      `INSERT INTO "人员" VALUES (9007199254740993, '1990-01-31', '2026-05-06 07:08:09+08', 1.500000, 0.1, true, '{"a": 1}', '{甲,"乙 丙"}', '\\x00ff', ''), (1, NULL, NULL, NULL, 'NaN', NULL, NULL, NULL, NULL, NULL)`,
    );
    await client.query(`SET timezone = 'UTC'`);
    const taken = await fetched(table('人员'));
    expect(taken.columns).toEqual(['编号', 'd', 't', 'n', 'f', 'b', 'j', 'a', 'x', '空']);
    expect(taken.values[0]).toEqual(['1', null, null, null, 'NaN', null, null, null, null, null]);
    const [id, d, t, ...rest] = taken.values[1]!;
    expect([id, d, ...rest]).toEqual([
      '9007199254740993',
      '1990-01-31',
      '1.500000',
      '0.1',
      'true',
      '{"a": 1}',
      '{甲,"乙 丙"}',
      '\\x00ff',
      '',
    ]);
    expect(new Date(`${t}:00`.replace(' ', 'T')).toISOString()).toBe('2026-05-05T23:08:09.000Z');
    expect(taken).toMatchObject({
      rows: 2,
      rejected: 0,
      total: 2,
      cursorValue: null,
      format: 'postgresql',
      firstLine: null,
    });
  });

  it('streams, and goes on from the cursor', async () => {
    await client.query('CREATE TABLE log (id serial, at timestamp, v text)');
    await client.query(
      "INSERT INTO log (at, v) SELECT timestamp '2026-01-01' + g * interval '1 minute', '行' || g FROM generate_series(1, 12000) g",
    );
    const first = await fetched(table('log', { cursor: 'at' }));
    expect(first.rows).toBe(12_000);
    expect(first.values.at(-1)![2]).toBe('行12000');
    expect(first.cursorValue).toBe('2026-01-09 08:00:00');
    const nothing = await fetched(table('log', { cursor: 'at', after: first.cursorValue! }));
    expect(nothing).toMatchObject({ rows: 0, cursorValue: first.cursorValue });
    await client.query("INSERT INTO log (at, v) VALUES ('2026-01-09 08:00:00.5', 'new')");
    const more = await fetched(table('log', { cursor: 'at', after: first.cursorValue! }));
    expect(more.values.map((row) => row[2])).toEqual(['new']);
    const ids = await fetched(table('log', { cursor: 'id', after: '9999' }));
    // compared as numbers, not as text
    expect(ids.rows).toBe(2002);
  });

  it('finds tables by schema, and names are only names', async () => {
    await client.query('CREATE SCHEMA "ODS"; CREATE TABLE "ODS"."T" (v int); INSERT INTO "ODS"."T" VALUES (1)');
    expect((await fetched(table('ODS.T'))).values).toEqual([['1']]);
    const quoted = HOSTILE.replaceAll('"', '""');
    await client.query(`CREATE TABLE "${quoted}" ("${quoted}" text PRIMARY KEY); INSERT INTO "${quoted}" VALUES ('x')`);
    const hostile = await fetched(table(HOSTILE, { cursor: HOSTILE, after: "a'; DROP TABLE log; --" }));
    expect(hostile).toMatchObject({ columns: [HOSTILE], values: [['x']], cursorValue: 'x' });
    expect((await client.query('SELECT count(*)::int AS n FROM log')).rows[0].n).toBeGreaterThan(0);
  });

  it('says what is wrong, without the password', async () => {
    const problem = (source: DatabaseSource) =>
      fetched(source).then(
        () => null,
        (error: unknown) => error as Error & { code: string; place: unknown },
      );
    expect(await problem(table('no_such'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await problem(table('log', { cursor: 'none' }))).toMatchObject({ code: 'HEADER_MISSING' });
    await client.query('CREATE ROLE reader LOGIN');
    expect(await problem({ ...table('log'), url: server.url.replace('kuaishu@', 'reader@') })).toMatchObject({
      code: 'NO_PERMISSION',
    });
    const closed = await problem({ kind: 'postgresql', url: 'postgresql://u:s3cret@127.0.0.1:1/db', table: 'x' });
    expect(closed).toMatchObject({ code: 'CONNECTION' });
    expect(JSON.stringify([closed, closed!.message, closed!.place])).not.toContain('s3cret');
  });

  it('changes nothing', async () => {
    await client.query("CREATE VIEW eats AS SELECT nextval('log_id_seq') AS v");
    await expect(fetched(table('eats'))).rejects.toThrow(/read-only/);
  });
});

describe('MySQL (MariaDB)', async () => {
  const server = await startMariadb();
  if (!server && process.env['CI']) throw new Error('MariaDB is missing: install mariadb-server');
  if (!server) console.warn('MariaDB is not installed here: its tests are skipped (under CI they must run)');
  afterAll(() => server?.stop());
  const table = (name: string, more: Partial<DatabaseSource> = {}): DatabaseSource => ({
    kind: 'mysql',
    url: server!.url,
    table: name,
    ...more,
  });

  it.skipIf(!server)(
    'gives every type as text, with all digits',
    async () => {
      const connection = await createConnection({ uri: server!.url, multipleStatements: true, charset: 'utf8mb4' });
      await connection.query(`CREATE TABLE 人员 (编号 BIGINT UNSIGNED PRIMARY KEY, d DATE, t DATETIME(3), n DECIMAL(30,10), f DOUBLE, b BIT(4), y YEAR, s SET('a','b'), x BLOB, v VARCHAR(50), z TIME);
      INSERT INTO 人员 VALUES (18446744073709551615, '1990-01-31', '2026-05-06 07:08:09.123', 12345678901234567890.0123456789, 0.1, b'1010', 2026, 'a,b', x'00ff', '㵲😀', '838:59:59'), (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL)`);
      const taken = await fetched(table('人员'));
      expect(taken.values).toEqual([
        ['1', null, null, null, null, null, null, null, null, '', null],
        [
          '18446744073709551615',
          '1990-01-31',
          '2026-05-06 07:08:09.123',
          '12345678901234567890.0123456789',
          '0.1',
          '10',
          '2026',
          'a,b',
          '00ff',
          '㵲😀',
          '838:59:59',
        ],
      ]);
      expect(taken).toMatchObject({
        rows: 2,
        total: 2,
        format: 'mysql',
        columns: ['编号', 'd', 't', 'n', 'f', 'b', 'y', 's', 'x', 'v', 'z'],
      });
      await connection.query(
        `CREATE TABLE \`${HOSTILE.replaceAll('`', '``')}\` (\`${HOSTILE.replaceAll('`', '``')}\` INT, v TEXT); INSERT INTO \`${HOSTILE.replaceAll('`', '``')}\` SELECT seq, CONCAT('行', seq) FROM seq_1_to_12000`,
      );
      const first = await fetched(table(HOSTILE, { cursor: HOSTILE }));
      expect(first).toMatchObject({ rows: 12_000, cursorValue: '12000' });
      const more = await fetched(table(`strips.${HOSTILE}`, { cursor: HOSTILE, after: '9999' }));
      expect([more.rows, more.values[0]]).toEqual([2001, ['10000', '行10000']]);
      await connection.end();
    },
    30_000,
  );

  it.skipIf(!server)('says what is wrong', async () => {
    await expect(fetched(table('no_such'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(fetched({ ...table('x'), url: server!.url.replace('root@', 'nobody:s3cret@') })).rejects.toMatchObject(
      { code: 'CONNECTION' },
    );
    await expect(fetched({ ...table('x'), url: 'mysql://u:p@127.0.0.1:1/db' })).rejects.toMatchObject({
      code: 'CONNECTION',
    });
  });
});
