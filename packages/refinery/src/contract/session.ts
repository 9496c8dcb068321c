/** What the contract asks an engine to do: the craft over a small project, three months of it, and the commands that take single files. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadProject } from '@kuaishu/catalog';
import { duckdbAgreedHash, openDuckDb } from '@kuaishu/engine';
import { checkOneFile } from '../check/check-file.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { rawTable } from '../clean/testing.ts';
import { linkFiles } from '../link/files/link-files.ts';
import { linkRecords } from '../link/link.ts';
import { maskOneFile } from '../mask/mask-file.ts';
import { profileFile } from '../profile/profile-file.ts';
import { openStore } from '../read/open-store.ts';
import { quarantineCsv } from '../read/quarantine-export.ts';
import { runProject } from '../run/runner.ts';
import { putAnswer } from '../store/answers.ts';
import { storePaths } from '../store/paths.ts';
import { tinyPeople } from '../test-support/tiny-project.ts';
import { type ContractProject, contractProject } from './project.ts';
import { type Recording, RecordingEngine } from './recording-engine.ts';
import { contractStatements, contractTables } from './statements.ts';

type Options = Parameters<typeof openDuckDb>[0];

/** Everything, in order, into one record. `folder` is empty; project and files stay there. */
export async function recordCraft(recording: Recording, folder: string): Promise<void> {
  const open = async (options?: Options) => {
    const engine = await openDuckDb({ ...options, threads: 1 });
    for (const [signature, body] of Object.entries(duckdbAgreedHash))
      await engine.run(`CREATE OR REPLACE MACRO ${signature} AS ${body}`);
    return new RecordingEngine(engine, recording);
  };
  await ownHash(new RecordingEngine(await openDuckDb({ threads: 1 }), recording));
  await domains(open);
  const project = await contractProject(join(folder, 'project'));
  await threeMonths(project, open);
  await singleFiles(project, join(folder, 'files'), open);
}

type Open = (options?: Options) => Promise<RecordingEngine>;

/** Step of the statements that keep each engine's own hash: its numbers differ, what it takes for equal must not. */
export const OWN_HASH = 'own hash';

async function ownHash(engine: RecordingEngine): Promise<void> {
  const texts = [null, '', ' ', '　', '汉字', '汉', '字', 'a', 'A', '😀', '1', '01', '1', '汉字'];
  await rawTable(engine, 'hashed', [['v', texts]]);
  const values = "SELECT v, try_cast(v AS BIGINT) AS n, CASE WHEN v = '1' THEN DATE '2020-03-09' END AS d FROM hashed";
  for (const [name, key] of [
    ['text', (t: string) => `ks_hash(${t}.v)`],
    ['number', (t: string) => `ks_hash(${t}.n)`],
    ['date', (t: string) => `ks_hash(${t}.d)`],
    ['text and text', (t: string) => `ks_key(${t}.v, '')`],
    ['number and text', (t: string) => `ks_key(${t}.n, ${t}.v)`],
    ['key of keys', (t: string) => `ks_key(ks_key(${t}.v, ''), ks_key(${t}.n, 'x'))`],
  ] as const)
    await engine.query(
      `SELECT l.v AS l, r.v AS r, count(*) AS n FROM (${values}) l JOIN (${values}) r ON ${key('l')} = ${key('r')} WHERE l.v IS NOT NULL AND r.v IS NOT NULL GROUP BY l.v, r.v`,
      `${OWN_HASH} of ${name}`,
    );
  engine.close();
}

/** Cleaning and checking of every domain over texts that reach each branch. */
async function domains(open: Open): Promise<void> {
  const engine = await open();
  await prepareLookups(engine);
  for (const table of contractTables) await rawTable(engine, table.name, Object.entries(table.columns));
  for (const { name, sql, as } of contractStatements()) {
    if (as === undefined) await engine.query(sql, name);
    else await engine.run(`CREATE OR REPLACE TABLE ${as} AS ${sql}`, name);
  }
  engine.close();
}

async function threeMonths(project: ContractProject, open: Open): Promise<void> {
  const run = async (asOf: string) => {
    const manifest = await runProject({ project: project.dir, store: project.store, asOf, release: LET_THROUGH }, open);
    if (manifest.state !== 'published') throw new Error(`the contract's run ended as ${manifest.state}`);
  };
  await project.deliver(1);
  await run('2026-01-31');
  await answerAndMend(project);
  await project.deliver(2);
  await run('2026-02-28');
  await project.deliver(3);
  await run('2026-03-31');
}

const LET_THROUGH = { reason: '合同', by: 'contract' };

/** A person calls two records one and two others different, and sends back what the quarantine held. */
async function answerAndMend({ dir, store }: ContractProject): Promise<void> {
  const open = openStore(store);
  const block = (await open.blocks()).find((b) => b.subject === 'person');
  const { rows } = await open.quarantine({ resource: 'health' });
  if (rows.length === 0) throw new Error('the contract has nothing to mend');
  const [heading, ...lines] = quarantineCsv(rows, 'zh').trim().split('\r\n');
  const at = heading?.replace('\uFEFF', '').split(',').indexOf('档案号') ?? -1;
  const mended = lines.map((line, i) =>
    line
      .split(',')
      .map((cell, c) => (c === at ? `H9${i}` : cell))
      .join(','),
  );
  await mkdir(join(dir, 'sources/mended/health'), { recursive: true });
  await writeFile(join(dir, 'sources/mended/health/1.csv'), `${[heading, ...mended].join('\n')}\n`);
  open.close();
  const engine = await openDuckDb({ threads: 1 });
  const release = join(storePaths(store).releases, block?.block ?? '', block?.release ?? '');
  const keys = await engine.query<{ record_key: string }>(
    `SELECT min(record_key) AS record_key FROM read_parquet('${release}/records.parquet') GROUP BY entity_id ORDER BY 1 LIMIT 4`,
  );
  engine.close();
  const [a, b, c, d] = keys.map((k) => k.record_key);
  const said = { subject: 'person', by: 'contract', at: '2026-02-01T00:00:00Z' };
  for (const [left, right, answer] of [
    [a, b, 'same'],
    [c, d, 'different'],
  ] as const) {
    if (left === undefined || right === undefined) throw new Error('the contract has no records to answer about');
    await putAnswer(storePaths(store), { subject: 'person', left, right }, { ...said, left, right, answer });
  }
}

const PRODUCTS = [
  'Sony Cyber-shot DSC-W120B 7.2 Megapixel',
  'Canon PowerShot SD1100IS 8MP 黑色',
  '8-Port 10/100 Switch',
  '智慧停车系统 SP-200',
  'WD Caviar WD5000AAKS 500GB',
  '轨道交通3号线一期工程',
  '农村公路改造 G320',
  '第三小学教学楼建设项目',
];

/** Two lists, the numbers of the second covered. */
async function coveredLists(write: (name: string, lines: readonly string[]) => Promise<string>): Promise<string[]> {
  const people = tinyPeople(120);
  const cover = (id: string, i: number) =>
    i % 9 === 0 ? id : `${id.slice(0, 6)}${i % 2 ? '****' : '********'}${id.slice(-4)}`;
  return [
    await write('whole.csv', [
      'id,姓名,身份证号,手机号',
      ...people.map((p, i) => `w${i},${p.name},${p.id},${p.phone}`),
    ]),
    await write('covered.csv', [
      'id,name,idcard,mobile',
      ...people.map((p, i) => `c${i},${p.name},${cover(p.id, i)},${p.phone.slice(0, 3)}****${p.phone.slice(7)}`),
    ]),
  ];
}

/** Commands that take files without a run: linking of two lists one to one, of several, with a frozen model; check, mask and profile. */
async function singleFiles(project: ContractProject, folder: string, open: Open): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = async (name: string, lines: readonly string[]) => {
    await writeFile(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const engine = await open();
  const people = tinyPeople(120);
  const half = (first: number, mark: string) => [
    'id,surname,given_name,出生日期,phone,postcode',
    ...people.map(
      (p, i) =>
        `${mark}${i},${p.name.slice(0, 1)},${(i + first) % 9 === 0 ? p.name.slice(1).replace('秀', '绣') : p.name.slice(1)},${(i + first) % 13 === 0 ? `${p.birth.slice(6)}/${p.birth.slice(4, 6)}/${p.birth.slice(0, 4)}` : p.birth},${(i + first) % 5 === 0 ? '' : p.phone},55000${i % 10}`,
    ),
  ];
  const left = await write('left.csv', half(0, 'a'));
  const right = await write('right.csv', half(4, 'b'));
  await linkFiles(engine, [left, right], { out: join(folder, 'pairs.csv') });
  await linkFiles(engine, [left, right, left], { out: join(folder, 'clusters.csv'), clusters: true });
  await linkFiles(engine, await coveredLists(write), { out: join(folder, 'covered.csv') });
  await linkFiles(engine, [await write('strays.csv', strays())], { out: join(folder, 'strays.out.csv') });
  const titles = PRODUCTS.flatMap((title, t) => Array.from({ length: 6 }, (_, i) => `${title} ${t}${i} 型`));
  await rawTable(engine, 'products_text', [
    ['title', [...titles, ...titles.map((t) => `新款 ${t.replace('DSC-', 'DSC')}`)]],
  ]);
  await engine.run(
    `CREATE OR REPLACE TABLE products AS SELECT CAST(row_number() OVER (ORDER BY title) AS BIGINT) AS rec, CASE WHEN title LIKE '新款%' THEN 1 ELSE 0 END AS src, title FROM products_text`,
    'products',
  );
  const input = {
    table: 'products',
    fields: [{ attribute: 'title', kind: 'long_text', exclusive: false }],
    mode: 'link',
  } as const;
  const learnt = await linkRecords(engine, input);
  await linkRecords(engine, { ...input, prefix: 'again_', model: learnt.model });
  await contradicting(engine);
  const { entries } = await loadProject(project.dir);
  const police = entries.find((e) => e.entry.resource === 'police')?.entry;
  if (!police) throw new Error('the contract has no entry for police');
  const file = join(project.dir, 'sources/police-2026-01.csv');
  await checkOneFile(engine, file, police, '2026-01-31', { changes: true });
  await maskOneFile(engine, file, police, join(folder, 'masked.csv'));
  await mendable(engine, join(folder, 'mendable'));
  await profileFile(engine, file, { asOf: '2026-01-31', sampleRows: 50 });
  engine.close();
}

/** Mother and child with her number, whom a row that has nothing but the number makes one; few pairs are compared at once. */
async function contradicting(engine: RecordingEngine): Promise<void> {
  const number = '11010119800307566X';
  const mother = [number, '李秀英', '1980-03-07', '13800001111'];
  const child = [number, '王浩然', '2012-09-21', '13800001111'];
  const others = tinyPeople(150).map((p) => [null, p.name, `${p.birth.slice(0, 4)}-01-01`, p.phone]);
  const rows = [[number, null, null, null], mother, child, mother, child, ...others];
  const attributes = ['resident_id', 'person_name', 'birth_date', 'phone'];
  await rawTable(engine, 'contradicting_text', [
    ['n', rows.map((_, n) => String(n))],
    ...attributes.map((attribute, a) => [attribute, rows.map((row) => row[a] ?? null)] as const),
  ]);
  await engine.run(
    `CREATE OR REPLACE TABLE contradicting AS SELECT CAST(n AS BIGINT) AS rec, CAST(n AS INTEGER) % 5 AS src, ${attributes.join(', ')} FROM contradicting_text`,
    'contradicting',
  );
  const linked = await linkRecords(engine, {
    table: 'contradicting',
    fields: [
      { attribute: 'resident_id', kind: 'identifier', exclusive: true },
      { attribute: 'person_name', kind: 'person_name', exclusive: false },
      { attribute: 'birth_date', kind: 'date', exclusive: false },
      { attribute: 'phone', kind: 'phone', exclusive: false },
    ],
    prefix: 'cut_',
    pairsAtOnce: 20,
  });
  if (linked.stats.refused === 0) throw new Error('the contract has no cluster that contradicts itself');
}

const SHOPS = `resource: shops
name: { zh: 门店 }
provider: { name: 商务厅 }
subject: shop
cadence: monthly
sharing: { type: 1 }
source: { files: "shops.csv" }
items:
  - { name: 邮编, attribute: zip }
  - { name: 城市, attribute: city }
  - { name: 面积, element: parcel_area }
  - { name: 开业, element: established_date }
dependencies:
  - { from: [邮编], to: 城市 }
  - { from: [邮编], to: 开业 }
`;

/** A file in which most rows of a group say what the odd one should, dates too, and numbers carry words. */
async function mendable(engine: RecordingEngine, folder: string): Promise<void> {
  await mkdir(join(folder, 'catalog'), { recursive: true });
  await writeFile(join(folder, 'project.yaml'), 'project: shops\nname: { zh: 门店 }\n');
  await writeFile(join(folder, 'catalog/shops.yaml'), SHOPS);
  const rows = ['贵阳', '贵阳', '贵阳市x', '贵阳', '贵阳', '贵阳'].map(
    (city, i) => `550001,${city},${i === 4 ? '12 ~' : 10 + i},${i === 5 ? '2021-05-01' : '2020年3月1日'}`,
  );
  await writeFile(join(folder, 'shops.csv'), `邮编,城市,面积,开业\n${rows.join('\n')}\n563000,遵义,11,\n563000,,-,\n`);
  const [loaded] = (await loadProject(folder)).entries;
  if (!loaded) throw new Error('the contract has no shops');
  await checkOneFile(engine, join(folder, 'shops.csv'), loaded.entry, '2026-01-31', { changes: true });
}

/** One list in which a name and an address changed places, and a telephone number stands beside a name. */
function strays(): string[] {
  const rows = Array.from({ length: 12 }, (_, i) => [
    `${'张王李赵'[i % 4]}${'伟芳静'[i % 3]}`,
    `1381234${5000 + (i % 6)}`,
    `贵阳市云岩区中山路${(i % 6) + 1}号3栋`,
  ]);
  rows.push(['贵阳市南明区瑞金路5号2单元', '13912345678', '陈静'], ['陈静 13912345678', '', '']);
  return ['姓名,电话,住址', ...rows.map((row) => row.join(','))];
}
