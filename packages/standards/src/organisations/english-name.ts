/**
 * Names of public bodies in English where nobody gave one: what the body is for, as the ministries of that function call themselves in English
 * (english.www.gov.cn, State Council organisation), the division in pinyin, and the kind of body. 贵州省民政厅 → Guizhou Department of Civil Affairs,
 * 湄潭县农业农村局 → Meitan Agriculture and Rural Affairs Bureau. A rendering, not a registered name; a name that cannot be read whole has none.
 */
import { englishRegionName, englishRegionStem } from '../regions/english-name.ts';
import { leadingRegion } from '../regions/find.ts';
import { uncodedAreas } from '../regions/uncoded-areas.ts';
import { departmentFunction, formerFunction } from './departments.ts';

/** By the function's name of today, as `departmentFunction` answers it. */
export const FUNCTIONS_IN_ENGLISH: Readonly<Record<string, string>> = {
  发展改革: 'Development and Reform',
  教育: 'Education',
  科学技术: 'Science and Technology',
  工业信息化: 'Industry and Information Technology',
  民族宗教事务: 'Ethnic and Religious Affairs',
  公安: 'Public Security',
  民政: 'Civil Affairs',
  司法: 'Justice',
  财政: 'Finance',
  人力资源社会保障: 'Human Resources and Social Security',
  自然资源: 'Natural Resources',
  自然资源规划: 'Natural Resources and Planning',
  生态环境: 'Ecology and Environment',
  住房城乡建设: 'Housing and Urban-Rural Development',
  交通运输: 'Transport',
  水务: 'Water Resources',
  农业农村: 'Agriculture and Rural Affairs',
  商务: 'Commerce',
  文化旅游: 'Culture and Tourism',
  文化广电旅游: 'Culture, Broadcasting and Tourism',
  文体广电旅游: 'Culture, Sports, Broadcasting and Tourism',
  卫生健康: 'Health',
  退役军人事务: 'Veterans Affairs',
  应急管理: 'Emergency Management',
  审计: 'Audit',
  国有资产监督管理: 'State-owned Assets Supervision',
  市场监督管理: 'Market Regulation',
  体育: 'Sports',
  统计: 'Statistics',
  林业: 'Forestry',
  能源: 'Energy',
  粮食物资储备: 'Food and Strategic Reserves',
  医疗保障: 'Healthcare Security',
  乡村振兴: 'Rural Revitalisation',
  生态移民: 'Ecological Resettlement',
  投资促进: 'Investment Promotion',
  综合行政执法: 'Administrative Law Enforcement',
  城市管理: 'Urban Management',
  大数据发展管理: 'Big Data Development',
  机关事务管理: 'Government Offices',
  人民防空: 'Civil Air Defence',
  金融工作: 'Financial Affairs',
  信访: 'Public Complaints and Proposals',
  政务服务: 'Government Services',
  行政审批: 'Administrative Approval',
  气象: 'Meteorology',
  税务: 'Taxation',
  烟草专卖: 'Tobacco Monopoly',
  地方志: 'Local Records',
  机构编制: 'Public Sector Reform',
  营商环境建设: 'Business Environment',
  教育科技: 'Education, Science and Technology',
  教育体育: 'Education and Sports',
  督办督查: 'Supervision and Inspection',
  国防动员: 'National Defence Mobilisation',
  疾病预防控制: 'Disease Control and Prevention',
  金融监督管理: 'Financial Regulation',
  公共资源交易: 'Public Resources Trading',
};

/** Functions that no other spelling is known of. */
const MORE: Readonly<Record<string, string>> = {
  药品监督管理: 'Medical Products',
  地方金融管理: 'Local Finance',
};

/** Bodies that are no departments, by the whole of what stands behind the division. */
const BODIES: Readonly<Record<string, string>> = {
  残疾人联合会: "Disabled Persons' Federation",
  妇女联合会: "Women's Federation",
  工商业联合会: 'Federation of Industry and Commerce',
  供销合作社联合社: 'Federation of Supply and Marketing Cooperatives',
  疾病预防控制中心: 'Centre for Disease Control and Prevention',
  政务服务中心: 'Government Services Centre',
  公共资源交易中心: 'Public Resources Trading Centre',
  住房公积金管理中心: 'Housing Provident Fund Centre',
  住房资金管理中心: 'Housing Fund Centre',
};

/** What stands in front of or around the full name of the division. */
const OF_DIVISION: Readonly<Record<string, string>> = {
  人民政府: "People's Government",
  人民政府办公厅: "General Office of the People's Government",
  人民政府办公室: "General Office of the People's Government",
  人民检察院: "People's Procuratorate",
  人民法院: "People's Court",
  中级人民法院: "Intermediate People's Court",
  高级人民法院: "High People's Court",
  管理委员会: 'Administrative Committee',
};

/** 国家税务总局贵州省税务局: tax offices are of the State's administration, whatever the division. */
const TAX = /^国家税务总局(.+)税务局$/u;

/**
 * Undefined where the name does not tell the division and the body in words that are known here.
 *
 * @param within six digits of a division in which the body is: there are five 白云区 in the country
 */
export function englishBodyName(name: string, within?: string): string | undefined {
  const bare = name.replace(/\s/gu, '');
  const tax = TAX.exec(bare)?.[1];
  if (tax !== undefined) {
    const place = placeOf(tax, within);
    return place?.rest === '' ? `${place.stem} Tax Service, State Taxation Administration` : undefined;
  }
  const place = placeOf(bare, within);
  if (!place) return undefined;
  const { stem, full, rest, province } = place;
  if (OF_DIVISION[rest]) return `${OF_DIVISION[rest]} of ${full}`;
  if (BODIES[rest]) return `${stem} ${BODIES[rest]}`;
  const [, words = '', kind = ''] = /^(.+?)(厅|局|委员会)$/u.exec(rest) ?? [];
  // What a body was called before a reform is no name of the one that it became.
  const now = formerFunction(words) ? undefined : departmentFunction(words);
  const purpose = now === undefined ? MORE[words] : FUNCTIONS_IN_ENGLISH[now];
  if (purpose === undefined) return undefined;
  if (kind === '委员会') return `${stem} ${purpose} Commission`;
  if (!province) return `${stem} ${purpose} Bureau`;
  return `${stem} ${kind === '厅' ? 'Department' : 'Administration'} of ${purpose}`;
}

/** Both languages of a body: the English name that was given, unless it is Chinese too, else the rendering, else the Chinese name again. */
export function namesOfBody(zh: string, given: string | undefined, within?: string): { zh: string; en: string } {
  const usable = given !== undefined && given.trim() !== '' && !/\p{Script=Han}/u.test(given);
  return { zh, en: usable ? given : (englishBodyName(zh, within) ?? zh) };
}

interface Place {
  /** Guiyang; Guiyang City. */
  readonly stem: string;
  readonly full: string;
  readonly province: boolean;
  readonly rest: string;
}

function placeOf(name: string, within: string | undefined): Place | undefined {
  const area = uncodedAreas.find(({ name: of }) => name.startsWith(of));
  if (area) return { ...area.english, province: false, rest: name.slice(area.name.length) };
  const found = leadingRegion(name, within && `${within.slice(0, 2)}0000`);
  if (!found) return undefined;
  const { region, rest } = found;
  const [stem, full] = [englishRegionStem(region.name), englishRegionName(region.name)];
  return stem && full ? { stem, full, province: region.level === 'province', rest } : undefined;
}
