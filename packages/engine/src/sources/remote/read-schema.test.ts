import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Server, startMariadb, startPostgresql } from '../testing/servers.ts';
import { databaseKind, readDatabaseSchema } from './read-schema.ts';

describe('PostgreSQL', () => {
  let server: Server;
  let client: pg.Client;
  beforeAll(async () => {
    server = await startPostgresql();
    client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`
      CREATE TABLE person (id bigint PRIMARY KEY, gmsfhm varchar(18) NOT NULL UNIQUE, xm varchar(50), note text);
      COMMENT ON TABLE person IS '人口基本信息';
      COMMENT ON COLUMN person.gmsfhm IS '公民身份号码';
      CREATE SCHEMA work;
      CREATE TABLE work."缴费" (person_id bigint REFERENCES person, month char(6), amount numeric(12,2), PRIMARY KEY (person_id, month));
      CREATE VIEW names AS SELECT xm FROM person;
      CREATE VIEW broken AS SELECT 1 / (id - id) AS n FROM person;
      CREATE TABLE hidden (x int);
      INSERT INTO person SELECT n, 'no' || n, repeat('长', 40), repeat('x', 5000) FROM generate_series(1, 500) n;
      ANALYZE person;
      CREATE ROLE reader LOGIN; GRANT SELECT ON person, names, broken TO reader;`);
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  it('says tables, columns, comments, keys, references and estimates', async () => {
    const { database, tables } = await readDatabaseSchema('postgresql', server.url);
    expect(database).toBe('postgres');
    expect(tables.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'public.broken view',
      'public.hidden table',
      'public.names view',
      'public.person table',
      'work.缴费 table',
    ]);
    expect(tables.find(({ name }) => name === 'person')).toMatchObject({
      comment: '人口基本信息',
      rows: 500,
      key: ['id'],
      unique: [['gmsfhm']],
      sample: null,
      columns: [
        { name: 'id', type: 'bigint', nullable: false, comment: null, length: null },
        { name: 'gmsfhm', type: 'character varying(18)', nullable: false, comment: '公民身份号码', length: 18 },
        { name: 'xm', nullable: true, length: 50 },
        { name: 'note', type: 'text' },
      ],
    });
    expect(tables.find(({ name }) => name === '缴费')).toMatchObject({
      key: ['person_id', 'month'],
      foreignKeys: [{ columns: ['person_id'], references: 'public.person' }],
      columns: [{}, { length: 6 }, { precision: 12, scale: 2 }],
    });
  });

  it('looks at as many rows as it was told, cut short; a view that fails has none', async () => {
    const { tables } = await readDatabaseSchema('postgresql', server.url, {
      sample: 7,
      tables: ['person', 'public.broken'],
    });
    expect(tables.map(({ name }) => name)).toEqual(['broken', 'person']);
    expect(tables[0]?.sample).toBeNull();
    expect(tables[1]?.sample).toHaveLength(7);
    expect(tables[1]?.sample?.[0]?.[3]).toHaveLength(200);
  });

  it('shows an account what it may read, and says why it cannot connect', async () => {
    const reader = server.url.replace('kuaishu@', 'reader@');
    expect((await readDatabaseSchema('postgresql', reader)).tables.map(({ name }) => name)).toEqual([
      'broken',
      'names',
      'person',
    ]);
    await expect(readDatabaseSchema('postgresql', server.url.replace('/postgres', '/nowhere'))).rejects.toMatchObject({
      code: 'CONNECTION',
    });
  });
});

describe('MySQL and MariaDB', () => {
  let server: Server | null;
  beforeAll(async () => {
    server = await startMariadb();
  });
  afterAll(() => server?.stop());

  it('say the same of theirs', async (context) => {
    if (!server) return context.skip();
    const connection = await createConnection({ uri: server.url, multipleStatements: true });
    await connection.query(`
      CREATE TABLE qyxx (id int AUTO_INCREMENT PRIMARY KEY, tyshxydm varchar(18) NOT NULL COMMENT '统一社会信用代码', zczb decimal(18,2), bz text,
        UNIQUE KEY uk (tyshxydm)) COMMENT='企业登记信息';
      CREATE TABLE bgjl (qyid int, bgrq date, FOREIGN KEY (qyid) REFERENCES qyxx(id));
      CREATE VIEW v AS SELECT tyshxydm FROM qyxx;
      INSERT INTO qyxx (tyshxydm) VALUES ('91520100M000100Y43'), ('91520100M000100Y44');`);
    await connection.end();
    const { tables } = await readDatabaseSchema('mysql', server.url, { sample: 5 });
    expect(tables).toMatchObject([
      { id: 'strips.bgjl', foreignKeys: [{ columns: ['qyid'], references: 'strips.qyxx' }], sample: [] },
      {
        name: 'qyxx',
        comment: '企业登记信息',
        key: ['id'],
        unique: [['tyshxydm']],
        columns: [
          { nullable: false },
          { comment: '统一社会信用代码', length: 18, nullable: false },
          { precision: 18, scale: 2 },
          { type: 'text', length: null },
        ],
        sample: [
          ['1', '91520100M000100Y43', null, null],
          ['2', '91520100M000100Y44', null, null],
        ],
      },
      { name: 'v', kind: 'view', comment: null },
    ]);
  });
});

it('an address says which database it is', () => {
  expect(
    ['postgres://h/d', 'postgresql://h/d', 'mysql://h/d', 'mariadb://h/d', 'oracle://h/d', 'file.csv'].map(
      databaseKind,
    ),
  ).toEqual(['postgresql', 'postgresql', 'mysql', 'mysql', undefined, undefined]);
});
