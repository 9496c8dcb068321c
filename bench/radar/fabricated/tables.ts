/** Tables that pairs are fabricated from: the demo's strips with their rows, what open catalogues list of real tables, and compositions of data elements. */
import { codeTable, element as elementOf, elements } from '@kuaishu/standards';
import { listedItems } from '../../../packages/catalog/src/radar/items/listed-items.ts';
import { STRIPS } from '../../../packages/demo/src/strips/all.ts';
import { population } from '../../../packages/demo/src/world/population.ts';
import { loadRegions } from '../../../packages/demo/src/world/regions.ts';
import { seeded, shuffled } from '../random.ts';
import { type OpenEntry, openCatalogues } from '../real/open-catalogues.ts';
import { type Split, splitOf } from '../real/splits.ts';

export interface Column {
  readonly name: string;
  /** As the table declares it; real tables declare none. */
  readonly element?: string;
  readonly values?: readonly string[];
  readonly codes?: readonly (readonly [code: string, name: string])[];
}

export interface BaseTable {
  readonly id: string;
  readonly source: 'demo' | 'catalogue' | 'elements';
  readonly split: Split;
  readonly title: string;
  readonly organisation: string;
  readonly region: string;
  readonly subject?: string;
  readonly columns: readonly Column[];
}

/** Columns that a real table must list to be taken, and that a composition has. */
const LEAST_COLUMNS = 5;

export async function baseTables(folder: string | undefined): Promise<BaseTable[]> {
  const real = folder === undefined ? [] : realTables(await openCatalogues(folder));
  return [...real, ...demoTables(), ...composedTables()];
}

function realTables(entries: readonly OpenEntry[]): BaseTable[] {
  const seen = new Set<string>();
  return entries.flatMap((entry): BaseTable[] => {
    const names = listedItems(entry.abstract).filter((name) => name.length <= 12);
    const key = [...names].sort().join();
    if (names.length < LEAST_COLUMNS || seen.has(key) || entry.title.length < 5) return [];
    seen.add(key);
    return [
      {
        id: entry.id,
        source: 'catalogue',
        split: splitOf(entry.source),
        title: entry.title,
        organisation: entry.organisation.name,
        region: entry.source.startsWith('other') ? '310000' : '520000',
        columns: names.map((name) => ({ name })),
      },
    ];
  });
}

/** Every strip of the demo with rows of some hundred people; all held out. */
function demoTables(): BaseTable[] {
  const [block] = population({ people: 600, seed: 77 }, loadRegions());
  if (block === undefined) return [];
  return STRIPS.map((strip): BaseTable => {
    const values = strip.columns.map(() => [] as string[]);
    strip.rows(block, 0, (row) => {
      for (const [nth, column] of strip.columns.entries()) values[nth]!.push(column.write(row));
    });
    return {
      id: `demo/${strip.resource}`,
      source: 'demo',
      split: 'held_out',
      title: strip.entry.name.zh,
      organisation: strip.entry.provider.name,
      region: '520000',
      subject: strip.entry.subject,
      columns: strip.columns.map(({ name, element }, nth) => ({
        name,
        ...(element !== undefined && { element }),
        ...codesOf(element),
        values: values[nth]!,
      })),
    };
  });
}

/** What a department could have about a thing: the thing's name and number, and elements that stand together in one theme of the standards. */
function composedTables(): BaseTable[] {
  const random = seeded(5);
  const own = elements.filter(({ id }) => !GENERAL.has(id));
  return THINGS.map(([title, subject, organisation], nth): BaseTable => {
    const from = Math.floor(random() * (own.length - 30));
    const some = shuffled(own.slice(from, from + 30), random).slice(0, 5 + Math.floor(random() * 9));
    const identity =
      subject === 'person'
        ? ['person_name', 'resident_id']
        : subject === 'organisation'
          ? ['org_name', 'uscc']
          : ['place_name', 'place_region'];
    // of two registers of one population some people stand in both
    const rows = Array.from({ length: 300 }, () => Math.floor(random() * 2000));
    const ids = [...new Set([...identity, ...some.map(({ id }) => id)])];
    return {
      id: `elements/${nth}`,
      source: 'elements',
      split: nth % 2 === 0 ? 'learnt' : 'held_out',
      title,
      organisation,
      region: '520000',
      subject,
      columns: ids.map((id) => ({
        name: elementOf(id)!.name.zh,
        element: id,
        ...codesOf(id),
        values: valuesOf(id, identity.includes(id), rows, random),
      })),
    };
  });
}

function valuesOf(id: string, isIdentity: boolean, rows: readonly number[], random: () => number): string[] {
  const codes = codesOf(id).codes;
  return rows.map((row) =>
    isIdentity
      ? `${id}${row}`
      : codes === undefined
        ? `${id}${Math.floor(random() * 1e6)}`
        : codes[Math.floor(random() * codes.length)]![0],
  );
}

/** The code table of a coded element, its first 30 codes. */
function codesOf(element: string | undefined): Pick<Column, 'codes'> {
  const domain = element === undefined ? undefined : elementOf(element)?.domain;
  const table = domain?.kind === 'code' ? codeTable(domain.table) : undefined;
  return table === undefined ? {} : { codes: table.codes.slice(0, 30).map(({ code, zh }) => [code, zh] as const) };
}

const GENERAL = new Set(
  'updated_at created_at record_no remarks source_system operator deleted valid record_version batch_no sort_order'.split(
    ' ',
  ),
);
const THINGS: readonly (readonly [title: string, subject: string, organisation: string])[] = `
高龄津贴发放对象信息 person 贵州省民政厅
义务兵家庭优待金发放名册 person 贵州省退役军人事务厅
公益林管护员花名册 person 贵州省林业局
乡村医生执业注册信息 person 贵州省卫生健康委员会
中小学教师招聘报名信息 person 贵州省教育厅
残疾儿童康复救助申请信息 person 贵州省残疾人联合会
工伤职工待遇领取信息 person 贵州省人力资源和社会保障厅
法律援助受援人信息 person 贵州省司法厅
导游资格考试考生信息 person 贵州省文化和旅游厅
种粮大户补贴信息 person 贵州省农业农村厅
道路客运驾驶员考核信息 person 贵州省交通运输厅
出入境证件办理信息 person 贵州省公安厅
粮食收购企业备案信息 organisation 贵州省粮食和物资储备局
重点排污单位监测信息 organisation 贵州省生态环境厅
民办学校年检信息 organisation 贵州省教育厅
医疗器械经营企业备案信息 organisation 贵州省药品监督管理局
安全生产标准化达标企业信息 organisation 贵州省应急管理厅
人力资源服务机构许可信息 organisation 贵州省人力资源和社会保障厅
旅行社业务经营许可信息 organisation 贵州省文化和旅游厅
建筑业企业资质信息 organisation 贵州省住房和城乡建设厅
典当企业经营情况 organisation 贵州省地方金融监督管理局
社会组织年度检查信息 organisation 贵州省民政厅
烟花爆竹零售点许可信息 organisation 贵州省应急管理厅
高新技术企业研发投入信息 organisation 贵州省科学技术厅
农村饮水工程基本信息 place 贵州省水利厅
矿业权出让信息 place 贵州省自然资源厅
公路桥梁技术状况信息 place 贵州省交通运输厅
地质灾害隐患点信息 place 贵州省自然资源厅
公共体育场地普查信息 place 贵州省体育局
充电设施运行信息 place 贵州省能源局
农贸市场基本信息 place 贵州省商务厅
保障性住房房源信息 place 贵州省住房和城乡建设厅
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as unknown as readonly [string, string, string]);
