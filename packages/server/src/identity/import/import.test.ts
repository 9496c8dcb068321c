import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GrantsSheet, PeopleImport, type PeopleSheet, type SheetRowFault } from '@kuaishu/api';
import exceljs from 'exceljs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActs } from '../../acts/acts.ts';
import { inFolder } from '../../in-folder.ts';
import { SYSTEM } from '../../policy/principal.ts';
import type { Role } from '../../policy/roles.ts';
import { accountStore } from '../accounts/store.ts';
import { delegationStore } from '../delegations/store.ts';
import { grantRole } from '../roles/service.ts';
import { roleStore } from '../roles/store.ts';
import {
  addOrganisation,
  addUser,
  type Browser,
  startWorld,
  type TestIdentity,
  type World,
} from '../testing/start-identity.ts';
import { judgeGrants } from './judge-grants.ts';

let test: TestIdentity;
let world: World;
let civil: string;
let guiyang: string;
let zunyi: string;
let education: string;
/** A system and a security administrator of Guiyang alone. */
let system: Browser;
let security: Browser;

beforeAll(async () => {
  ({ test, world, org: civil } = await startWorld('贵州省民政厅'));
  const government = (zh: string, region: string) =>
    addOrganisation(world, { parent: world.root, zh, kind: 'government', level: 'prefecture', region });
  guiyang = await government('贵阳市人民政府', '520100');
  zunyi = await government('遵义市人民政府', '520300');
  const bureau = (parent: string, zh: string, region: string) =>
    addOrganisation(world, { parent, zh, level: 'prefecture', region });
  education = await bureau(guiyang, '贵阳市教育局', '520100');
  await bureau(zunyi, '遵义市教育局', '520300');
  const officer = async (login: string, role: Role) =>
    (await addUser(test, world, { login, organisation: guiyang, roles: [role] })).browser;
  [system, security] = [await officer('gy.system', 'system_admin'), await officer('gy.security', 'security_admin')];
});
afterAll(() => test.close());

async function read<T = PeopleSheet>(list: 'people' | 'grants', bytes: Buffer, as: Browser, name = 'list.csv') {
  const { status, body, text } = await test.inject({
    method: 'POST',
    url: `/api/import/${list}/sheet`,
    headers: { cookie: as.cookie, 'content-type': 'application/octet-stream', 'x-file-name': name },
    payload: bytes,
  });
  return { status, text, body: body as T };
}
const told = ({ faults }: { faults: readonly SheetRowFault[] }, severity = 'error') =>
  faults.filter((fault) => fault.severity === severity).map(({ row, column }) => `${row} ${column ?? ''}`);
const send = ({ organisations, users }: PeopleSheet, more: object = {}) => ({
  organisations: organisations.map(({ take }) => take),
  users: users.map(({ take }) => take),
  ...more,
});
const totals = async () => {
  const [people, houses] = await Promise.all([
    world.system.ask('GET', '/api/users'),
    world.system.ask('GET', '/api/organisations'),
  ]);
  return [people.body.total, houses.body.total];
};
const refusals = () =>
  test.database.db
    .selectFrom('audit_record')
    .select(['action', 'detail'])
    .where('outcome', '=', 'refused')
    .orderBy('at')
    .orderBy('id')
    .execute();

/** A workbook as a person fills one in: sheet → rows. */
const workbook = (sheets: Readonly<Record<string, readonly (readonly (string | Date | null)[])[]>>) => {
  const book = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows.map((row) => [...row]));
  return book.xlsx.writeBuffer().then((bytes) => Buffer.from(bytes));
};

describe('a sheet of people', () => {
  it('is read in whatever encoding it was saved, shown before anything is made, and made as it was shown, with passwords that are good once', async () => {
    const text =
      '市教育局人员\r\n账号*,姓名*,单位,邮箱\r\nli.na,"李,\u3000娜",贵阳市教育局,\r\nwang.fang,王芳,贵州省民政厅,w@example.cn\r\n';
    const saved = {
      'utf-8': Buffer.from(text),
      'with its mark': Buffer.from(`\uFEFF${text}`),
      'utf-16': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      gb18030: iconv.encode(text, 'gb18030'),
    };
    const before = await totals();
    const answers: PeopleSheet[] = [];
    for (const [how, bytes] of Object.entries(saved)) {
      const { status, body } = await read('people', bytes, world.system);
      expect([how, status, body.faults]).toEqual([how, 200, []]);
      answers.push(body);
    }
    const [first] = answers as [PeopleSheet];
    for (const other of answers) expect(other).toEqual(first);
    expect(
      first.users.map(({ row, take, organisationName }) => [row, take.login, take.name, organisationName.zh]),
    ).toEqual([
      [3, 'li.na', '李,\u3000娜', '贵阳市教育局'],
      [4, 'wang.fang', '王芳', '贵州省民政厅'],
    ]);
    expect(await totals()).toEqual(before);

    const made = await world.system.ask('POST', '/api/import/people', send(first, { passwords: true }));
    expect(made.status).toBe(200);
    expect(await totals()).toEqual([before[0] + 2, before[1]]);
    const signIn = (password: string) =>
      test.browser().ask('POST', '/api/session/password', { login: 'li.na', password });
    expect((await signIn(made.body.passwords['wang.fang'])).status).not.toBe(200);
    expect((await signIn(made.body.passwords['li.na'])).body.state).toBe('new_password');
    // sent a second time it says that they are there
    const again = await read('people', saved.gb18030, world.system);
    expect(told(again.body)).toEqual(['3 账号', '4 账号']);
    expect(again.body.users).toEqual([]);
  });

  it('in a workbook brings the houses along, in whatever order, in either language', async () => {
    const bytes = await workbook({
      Organisations: [
        ['Ref', 'Name in Chinese', 'Parent', 'Kind', 'Level', 'Division code', 'Active from'],
        [null, '贵阳市考试院', '贵阳市招生办', 'public institution', 'prefecture', '520100', null],
        ['zsb', '贵阳市招生办公室', '贵阳市教育局', '事业单位', '市级', '520100', new Date(Date.UTC(2020, 0, 2))],
      ],
      人员: [
        ['姓名', '登录名', '所在单位'],
        ['赵一', 'zhao.yi', '贵阳市考试院'],
        ['钱二', 'QIAN.er', 'zsb'],
      ],
      备注: [['随便写写'], ['不读']],
    });
    const wrong = await read('people', bytes, system, 'list.xlsx');
    expect(told(wrong.body)).toEqual(['2 Parent']);
    expect(wrong.body.faults[0]?.mend.zh).toContain('写机构的全称');
    const right = await read(
      'people',
      await workbook({
        Organisations: [
          ['Ref', 'Name in Chinese', 'Parent', 'Kind', 'Level', 'Division code', 'Active from'],
          [null, '贵阳市考试院', 'zsb', 'public institution', 'prefecture', '520100', null],
          ['zsb', '贵阳市招生办公室', '贵阳市教育局', '事业单位', '市级', '520100', new Date(Date.UTC(2020, 0, 2))],
        ],
        人员: [
          ['姓名', '登录名', '所在单位'],
          ['赵一', 'zhao.yi', '贵阳市考试院'],
          ['钱二', 'QIAN.er', 'zsb'],
        ],
      }),
      system,
      'list.xlsx',
    );
    expect(right.body.faults).toEqual([]);
    expect(right.body.organisations.map(({ sheet, row, parentName }) => [sheet, row, parentName.zh])).toEqual([
      ['Organisations', 2, '贵阳市招生办公室'],
      ['Organisations', 3, '贵阳市教育局'],
    ]);
    const made = await system.ask('POST', '/api/import/people', send(right.body));
    expect([made.status, Object.keys(made.body.users)]).toEqual([200, ['zhao.yi', 'qian.er']]);
    const house = (await system.ask('GET', `/api/organisations/${made.body.organisations['zsb']}`)).body;
    expect(house).toMatchObject({ parent: education, level: 'prefecture', activeFrom: '2020-01-02', children: 1 });
  });

  it('every fault is told at once with its cell and how to mend it, in both languages, and nothing is made', async () => {
    const before = await totals();
    const { body } = await read(
      'people',
      await workbook({
        用户: [
          ['账号*', '姓名*', '单位*', '手机号'],
          ['gy.system', '甲', '贵阳市教育局', '1'],
          ['a b', '', '教育局', '1'],
          ['x.one', '乙', '没有这个局', '1'],
          ['X.ONE', '乙', '', '1'],
          ['x.two', '<b>丙</b>', "=cmd|' /C calc'!A0", '1'],
        ],
        机构: [
          ['中文名称', '上级机构', '类别', '层级', '行政区划代码', '统一社会信用代码'],
          ['子', '丑', '衙门', '市州级', '520100', '123'],
          ['丑', '子', '部门', '市州级', '999999', ''],
          ['寅', '贵阳市人民政府', '政府', '市州级', '520300', ''],
        ],
      }),
      world.system,
      'list.xlsx',
    );
    expect(body.users.length + body.organisations.length).toBe(0);
    expect(told(body).toSorted()).toEqual(
      [
        // people
        '2 账号', // taken
        '3 账号',
        '3 姓名',
        '3 单位',
        '4 单位',
        '5 账号', // twice
        '5 单位',
        '6 姓名',
        '6 单位',
        // organisations
        '2 类别',
        '2 统一社会信用代码',
        '3 上级机构', // a circle
        '3 行政区划代码',
        '4 行政区划代码',
        '4 层级',
      ].toSorted(),
    );
    expect(body.errors).toBe(told(body).length);
    expect(told(body, 'warning')).toEqual(['1 手机号']);
    const twice = body.faults.find(({ sheet, row, column }) => sheet === '用户' && row === 5 && column === '账号');
    expect(twice).toMatchObject({
      cell: 'A5',
      message: { zh: expect.stringContaining('见第 4 行'), en: expect.stringContaining('See row 4') },
    });
    for (const { message, mend } of body.faults)
      for (const text of [message, mend]) expect([text.zh, text.en].every((one) => one.length > 3)).toBe(true);
    expect(await totals()).toEqual(before);
    // text that would run is on record, with nothing of it
    expect((await refusals()).at(-1)).toMatchObject({
      action: 'organisation.manage',
      detail: { fault: { markup: 1, formula: 1 }, cells: ['B6', 'C6'] },
    });
  });

  it('sent without having been read it is judged the same: all faults in one answer', async () => {
    const before = await totals();
    const answer = await world.system.ask('POST', '/api/import/people', {
      organisations: [
        {
          ref: 'a',
          parent: 'none',
          kind: 'department',
          level: 'province',
          region: '999999',
          name: { zh: '甲', en: 'A' },
        },
      ],
      users: [
        { login: 'gy.system', name: '甲', organisation: 'a' },
        { login: 'y.one', name: '乙', organisation: 'nowhere' },
      ],
    });
    expect(answer.status).toBe(400);
    expect(answer.body.faults.map(({ where }: { where: string }) => where)).toEqual([
      'organisations.0.parent',
      'organisations.0.region',
      'users.0.login',
      'users.1.organisation',
    ]);
    expect(await totals()).toEqual(before);
  });

  it('reaches no further than its sender: rows of another prefecture are faults, refused and on record', async () => {
    const rows = Buffer.from('账号,姓名,单位\np.one,甲,贵阳市教育局\np.two,乙,遵义市教育局\n');
    const { body } = await read('people', rows, system);
    expect(told(body)).toEqual(['3 单位']);
    expect((await refusals()).at(-1)).toMatchObject({ detail: { forbidden: 1, lines: ['users.1.organisation'] } });
    const forced = await system.ask('POST', '/api/import/people', {
      organisations: [],
      users: [{ login: 'p.two', name: '乙', organisation: zunyi }],
    });
    expect(forced.status).toBe(403);
    expect((await world.system.ask('GET', '/api/users?q=p.two')).body.total).toBe(0);
    // nor is anything read for who may do neither
    expect((await read('people', rows, security)).status).toBe(403);
    expect((await read('grants', rows, system)).status).toBe(403);
  });

  it('more rows than are taken at once are told before anything else is done with them', async () => {
    const rows = Array.from({ length: 5_001 }, (_, i) => `m.${i},甲,没有的局${i % 300}`);
    const { body } = await read('people', Buffer.from(['账号,姓名,单位', ...rows].join('\n')), world.system);
    expect(body.faults[0]).toMatchObject({ row: 0, message: { zh: '有 5001 行，一次最多 5000 行。' } });
    expect([body.faults.length, body.faultCount, body.errors]).toEqual([5_000, 5_001, 5_001]);
  });

  it('the template is a sheet that is read: filled in with its own examples it has no fault', async () => {
    for (const lang of ['zh', 'en']) {
      const { status, headers } = await world.system.ask('GET', `/api/import/people/template?lang=${lang}`);
      expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
      const answer = await test.app.inject({
        method: 'GET',
        url: `/api/import/people/template?lang=${lang}`,
        headers: { host: '127.0.0.1:8170', cookie: world.system.cookie },
      });
      const empty = await read('people', answer.rawPayload, world.system, 'template.xlsx');
      expect(empty.body.faults.map(({ row, message }) => [row, message.zh])).toEqual([[0, '表头下没有一行内容。']]);
      const filled = await withExamples(answer.rawPayload);
      const { body } = await read('people', filled, world.system, 'template.xlsx');
      expect(told(body)).toEqual([]);
      expect([body.users.length, body.organisations.length]).toEqual([1, 1]);
      expect(Value.Check(PeopleImport, send(body))).toBe(true);
    }
    const csv = await world.security.ask('GET', '/api/import/grants/template?as=csv&lang=en');
    expect(csv.text).toBe('\uFEFFAccount*,Name,Organisation*,Role*,Last day,Reason\r\n');
  });
});

/** Each list of the template with the examples of its notes as its one row. */
async function withExamples(bytes: Buffer): Promise<Buffer> {
  return inFolder(async (folder) => {
    const path = join(folder, 'template.xlsx');
    await writeFile(path, bytes);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const notes = book.worksheets.at(-1);
    for (const sheet of book.worksheets.slice(0, -1)) {
      const of: string[] = [];
      notes?.eachRow((row) => {
        if (row.getCell(1).text === sheet.name) of.push(row.getCell(5).text);
      });
      sheet.getRow(2).values = of;
    }
    return Buffer.from(await book.xlsx.writeBuffer());
  });
}

describe('a sheet of grants', () => {
  it('shows who would get which role where, and grants it with the reasons and days of its rows', async () => {
    const rows = [
      ['Account', 'Name', 'Organisation', 'Role', 'Last day', 'Reason'],
      ['li.na', '李, 娜', '贵阳市教育局', '数据专员', '2027/12/31', '岗位调整'],
      ['WANG.FANG', '', '贵州省民政厅', 'Head of department', '', ''],
    ];
    const { body } = await read<GrantsSheet>('grants', await workbook({ x: rows }), world.security, 'grants.xlsx');
    expect(body.faults).toEqual([]);
    expect(
      body.grants.map(({ row, name, roleName, organisationName }) => [row, name, roleName.zh, organisationName.zh]),
    ).toEqual([
      [2, '李,\u3000娜', '数据专员', '贵阳市教育局'],
      [3, '王芳', '部门负责人', '贵州省民政厅'],
    ]);
    const done = await world.security.ask('POST', '/api/import/grants', {
      grants: body.grants.map(({ take }) => take),
      reason: '批量授权',
    });
    expect(done.body).toEqual({ grants: 2 });
    const { body: people } = await world.security.ask('GET', '/api/users?q=li.na');
    expect(people.items[0].grants).toMatchObject([
      { role: { role: 'steward' }, reason: '岗位调整', until: '2027-12-31T15:59:59.999Z' },
    ]);
    const { body: others } = await world.security.ask('GET', '/api/users?q=wang.fang');
    expect(others.items[0].grants).toMatchObject([{ role: { role: 'head' }, reason: '批量授权', until: null }]);
  });

  it('keeps every rule of a single grant, and tells all that breaks one', async () => {
    const rows = [
      '账号,姓名,单位,角色,截止日期',
      'li.na,,贵阳市教育局,数据专员,', // held
      'li.na,,贵阳市教育局,审计管理员,', // an officer beside another role
      'zhao.yi,赵二,贵阳市教育局,工作人员,', // another person's name
      'qian.er,,贵阳市教育局,系统管理员,',
      'qian.er,,贵阳市教育局,领导,', // beside the row above
      'zhao.yi,,贵阳市教育局,国王,', // no role
      'zhao.yi,,贵阳市教育局,领导,2020-01-01', // past
      'nobody,,贵阳市教育局,领导,',
      'gy.security,,贵阳市教育局,领导,', // to oneself
      'zhao.yi,,遵义市教育局,领导,', // elsewhere
      'wang.fang,,贵阳市教育局,领导,', // somebody of elsewhere
      'zhao.yi,,贵阳市考试院,评估员,',
      'zhao.yi,,贵阳市考试院,评估员,', // twice
    ];
    const { body } = await read<GrantsSheet>('grants', Buffer.from(rows.join('\n')), security);
    expect(told(body)).toEqual([
      '2 角色',
      '3 角色',
      '4 姓名',
      '6 角色',
      '7 角色',
      '8 截止日期',
      '9 账号',
      '10 账号',
      '11 单位',
      '12 账号',
      '14 角色',
    ]);
    expect(body.grants).toEqual([]);
    expect(body.faults.find(({ row }) => row === 6)?.message.zh).toContain('见第 5 行');
    expect((await refusals()).at(-1)?.detail).toMatchObject({ forbidden: 3 });
    const forced = await security.ask('POST', '/api/import/grants', {
      grants: [
        { user: 'zhao.yi', organisation: education, role: 'staff' },
        { user: 'zhao.yi', organisation: education, role: 'security_admin' },
      ],
      reason: '绕过预览',
    });
    expect([forced.status, forced.body.where]).toEqual([409, 'grants.1.role']);
    expect((await world.security.ask('GET', '/api/users?q=zhao.yi')).body.items[0].grants).toEqual([]);
  });

  it('a name that several are called is taken for none of them by whoever keeps them all, and for one’s own by whoever keeps one', async () => {
    for (const parent of [guiyang, zunyi])
      await addOrganisation(world, {
        parent,
        zh: '市政务服务中心',
        kind: 'institution',
        level: 'prefecture',
        region: parent === guiyang ? '520100' : '520300',
      });
    const rows = Buffer.from('账号,单位,角色\nzhao.yi,市政务服务中心,工作人员\n');
    const { body } = await read<GrantsSheet>('grants', rows, world.security);
    expect(body.faults[0]).toMatchObject({
      row: 2,
      column: '单位',
      message: { zh: '有 2 个机构叫“市政务服务中心”。' },
    });
    expect((await read<GrantsSheet>('grants', rows, security)).body.faults).toEqual([]);
  });

  it('what is found wrong beforehand is what the database refuses, and nothing else (property)', async () => {
    const { db } = test.database;
    const logins = ['o.one', 'o.two', 'o.three'];
    for (const login of logins)
      await addUser(test, world, { login, organisation: civil, roles: login === 'o.one' ? ['staff'] : [] });
    const people = [...(await accountStore(db).byLogins(logins)).values()];
    const roles = roleStore(db);
    const tree = await test.identity.directory.tree();
    const [lender, borrower] = people as [(typeof people)[0], (typeof people)[0]];
    const { post } = await db
      .selectFrom('post')
      .innerJoin('post_role', 'post_role.post', 'post.id')
      .select('post.id as post')
      .where('account', '=', lender.id)
      .executeTakeFirstOrThrow();
    await db.transaction().execute((trx) =>
      delegationStore(db).add(
        trx,
        {
          id: 'delegation_TEST',
          post,
          delegate: borrower.id,
          reason: '代岗',
          until: new Date(Date.now() + 3_600_000),
          by: lender.id,
        },
        test.now(),
      ),
    );
    const ids = people.map(({ id }) => id);
    const ground = {
      tree,
      accounts: new Map(people.map((one) => [one.id, one])),
      held: await roles.grants(ids, test.now()),
      delegating: await delegationStore(db).standing(ids, test.now()),
      now: test.now(),
    };
    expect(ground.delegating.size).toBe(2);
    const allows = { principal: SYSTEM, require: () => ({ allowed: true, policies: [] }) } as never;
    const acts = openActs(db, test.now);
    class Undone extends Error {}
    const line = fc.record({
      user: fc.constantFrom(...ids),
      organisation: fc.constantFrom(civil, guiyang),
      role: fc.constantFrom<Role>('staff', 'steward', 'system_admin', 'audit_admin'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const { faults } = judgeGrants(allows, lines, ground);
        const taken = await acts
          .run({ action: 'role.grant', principal: SYSTEM }, async (act) => {
            for (const one of lines) await grantRole(act, roles, { ...one, reason: '试', until: null });
            throw new Undone();
          })
          .catch((error) => error instanceof Undone);
        expect([lines, faults.length === 0]).toEqual([lines, taken]);
      }),
      { numRuns: 60 },
    );
  });
});
