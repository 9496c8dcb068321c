/**
 * What departments are for, one line a function: code, name at the province, name at a prefecture (`-` where there is none), short name, English name, theme of
 * GB/T 21063.4 under which their resources fall. 〔编办〕 codes begin with 11, those of institutions (事业单位) with 12, of mass organisations with 13.
 */
export interface DepartmentFunction {
  readonly code: string;
  /** 公安厅; null where the province has none. */
  readonly provincial: string | null;
  /** 公安局; null where prefectures have none. */
  readonly local: string | null;
  readonly short: string;
  readonly en: string;
  readonly theme: string;
  readonly kind: 'department' | 'institution' | 'mass';
}

const lines = `
ga 公安厅 公安局 公安 Public Security 政法、监察
jj 公安厅交通管理局 - 交警 Traffic Police 政法、监察
rs 人力资源和社会保障厅 人力资源和社会保障局 人社 Human Resources and Social Security 劳动、人事
mz 民政厅 民政局 民政 Civil Affairs 民政、社区
wj 卫生健康委员会 卫生健康局 卫健 Health 文化、卫生、体育
jy 教育厅 教育局 教育 Education 科技、教育
zr 自然资源厅 自然资源局 自然资源 Natural Resources 国土资源、能源
sc 市场监督管理局 市场监督管理局 市监 Market Regulation 商业、贸易
sw 税务局 税务局 税务 Taxation 财政
zj 住房和城乡建设厅 住房和城乡建设局 住建 Housing and Construction 城乡建设、环境保护
jt 交通运输厅 交通运输局 交通 Transport 工业、交通
ny 农业农村厅 农业农村局 农业农村 Agriculture 农业、水利
st 生态环境厅 生态环境局 生态环境 Ecology and Environment 城乡建设、环境保护
yj 应急管理厅 应急管理局 应急 Emergency Management 综合政务
fg 发展和改革委员会 发展和改革委员会 发改 Development and Reform 经济管理
cz 财政厅 财政局 财政 Finance 财政
dsj 大数据发展管理局 大数据发展管理局 大数据 Big Data 信息产业
yb 医疗保障局 医疗保障局 医保 Medical Insurance 文化、卫生、体育
tj 统计局 统计局 统计 Statistics 经济管理
sl 水利厅 水务局 水利 Water Resources 农业、水利
ly 林业局 林业局 林业 Forestry 农业、水利
wl 文化和旅游厅 文化广电旅游局 文旅 Culture and Tourism 旅游、服务业
xc 乡村振兴局 乡村振兴局 乡村振兴 Rural Revitalisation 农业、水利
sf 司法厅 司法局 司法 Justice 政法、监察
sj 审计厅 - 审计 Audit 经济管理
ty 退役军人事务厅 退役军人事务局 退役军人 Veterans Affairs 民政、社区
gx 工业和信息化厅 工业和信息化局 工信 Industry and Information Technology 工业、交通
sm 商务厅 商务局 商务 Commerce 商业、贸易
kj 科学技术厅 科学技术局 科技 Science and Technology 科技、教育
mw 民族宗教事务委员会 民族宗教事务局 民宗 Ethnic and Religious Affairs 民政、社区
gz 国有资产监督管理委员会 国有资产监督管理委员会 国资 State Assets 经济管理
nj 能源局 能源局 能源 Energy 国土资源、能源
jr 地方金融管理局 - 金融 Local Finance 财政
lc 粮食和物资储备局 - 粮储 Grain and Reserves 商业、贸易
tc 体育局 体育局 体育 Sports 文化、卫生、体育
qx 气象局 - 气象 Meteorology 气象、水文、测绘、地震
ym 药品监督管理局 - 药监 Drug Regulation 文化、卫生、体育
xf 信访局 - 信访 Petitions 综合政务
zf - 综合行政执法局 综合执法 City Management 城乡建设、环境保护
zw 政务服务中心! 政务服务中心! 政务服务 Public Services 综合政务
ggzy 公共资源交易中心! 公共资源交易中心! 公共资源 Public Resource Trading 商业、贸易
gjj 住房资金管理中心! 住房公积金管理中心! 公积金 Housing Provident Fund 财政
cl 残疾人联合会* 残疾人联合会* 残联 Disabled Persons' Federation 民政、社区
yy 综合医院! - 医院 General Hospital 文化、卫生、体育
dx 综合大学! - 高校 University 科技、教育
`;

const named = /^(\S+) (\S+) (\S+) (\S+) (.+) (\S+)$/u;

function read(line: string): DepartmentFunction {
  const [, code, provincial, local, short, en, theme] = named.exec(line) ?? [];
  if (!code || !provincial || !local || !short || !en || !theme) throw new Error(`no function: '${line}'`);
  const bare = (name: string) => (name === '-' ? null : name.replace(/[!*]$/u, ''));
  const marks = `${provincial}${local}`;
  const kind = marks.includes('!') ? 'institution' : marks.includes('*') ? 'mass' : 'department';
  return { code, provincial: bare(provincial), local: bare(local), short, en, theme, kind };
}

export const FUNCTIONS: readonly DepartmentFunction[] = lines.trim().split('\n').map(read);

const byCode = new Map(FUNCTIONS.map((one) => [one.code, one]));

/** @throws Error for a code that is none. */
export function functionOf(code: string): DepartmentFunction {
  const found = byCode.get(code);
  if (!found) throw new Error(`no function ${code}`);
  return found;
}
