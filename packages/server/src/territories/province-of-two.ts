/**
 * For tests: a province with two prefectures, counties in both and an area without a code, and strips of people refined for real: the province's police say
 * where everyone lives, the health bureau of one prefecture and the schools of a county of the other say nothing of where, the civil affairs bureau there has
 * people of both, the area's names the county around. All people are invented.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openStore, runProject, type StoreReader } from '@kuaishu/refinery';
import { orgCodeCheckDigit, residentIdCheckDigit, usccCheckDigit } from '@kuaishu/standards';
import type { Db } from '../db/database.ts';
import { organisationStore } from '../identity/organisations/store.ts';
import type { Organisation } from '../identity/organisations/tree.ts';
import { newId } from '../ids.ts';
import { openProject, type ProjectReader } from '../project/project-reader.ts';

export interface RefinedProvince {
  readonly store: StoreReader;
  readonly project: ProjectReader;
  remove(): Promise<void>;
}

const PEOPLE = Array.from({ length: 36 }, (_, i) => {
  const region = ['520102', '520502', '520302', '520526', '520103'][i % 5] ?? '';
  const birth = `19${50 + i}0${1 + (i % 9)}1${i % 10}`;
  const body = `${region}${birth}${100 + i}`;
  const name = `${['王', '李', '张', '杨', '吴', '石', '罗', '潘'][i % 8]}${['秀英', '国强', '志明', '建华', '桂花'][i % 5]}`;
  return { id: body + residentIdCheckDigit(body), region, birth, name };
});
/** A number that breaks its rule, so that its row is refused. */
const broken = (id: string) => `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`;

const entry = (resource: string, provider: string, uscc: string, items: readonly string[]) => `resource: ${resource}
name: { zh: ${resource} }
provider: { name: ${provider}, uscc: "${uscc}" }
subject: person
key: [身份证号]
cadence: monthly
sharing: { type: 2, condition: 按授权 }
source: { files: "sources/${resource}-*.csv" }
items:
  - { name: 身份证号, element: resident_id, required: true }
  - { name: 姓名, element: person_name, required: true }
${items.map((item) => `  - { ${item} }\n`).join('')}`;

/** Unified social credit code of a department registered there. */
function creditCode(region: string, number: number): string {
  const organisation = `0000${number}`;
  const body = `11${region}${organisation}${orgCodeCheckDigit(organisation)}`;
  return body + usccCheckDigit(body);
}

export const PROVIDERS = {
  police: ['甲省公安厅', creditCode('520000', 1121)],
  clinic: ['乙市卫生局', creditCode('520100', 1131)],
  welfare: ['丙市民政局', creditCode('520500', 1141)],
  school: ['丁区教育局', creditCode('520502', 1151)],
  settlers: ['贵安新区社会事务局', creditCode('520000', 1161)],
} as const;

export async function refineProvince(): Promise<RefinedProvince> {
  const dir = await mkdtemp(join(tmpdir(), 'kuaishu-two-'));
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  };
  await write('project.yaml', 'project: two\nname: { zh: 两市 }\nregion: "520000"\n');
  const region = 'name: 行政区划, element: region_code';
  await write('catalog/police.yaml', entry('police', ...PROVIDERS.police, [region]));
  await write('catalog/clinic.yaml', entry('clinic', ...PROVIDERS.clinic, ['name: 出生日期, element: birth_date']));
  await write('catalog/welfare.yaml', entry('welfare', ...PROVIDERS.welfare, [region]));
  await write('catalog/school.yaml', entry('school', ...PROVIDERS.school, ['name: 出生日期, element: birth_date']));
  await write('catalog/settlers.yaml', entry('settlers', ...PROVIDERS.settlers, [region]));
  const csv = (heading: string, rows: readonly (readonly string[])[]) =>
    `${heading}\n${rows.map((row) => `${row.join(',')}\n`).join('')}`;
  await write(
    'sources/police-2026-01.csv',
    csv('身份证号,姓名,行政区划', [
      ...PEOPLE.map(({ id, name, region: at }) => [id, name, at]),
      ...PEOPLE.slice(0, 6).map(({ id, region: at }) => [broken(id), '号码有误', at]),
    ]),
  );
  await write(
    'sources/clinic-2026-01.csv',
    csv('身份证号,姓名,出生日期', [
      ...PEOPLE.filter((_, i) => i % 5 === 0).map(({ id, name, birth }, i) => [id, i % 2 ? name : `${name}甲`, birth]),
      [broken(PEOPLE[7]?.id ?? ''), '号码有误', '19900101'],
    ]),
  );
  await write(
    'sources/welfare-2026-01.csv',
    csv('身份证号,姓名,行政区划', [
      ...PEOPLE.filter((_, i) => i % 4 === 0).map(({ id, name }, i) => [
        id,
        i % 2 ? name : `${name}乙`,
        i % 3 ? '520502' : '520103',
      ]),
      [broken(PEOPLE[8]?.id ?? ''), '号码有误', '520103'],
    ]),
  );
  await write(
    'sources/school-2026-01.csv',
    csv('身份证号,姓名,出生日期', [
      ...PEOPLE.filter((_, i) => i % 9 === 2).map(({ id, name, birth }, i) => [id, i % 2 ? name : `${name}丙`, birth]),
      [broken(PEOPLE[11]?.id ?? ''), '号码有误', '19900101'],
    ]),
  );
  await write(
    'sources/settlers-2026-01.csv',
    csv('身份证号,姓名,行政区划', [
      ...PEOPLE.filter((_, i) => i % 7 === 3).map(({ id, name }, i) => [id, i % 2 ? name : `${name}丁`, '520111']),
      [broken(PEOPLE[3]?.id ?? ''), '号码有误', '520111'],
    ]),
  );
  const folder = join(dir, '.kuaishu');
  await runProject({ project: dir, store: folder, asOf: '2026-01-31', threads: 2 });
  const store = openStore(folder);
  return {
    store,
    project: openProject(dir),
    async remove() {
      store.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Governments and houses of both prefectures and of the province, by short names. */
export async function houses(db: Db, at: Date): Promise<Readonly<Record<string, Organisation>>> {
  const made: Record<string, Organisation> = {};
  const add = (key: string, name: string, above: string | null, own: Partial<Organisation> = {}) => {
    const parent = above === null ? null : (made[above] as Organisation);
    const id = newId('org', at);
    made[key] = {
      id,
      parent: parent?.id ?? null,
      path: [...(parent?.path ?? []), id],
      kind: 'department',
      level: parent?.level ?? 'province',
      region: parent?.region ?? '520000',
      unit: null,
      territory: own.kind === 'government' && own.level !== 'county' ? id : (parent?.territory ?? id),
      uscc: null,
      name: { zh: name, en: key },
      short: { zh: name, en: key },
      activeFrom: '2020-01-01',
      activeUntil: null,
      ...own,
    };
  };
  const government = (region: string, level: Organisation['level'] = 'prefecture') =>
    ({ kind: 'government', level, region }) as const;
  add('province', '甲省人民政府', null, government('520000', 'province'));
  add('bureau', '甲省大数据局', 'province');
  add('police', PROVIDERS.police[0], 'province', { uscc: PROVIDERS.police[1] });
  add('guiyang', '乙市人民政府', 'province', government('520100'));
  add('guiyangBureau', '乙市大数据局', 'guiyang');
  add('clinic', PROVIDERS.clinic[0], 'guiyang', { uscc: PROVIDERS.clinic[1] });
  add('bijie', '丙市人民政府', 'province', government('520500'));
  add('bijieBureau', '丙市大数据局', 'bijie');
  add('welfare', PROVIDERS.welfare[0], 'bijie', { uscc: PROVIDERS.welfare[1] });
  add('qixing', '丁区人民政府', 'bijie', government('520502', 'county'));
  add('qixingBureau', '丁区大数据局', 'qixing');
  add('school', PROVIDERS.school[0], 'qixing', { uscc: PROVIDERS.school[1] });
  add('yunyan', '戊区人民政府', 'guiyang', government('520103', 'county'));
  add('yunyanBureau', '戊区大数据局', 'yunyan');
  add('guian', '新区管理委员会', 'province', { ...government('520000'), unit: 'guian' });
  add('guianBureau', '新区大数据局', 'guian');
  add('settlers', PROVIDERS.settlers[0], 'guian', { uscc: PROVIDERS.settlers[1] });
  await db.transaction().execute((trx) => organisationStore(db).add(trx, Object.values(made), at));
  return made;
}
