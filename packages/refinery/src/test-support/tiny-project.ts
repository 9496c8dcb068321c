/** A project of a few rows for tests: two strips of people and one of indicators, with known faults. All people are invented. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { residentIdCheckDigit } from '@kuaishu/standards';

export interface TinyProject {
  readonly dir: string;
  readonly store: string;
  write(file: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

/** A whole ID number from region, birth date (YYYYMMDD) and sequence. */
export function idNumber(region: string, birth: string, sequence: string): string {
  const body = `${region}${birth}${sequence}`;
  return body + residentIdCheckDigit(body);
}

const SURNAMES = ['王', '李', '张', '杨', '吴', '石', '罗', '潘', '欧阳', '龙'];
const GIVEN = ['秀英', '国强', '阿妹', '小军', '丽', '建华', '志明', '桂花', '天宇', '雨涵', '梦洁', '兴旺'];

export interface TinyPerson {
  readonly name: string;
  readonly id: string;
  readonly birth: string;
  readonly sex: '1' | '2';
  readonly phone: string;
}

export function tinyPeople(count: number): TinyPerson[] {
  return Array.from({ length: count }, (_, i) => {
    const birth = `${1950 + (i % 60)}${String(1 + (i % 12)).padStart(2, '0')}${String(1 + (i % 28)).padStart(2, '0')}`;
    const sex = i % 2 === 0 ? '1' : '2';
    return {
      name: `${SURNAMES[i % SURNAMES.length]}${GIVEN[(i * 7) % GIVEN.length]}`,
      id: idNumber(
        ['520102', '520103', '520201', '520302', '522601'][i % 5] ?? '520102',
        birth,
        `${String(10 + (i % 80)).padStart(2, '0')}${sex === '1' ? 1 : 2}`,
      ),
      birth,
      sex,
      phone: `139${String(10_000_000 + i * 7919).slice(0, 8)}`,
    };
  });
}

export const POLICE = `resource: police
name: { zh: 户籍人口, en: Household register }
provider: { name: 公安厅 }
subject: person
key: [公民身份号码]
freshness: 更新时间
cadence: monthly
sharing: { type: 2, condition: 按授权 }
authority: [person_name, birth_date]
source: { files: "sources/police-*.csv" }
items:
  - { name: 公民身份号码, element: resident_id, required: true }
  - { name: 姓名, element: person_name, required: true }
  - { name: 出生日期, element: birth_date }
  - { name: 性别, element: sex }
  - { name: 行政区划, element: region_code }
  - { name: 更新时间, element: updated_at }
`;

export const HEALTH = `resource: health
name: { zh: 健康档案, en: Health records }
provider: { name: 卫生健康委 }
subject: person
key: [档案号]
cadence: monthly
sharing: { type: 2, condition: 按授权 }
authority: [mobile]
source: { files: "sources/health-*.csv" }
items:
  - { name: 档案号, element: health_record_no, required: true }
  - { name: 身份证号, element: resident_id }
  - { name: 患者姓名, element: person_name, required: true }
  - { name: 出生年月日, element: birth_date }
  - { name: 电话, element: mobile }
`;

export const GDP = `resource: gdp
name: { zh: 地区生产总值, en: GDP }
provider: { name: 统计局 }
subject: indicator
key: [指标, 地区, 年份]
cadence: yearly
sharing: { type: 1 }
opening: { open: true }
source: { files: "sources/gdp-*.csv" }
items:
  - { name: 指标, element: indicator_code, required: true }
  - { name: 地区, element: stat_region, required: true }
  - { name: 年份, element: stat_year, required: true }
  - { name: 值, element: indicator_value }
`;

export function policeCsv(people: readonly TinyPerson[], updated = '2026-01-31 08:00:00'): string {
  const region = (p: TinyPerson) => p.id.slice(0, 6);
  return `公民身份号码,姓名,出生日期,性别,行政区划,更新时间\n${people.map((p) => `${p.id},${p.name},${p.birth},${p.sex},${region(p)},${updated}\n`).join('')}`;
}

export function healthCsv(people: readonly TinyPerson[]): string {
  return `档案号,身份证号,患者姓名,出生年月日,电话\n${people.map((p, i) => `H${String(i + 1).padStart(6, '0')},${p.id},${p.name},${p.birth.slice(0, 4)}-${p.birth.slice(4, 6)}-${p.birth.slice(6)},${p.phone}\n`).join('')}`;
}

/** Writes files below a folder, with the folders above them. */
export const writerIn =
  (dir: string): TinyProject['write'] =>
  async (file, content) => {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), content);
  };

export async function tinyProject(people = tinyPeople(60)): Promise<TinyProject> {
  const dir = await mkdtemp(join(tmpdir(), 'kuaishu-test-'));
  const write = writerIn(dir);
  await write('project.yaml', 'project: tiny\nname: { zh: 小项目, en: Tiny }\nregion: "520000"\n');
  await write('catalog/police.yaml', POLICE);
  await write('catalog/health.yaml', HEALTH);
  await write('catalog/gdp.yaml', GDP);
  // a ragged line, a row without its key, and an ID number whose check digit is wrong
  await write(
    'sources/police-2026-01.csv',
    `${policeCsv(people)}520102199001011234,多一列,19900101,1,520102,2026-01-31 08:00:00,多\n,没有号码,19900101,1,520102,2026-01-31 08:00:00\n`,
  );
  await write('sources/health-2026-01.csv', healthCsv(people.slice(0, Math.ceil(people.length / 2))));
  await write(
    'sources/gdp-2026.csv',
    '指标,地区,年份,值\nGDP,520102,2024,1234.5\nGDP,520103,2024,987.6\nGDP,520102,2025,1300\n',
  );
  return { dir, store: join(dir, '.kuaishu'), write, remove: () => rm(dir, { recursive: true, force: true }) };
}
