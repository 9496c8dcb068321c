/**
 * A small project for the contract: every kind of subject, with what departments' files hold: nulls, blanks of both widths, null words, 汉字 and rarer
 * characters, doubles, slips of the pen, borrowed numbers, dates in several hands. All people and bodies are invented.
 */
import { join } from 'node:path';
import { GDP, type TinyPerson, tinyPeople, writerIn } from '../test-support/tiny-project.ts';

const person =
  (items: readonly string[], more = '') =>
  (resource: string, name: string) =>
    `resource: ${resource}
name: { zh: ${name} }
provider: { name: 公安厅 }
subject: person
cadence: monthly
sharing: { type: 2, condition: 按授权 }
source: { files: "sources/${resource}-*.csv" }
${more}items:
${items.map((item) => `  - { ${item} }`).join('\n')}
`;

/** Places told by division and name, as two registers have them. */
const towns = (resource: string, name: string, provider: string) => `resource: ${resource}
name: { zh: ${name} }
provider: { name: ${provider} }
subject: town
key: [区划, 名称]
cadence: yearly
sharing: { type: 1 }
source: { files: "sources/${resource}-*.csv" }
items:
  - { name: 区划, element: region_code, required: true }
  - { name: 名称, element: place_name, required: true }
  - { name: 级别, attribute: rank }
`;

const ENTRIES: Readonly<Record<string, string>> = {
  police: person(
    [
      'name: 公民身份号码, element: resident_id, required: true',
      'name: 姓名, element: person_name, required: true',
      'name: 出生日期, element: birth_date, grade: yellow, mask: { method: shift_date, days: 30 }',
      'name: 性别, element: sex',
      'name: 行政区划, element: region_code',
      'name: 住址, element: address, grade: yellow, mask: { method: generalise, to: county }',
      'name: 联系电话, element: mobile, grade: yellow, mask: { method: cover, head: 3, tail: 4 }',
      'name: 更新时间, element: updated_at',
      'name: 备注, attribute: note, grade: yellow, mask: { method: keep }',
    ],
    `key: [公民身份号码]
freshness: 更新时间
delivery: full
authority: [person_name, birth_date]
majority: [address]
dependencies:
  - { from: [行政区划], to: 性别 }
  - { from: [住址], to: 行政区划 }
checks:
  - id: name-length
    title: { zh: 姓名不止一字, en: More than one character }
    sql: length(person_name) >= 2
    severity: warning
  - id: county-of-number
    title: { zh: 区划与号码相符, en: The division is that of the number }
    sql: region_code = substr(resident_id, 1, 6)
    mend: { region_code: "substr(resident_id, 1, 6)" }
    severity: warning
`,
  )('police', '户籍人口'),
  health: person(
    [
      'name: 档案号, element: health_record_no, required: true',
      'name: 身份证号, element: resident_id',
      'name: 患者姓名, element: person_name, required: true',
      'name: 出生年月日, element: birth_date, grade: yellow, mask: { method: generalise, to: year }',
      'name: 性别, element: sex',
      'name: 家庭住址, element: address, grade: yellow, mask: { method: generalise, to: county }',
      'name: 电话, element: mobile, grade: yellow, mask: { method: cover, head: 3, tail: 4 }',
      'name: 身高, element: height, grade: yellow, mask: { method: generalise, to: band, width: 20 }',
    ],
    `key: [档案号]
delivery: increment
authority: [mobile]
`,
  )('health', '健康档案'),
  school: person(
    [
      'name: 学号, element: student_no, grade: yellow, mask: { method: pseudonym }',
      'name: 学生姓名, element: person_name, required: true',
      'name: 出生日期, element: birth_date',
      'name: 家长电话, element: mobile',
      'name: 户籍地, element: household_address, grade: yellow, mask: { method: truncate, length: 6 }',
    ],
    `key: [学号, 学生姓名]
delivery: full
`,
  )('school', '学籍'),
  company: `resource: company
name: { zh: 企业登记 }
provider: { name: 市场监管局 }
subject: organisation
key: [统一社会信用代码]
cadence: monthly
sharing: { type: 1 }
authority: [org_name]
source: { files: "sources/company-*.csv" }
items:
  - { name: 统一社会信用代码, element: uscc, required: true }
  - { name: 企业名称, element: org_name, required: true }
  - { name: 法定代表人, element: legal_rep_name }
  - { name: 注册地址, element: reg_address }
  - { name: 成立日期, element: established_date }
`,
  licence: `resource: licence
name: { zh: 行政许可 }
provider: { name: 政务服务中心 }
subject: organisation
cadence: monthly
sharing: { type: 1 }
source: { files: "sources/licence-*.csv" }
items:
  - { name: 单位名称, element: org_name, required: true }
  - { name: 代码, element: uscc }
  - { name: 负责人, element: legal_rep_name }
  - { name: 地址, element: reg_address }
`,
  estate: `resource: estate
name: { zh: 不动产单元 }
provider: { name: 自然资源厅 }
subject: place
cadence: monthly
sharing: { type: 1 }
source: { files: "sources/estate-*.csv" }
items:
  - { name: 单元号, element: property_unit_id }
  - { name: 名称, element: place_name }
  - { name: 坐落, element: place_address }
  - { name: 经度, element: lng }
  - { name: 纬度, element: lat }
  - { name: 面积, element: parcel_area }
  - { name: 界址, element: boundary, unit: GCJ-02 }
`,
  plans: `resource: plans
name: { zh: 招标计划 }
provider: { name: 公共资源交易中心 }
subject: project
key: [编号]
cadence: monthly
sharing: { type: 1 }
source: { files: "sources/plans-*.csv" }
items:
  - { name: 编号, attribute: notice_no, link: false }
  - { name: 项目名称, element: project_name, required: true, link: true }
  - { name: 项目代码, element: project_no, link: true }
  - { name: 招标人, element: tender_buyer, link: true }
`,
  notices: `resource: notices
name: { zh: 招标公告 }
provider: { name: 公共资源交易中心 }
subject: project
key: [网址]
cadence: monthly
sharing: { type: 1 }
source: { files: "sources/notices-*.csv" }
items:
  - { name: 网址, attribute: url, link: false }
  - { name: 项目名称, element: project_name, required: true, link: true }
  - { name: 招标人, element: tender_buyer, link: true }
`,
  towns: towns('towns', '乡镇名录', '民政厅'),
  streets: towns('streets', '统计用区划', '统计局'),
  // nobody fills in the number without which a row is refused: its block is empty
  vessels: `resource: vessels
name: { zh: 船舶 }
provider: { name: 交通运输厅 }
subject: vessel
key: [登记号]
cadence: yearly
sharing: { type: 1 }
source: { files: "sources/vessels-*.csv" }
items:
  - { name: 登记号, attribute: vessel_no, required: true }
  - { name: 船名, attribute: vessel_name }
  - { name: 核载, element: household_size }
`,
  gdp: GDP,
};

const PEOPLE = 230;
const ROADS = ['新华路', '中华北路', '人民大道', '遵义路', '文昌阁巷'];
const COUNTIES = ['贵阳市南明区', '贵阳市云岩区', '六盘水市钟山区', '遵义市汇川区', '黔东南州凯里市'];
const BLANKS = ['', ' ', '　', '无', 'NULL', '-'];
const HOMOPHONES: Readonly<Record<string, string>> = { 张: '章', 吴: '伍', 丽: '莉', 建: '健', 志: '治', 雨: '宇' };
const TRADES = ['茶业', '建筑工程', '酒业', '物流', '信息技术', '农业开发', '旅游', '中药材'];
const BRANDS = ['黔灵', '苗岭', '乌江', '梵净', '花溪', '赤水', '百里杜鹃', '龙宫', '荔波', '青岩'];

const addressOf = (i: number) =>
  `${COUNTIES[i % 5]}${ROADS[i % 5]}${1 + (i % 90)}号${1 + (i % 6)}单元${101 + (i % 8)}室`;
const blank = (i: number) => BLANKS[i % BLANKS.length] ?? '';
const iso = (day: string) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
const csv = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) => `${row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`)
    .join('');

/** A name as another clerk wrote it. */
function respelt(name: string, i: number): string {
  if (i % 7 === 0) return [...name].map((c) => HOMOPHONES[c] ?? c).join('');
  if (i % 11 === 0) return `${name.slice(0, 1)} ${name.slice(1)}`;
  if (i % 13 === 0) return name.replace('国', '國').replace('华', '華');
  if (i % 17 === 0) return name.slice(0, 2);
  return name;
}

function police(people: readonly TinyPerson[], updated: string): string {
  return csv([
    ['公民身份号码', '姓名', '出生日期', '性别', '行政区划', '住址', '联系电话', '更新时间', '备注'],
    ...people.map((p, i) => [
      i % 41 === 5 ? `${p.id.slice(0, 10)}Ｏ${p.id.slice(11)}` : p.id,
      p.name,
      i % 29 === 3
        ? `${p.birth.slice(0, 4)}年${Number(p.birth.slice(4, 6))}月${Number(p.birth.slice(6))}日`
        : iso(p.birth),
      i % 19 === 0 ? blank(i) : p.sex,
      i % 31 === 11 ? '520115' : p.id.slice(0, 6),
      i % 23 === 0 ? blank(i + 1) : addressOf(i),
      i % 17 === 0 ? blank(i + 2) : p.phone,
      updated,
      ['', '😀 迁入', '"引号", 逗号', '反斜杠\\n', `电话${p.phone}`, '　'][i % 6] ?? '',
    ]),
    ['', '没有号码', '1990-01-01', '1', '520102', '', '', updated, ''],
    ['110101199003078515', '错校验位', '1990-03-07', '1', '520102', '', '', updated, ''],
    // a double, and a number borrowed by another person of the same household
    [people[3]?.id ?? '', people[3]?.name ?? '', iso(people[3]?.birth ?? ''), '2', '520102', '', '', updated, ''],
    [people[4]?.id ?? '', '龙借用', '2011-11-11', '2', '520102', '', people[4]?.phone ?? '', updated, ''],
  ]);
}

/** Some numbers come covered: in two ways, and one that contradicts the register. */
function covered(id: string, i: number): string {
  if (i % 18 === 4) return `${i % 36 === 22 ? '522601' : id.slice(0, 6)}********${id.slice(-4)}`;
  return i % 36 === 3
    ? `${id.slice(0, 3)}***${id.slice(6, 14)}****`
    : i % 36 === 9
      ? `${id.slice(0, 4)}**********${id.slice(-4)}`
      : id;
}

function health(people: readonly TinyPerson[], first: number): string {
  return csv([
    ['档案号', '身份证号', '患者姓名', '出生年月日', '性别', '家庭住址', '电话', '身高'],
    ...people.map((p, i) => [
      `H${String(first + i).padStart(6, '0')}`,
      i % 12 === 7
        ? blank(i)
        : i % 37 === 2
          ? `${p.id.slice(0, 12)}${p.id.slice(13, 14)}${p.id.slice(12, 13)}${p.id.slice(14)}`
          : covered(p.id, i),
      i % 26 === 14 ? `${p.name.slice(0, 1)}*` : respelt(p.name, i),
      i % 21 === 1 ? `${p.birth.slice(0, 4)}-${p.birth.slice(6)}-${p.birth.slice(4, 6)}` : p.birth,
      i % 2 ? '女' : '男',
      i % 9 === 4 ? blank(i) : addressOf(i).replace('单元', '单位').replace('贵阳市', ''),
      i % 15 === 3
        ? p.phone.replace(/.$/, '0')
        : i % 7 === 5
          ? `${p.phone.slice(0, 3)}****${p.phone.slice(7)}`
          : p.phone,
      i % 8 === 0 ? '' : String(150 + (i % 40)),
    ]),
    ['', '', '没有档案号', '19900101', '女', '', '', '160'],
  ]);
}

function school(people: readonly TinyPerson[]): string {
  return csv([
    ['学号', '学生姓名', '出生日期', '家长电话', '户籍地'],
    ...people.map((p, i) => [
      // 4: where two files were joined
      i % 10 === 9 ? '' : `${i === 4 ? '\uFEFF' : ''}S${10_000 + i}`,
      respelt(p.name, i + 3),
      p.birth,
      i % 6 === 5 ? blank(i) : p.phone,
      addressOf(i),
    ]),
  ]);
}

const usccOf = (i: number) => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = `9152010${i % 10}MA6${String(1000000 + i * 7919).slice(-6)}`.slice(0, 16) + String(i % 10);
  let weight = 1;
  let sum = 0;
  for (const c of body) {
    sum += alphabet.indexOf(c) * weight;
    weight = (weight * 3) % 31;
  }
  return body + alphabet[(31 - (sum % 31)) % 31];
};
const orgName = (i: number) => `贵州${BRANDS[i % 10]}${TRADES[i % 8]}有限${i % 3 === 0 ? '责任' : ''}公司`;

function companies(count: number): string {
  return csv([
    ['统一社会信用代码', '企业名称', '法定代表人', '注册地址', '成立日期'],
    ...Array.from({ length: count }, (_, i) => [
      i % 14 === 13 ? usccOf(i).replace(/.$/, '?') : usccOf(i),
      orgName(i),
      tinyPeople(count)[i]?.name ?? '',
      i % 7 === 6 ? blank(i) : addressOf(i),
      `20${10 + (i % 14)}-0${1 + (i % 9)}-1${i % 10}`,
    ]),
  ]);
}

function licences(count: number): string {
  const spelt = (i: number) =>
    [
      orgName(i),
      orgName(i).replace('贵州', '贵州省'),
      orgName(i).replace('有限公司', ''),
      `${orgName(i)}（分公司）`,
      orgName(i).slice(2),
    ][i % 5] ?? '';
  return csv([
    ['单位名称', '代码', '负责人', '地址'],
    ...Array.from({ length: count }, (_, i) => [
      spelt(i),
      i % 3 === 0 ? usccOf(i) : blank(i),
      i % 4 === 1 ? '' : (tinyPeople(count)[i]?.name ?? ''),
      addressOf(i).replace('号', '#'),
    ]),
  ]);
}

/** Whole, not closed, crossing itself, no geometry. */
const SHAPES = [
  '{"type":"Polygon","coordinates":[[[106.6,26.5],[106.7,26.5],[106.7,26.6],[106.6,26.5]]]}',
  '{"type":"Polygon","coordinates":[[[106.6,26.5],[106.7,26.5],[106.7,26.6]]]}',
  '{"type":"Polygon","coordinates":[[[106.6,26.5],[106.7,26.6],[106.7,26.5],[106.6,26.6],[106.6,26.5]]]}',
  '图形缺失',
];

function estates(count: number): string {
  return csv([
    ['单元号', '名称', '坐落', '经度', '纬度', '面积', '界址'],
    ...Array.from({ length: count }, (_, i) => [
      i % 4 === 0 ? '' : `520102001002GB0000${i % 9}F000100${String(i % 40).padStart(2, '0')}`,
      i % 5 === 0 ? '' : `${BRANDS[i % 10]}小区${1 + (i % 12)}栋`,
      i % 3 === 2 ? `${ROADS[i % 5]}${1 + (i % 40)}号` : addressOf(i % 40),
      i % 11 === 0 ? '' : (106.6 + (i % 40) / 1000).toFixed(4),
      (26.5 + (i % 40) / 1000).toFixed(4),
      i % 9 === 0 ? '2亩' : `${100 + (i % 40)}.5`,
      SHAPES[i] ?? '',
    ]),
  ]);
}

/** Beside names that both registers have: another rank, a name with its county before it, a character that the one could not write. */
function townsOf(register: 'towns' | 'streets'): string {
  const own =
    register === 'towns'
      ? ['青岩镇', '大坝乡', '新华街道', '䃮子镇']
      : ['青岩街道', '大坝乡', '南明区新华街道', '?子镇'];
  return csv([
    ['区划', '名称', '级别'],
    ...own.map((name) => ['520102', name, /街道$/.test(name) ? '街道' : '']),
    ...COUNTIES.map((county, i) => [`52010${2 + (i % 2)}`, `${county.slice(0, 3)}${i}镇`, '镇']),
  ]);
}

const WORKS = ['人民医院综合楼', '第三小学教学楼', '污水处理厂管网', '农村公路改造', '水库除险加固', '智慧停车系统'];
const buyerOf = (i: number) => `${COUNTIES[i % 5]}${i % 2 ? '教育局' : '交通运输局'}`;
const projectOf = (i: number) => `${COUNTIES[i % 5]?.slice(-3)}${WORKS[i % 6]}建设项目${1 + (i % 4)}标段`;

function plans(count: number): string {
  return csv([
    ['编号', '项目名称', '项目代码', '招标人'],
    ...Array.from({ length: count }, (_, i) => [
      `P${i}`,
      projectOf(i),
      i % 3 === 0 ? `2501-520102-04-01-${100_000 + i}` : blank(i),
      i % 7 === 6 ? '' : buyerOf(i),
    ]),
  ]);
}

function notices(count: number): string {
  const titled = (i: number) =>
    [
      `关于${projectOf(i)}招标公告`,
      `${projectOf(i)}（第二次）`,
      projectOf(i).replace('建设项目', '项目'),
      projectOf(i),
    ][i % 4] ?? '';
  return csv([
    ['网址', '项目名称', '招标人'],
    ...Array.from({ length: count }, (_, i) => [`https://example.org/${i}`, titled(i), i % 5 === 4 ? '' : buyerOf(i)]),
  ]);
}

export interface ContractProject {
  readonly dir: string;
  readonly store: string;
  /** The first deliveries; those of the second month, in which some are gone, some are new and some are mended; of the third. */
  deliver(month: 1 | 2 | 3): Promise<void>;
}

export async function contractProject(dir: string): Promise<ContractProject> {
  const write = writerIn(dir);
  await write('project.yaml', 'project: contract\nname: { zh: 合同项目 }\nregion: "520000"\n');
  for (const [resource, entry] of Object.entries(ENTRIES)) await write(`catalog/${resource}.yaml`, entry);
  const people = tinyPeople(PEOPLE);
  const here = (from: number, to: number) => people.slice(from, to);
  return {
    dir,
    store: join(dir, '.kuaishu'),
    async deliver(month) {
      if (month === 1) {
        await write(
          'sources/police-2026-01.csv',
          `${police(here(0, 224), '2026-01-31 08:00:00')}多,一,列,1,2,3,4,5,6,7\n`,
        );
        await write('sources/health-2026-01.csv', health(here(0, 218), 1));
        await write('sources/school-2026-01.csv', school(here(40, 100)));
        await write('sources/company-2026-01.csv', companies(60));
        await write('sources/licence-2026-01.csv', licences(48));
        await write('sources/estate-2026-01.csv', estates(64));
        await write('sources/towns-2026.csv', townsOf('towns'));
        await write('sources/streets-2026.csv', townsOf('streets'));
        await write('sources/vessels-2026.csv', '登记号,船名,核载\n,黔航一号,12\n,乌江号,3.5\n');
        await write('sources/plans-2026-01.csv', plans(40));
        await write('sources/notices-2026-01.csv', notices(36));
        await write(
          'sources/gdp-2026.csv',
          '指标,地区,年份,值\nGDP,520102,2024,1234.5\nGDP,520103,2024,\nGDP,520102,2025,1300\nGDP,,2025,1\n',
        );
        return;
      }
      await write(
        `sources/police-2026-0${month}.csv`,
        police(month === 2 ? [...here(8, 120), ...here(126, 230)] : here(0, 230), `2026-0${month}-28 08:00:00`),
      );
      await write(`sources/health-2026-0${month}.csv`, health(here(200 + month, 222 + month), 500 * month));
    },
  };
}
