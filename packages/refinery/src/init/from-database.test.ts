import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProject } from '@kuaishu/catalog';
import { type Server, startMariadb, startPostgresql } from '@kuaishu/engine/testing';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draftDatabaseProject } from './draft-database.ts';
import { headingOf } from './from-database.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-init-db-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const entriesIn = async () =>
  Object.fromEntries((await loadProject(dir)).entries.map(({ entry }) => [entry.resource, entry]));

describe('entries drafted from PostgreSQL', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startPostgresql();
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`
      CREATE TABLE rk_jbxx (id bigint PRIMARY KEY, gmsfhm varchar(18) NOT NULL UNIQUE, xm varchar(50) NOT NULL, xb char(1), csrq date, c7 varchar(11), gxsj timestamp NOT NULL);
      COMMENT ON TABLE rk_jbxx IS '户籍人口基本信息';
      COMMENT ON COLUMN rk_jbxx.gmsfhm IS '公民身份号码';
      COMMENT ON COLUMN rk_jbxx.xm IS '姓名';
      COMMENT ON COLUMN rk_jbxx.xb IS '性别：1男 2女';
      COMMENT ON COLUMN rk_jbxx.csrq IS '出生日期';
      COMMENT ON COLUMN rk_jbxx.gxsj IS '更新时间';
      CREATE TABLE hy_djxx (bh int PRIMARY KEY, ryid bigint REFERENCES rk_jbxx, djrq date, fj numeric(10,2));
      COMMENT ON TABLE hy_djxx IS '婚姻登记信息';
      COMMENT ON COLUMN hy_djxx.fj IS '工本费';
      CREATE TABLE self (id int PRIMARY KEY, parent int REFERENCES self);
      ALTER TABLE rk_jbxx ADD hyid int REFERENCES hy_djxx;
      CREATE TABLE flyway_schema_history (x int);
      CREATE TABLE rk_jbxx_bak (x int);
      INSERT INTO rk_jbxx SELECT n, '52010219900101' || lpad(n::text, 4, '0'), '王芳', '2', DATE '1990-01-01', '1390000' || lpad(n::text, 4, '0'), now() FROM generate_series(1, 50) n;
      ANALYZE;`);
    await client.end();
  });
  afterAll(() => server.stop());

  it('pass lint, with what the database itself knows, and each guess with its reason', async () => {
    const report = await draftDatabaseProject(dir, server.url.replace('kuaishu@', 'kuaishu:geheim@'), { force: true });
    const { faults } = await loadProject(dir);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    const entries = await entriesIn();
    const people = Object.values(entries).find(({ name }) => name.zh === '户籍人口基本信息');
    expect(people).toMatchObject({
      subject: 'person',
      key: ['gmsfhm'],
      freshness: 'gxsj',
      grade: 'yellow',
      volume: { rows: 50 },
      format: { class: '数据库', type: 'postgresql' },
      system: { name: 'postgres' },
      source: { database: 'postgresql', table: 'public.rk_jbxx', cursor: 'gxsj' },
    });
    expect(people?.items.map(({ name, title, element, required }) => [name, title?.zh, element, required])).toEqual([
      ['id', undefined, expect.anything(), true],
      ['gmsfhm', '公民身份号码', 'resident_id', true],
      ['xm', '姓名', 'person_name', true],
      ['xb', '性别', 'sex', undefined],
      ['csrq', '出生日期', 'birth_date', undefined],
      ['c7', undefined, undefined, undefined],
      ['gxsj', '更新时间', 'updated_at', true],
      ['hyid', undefined, undefined, undefined],
    ]);
    const marriage = Object.values(entries).find(({ name }) => name.zh === '婚姻登记信息');
    expect(marriage?.items.find(({ name }) => name === 'fj')).toMatchObject({
      type: 'N',
      length: 10,
      scale: 2,
      title: { zh: '工本费' },
    });
    // the two tables point to each other: one of the references is kept
    expect([people?.related, marriage?.related].filter(Boolean)).toHaveLength(1);
    expect(report.warnings.map(({ file, zh }) => `${file} ${zh}`)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('flyway_schema_history'),
        expect.stringContaining('rk_jbxx_bak'),
        expect.stringContaining('DATABASE_PASSWORD'),
      ]),
    );
    expect(
      report.guesses.every(
        ({ confidence, reason }) => confidence >= 0 && confidence <= 1 && reason.zh !== '' && reason.en !== '',
      ),
    ).toBe(true);
    for (const name of await readdir(join(dir, 'catalog'))) {
      const text = await readFile(join(dir, 'catalog', name), 'utf8');
      expect(text).not.toContain('geheim');
      expect(text).not.toContain('52010219900101');
    }
  });

  it('recognise by content where a sample may be taken, and keep no value of it', async () => {
    await draftDatabaseProject(dir, server.url, { force: true, sample: 50, tables: ['rk_jbxx'] });
    const [people] = Object.values(await entriesIn());
    expect(people?.items.find(({ name }) => name === 'c7')?.element).toMatch(/mobile|phone/);
    const text = await readFile(join(dir, 'catalog', `${people?.resource}.yaml`), 'utf8');
    expect(text).not.toMatch(/1390000|王芳|19900101/);
  });

  it('are refused for what is no database or has no table', async () => {
    await expect(draftDatabaseProject(dir, 'http://x', { force: true })).rejects.toMatchObject({
      code: 'NOT_A_DATABASE',
    });
    await expect(draftDatabaseProject(dir, server.url, { force: true, tables: ['nothing'] })).rejects.toMatchObject({
      code: 'NO_TABLES',
    });
  });
});

it('entries drafted from MariaDB pass lint too', async (context) => {
  const server = await startMariadb();
  if (!server) return context.skip();
  try {
    const connection = await createConnection({ uri: server.url, multipleStatements: true });
    await connection.query(
      `CREATE TABLE qyxx (id int AUTO_INCREMENT PRIMARY KEY, tyshxydm varchar(18) NOT NULL COMMENT '统一社会信用代码', qymc varchar(200) COMMENT '企业名称', zczb decimal(18,2) COMMENT '注册资本(万元)', UNIQUE KEY uk (tyshxydm)) COMMENT='企业登记信息'`,
    );
    await connection.end();
    await draftDatabaseProject(dir, server.url, { force: true });
    expect((await loadProject(dir)).faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [companies] = Object.values(await entriesIn());
    expect(companies).toMatchObject({
      subject: 'organisation',
      key: ['tyshxydm'],
      source: { database: 'mysql', table: 'qyxx' },
    });
    expect(companies?.items.map(({ element }) => element)).toEqual([
      expect.anything(),
      'uscc',
      'org_name',
      'registered_capital',
    ]);
  } finally {
    await server.stop();
  }
});

it('a comment’s first words are the heading', () => {
  expect(['性别：1男2女', '姓名', '金额(元)', '出生日期，yyyyMMdd', ' ', null, 'x'.repeat(50)].map(headingOf)).toEqual([
    '性别',
    '姓名',
    '金额',
    '出生日期',
    undefined,
    undefined,
    undefined,
  ]);
});
