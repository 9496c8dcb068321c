/**
 * Departments of government as they are written: in full, cut short, and under the name of before a reform. One line a function: its name today without
 * 局, 厅, 委 …, then other spellings. `<` marks names that a reform ended, with the year; the function went on in a body that is its only heir.
 * Bodies that were put together from several (市场监督管理 from 工商, 质监 and 食药监) are no renaming: both may stand in old records of one time.
 *
 * Sources: 深化党和国家机构改革方案 (中共中央, 2018-03-21) and 国务院机构改革方案 (2018-03-17) with Guizhou's 贵州省机构改革方案 (2018-10);
 * 国家乡村振兴局 for 国务院扶贫办 (2021-02-25); 党和国家机构改革方案 (2023-03-16). Short forms: as the bodies' own sites and papers use them.
 */
const lines = `
发展改革 发改 <2018 发展计划 计划
教育 教
科学技术 科技
工业信息化 工信 <2018 经济信息化 经信
民族宗教事务 民宗 民族宗教 民宗事务
公安 
民政 
司法 
财政 
人力资源社会保障 人社 人力社保 人力资源保障
自然资源 自然 <2018 国土资源 国土
自然资源规划 自规 资规
生态环境 生态 <2018 环境保护 环保
住房城乡建设 住建 住房建设
交通运输 交通 交运
水务 水务管理 水利 水利水务
农业农村 农村农业 <2018 农业 农牧 农业畜牧
商务 
文化旅游 文旅
文化广电旅游 文广旅 文广旅游 文化广播电视旅游
文体广电旅游 文体广旅 文体旅游 文化体育广电旅游 文体旅
卫生健康 卫健 卫健康 <2018 卫生计划生育 卫计 卫生
退役军人事务 退役军人
应急管理 应急 <2018 安全生产监督管理 安监
审计 
国有资产监督管理 国资 国资监管 国有资产监管
市场监督管理 市监 市场监管
体育 
统计 
林业 
能源 
粮食物资储备 粮食储备 粮储 <2018 粮食
医疗保障 医保
乡村振兴 <2021 扶贫开发 扶贫
生态移民 <2018 水库生态移民 移民
投资促进 投促 招商
综合行政执法 综合执法 综合行政执法管理 城市综合执法 城市综合行政执法 城市管理综合行政执法
城市管理 城管
大数据发展管理 大数据发展 大数据管理 大数据
机关事务管理 机关事务 市直机关事务管理 州直机关事务管理 省直机关事务管理 县直机关事务管理
人民防空 人防
金融工作 金融 地方金融监督管理 地方金融监管 金融监管 金融服务
信访 信访工作
政务服务 政务服务管理
行政审批 行政审批服务
气象 
税务 
烟草专卖 烟草
地方志 地方志编纂 史志
机构编制 编制 编
营商环境建设 营商环境
教育科技 教科
教育体育 教体
督办督查 督查
国防动员 国动
疾病预防控制 疾控
银行保险监督管理 银保监
金融监督管理 <2023 银行保险监督管理
公共资源交易 公共资源交易管理
`;

/** What stands behind the name of a body that was in force until a reform. */
export interface FormerFunction {
  readonly now: string;
  /** Year of the reform that ended the name. */
  readonly until: number;
}

function build() {
  const today = new Map<string, string>();
  const former = new Map<string, FormerFunction>();
  for (const line of lines.trim().split('\n')) {
    const [name = '', ...spellings] = line.trim().split(' ');
    today.set(name, name);
    let until: number | undefined;
    for (const word of spellings) {
      if (word.startsWith('<')) until = Number(word.slice(1));
      else if (until === undefined) today.set(word, name);
      else former.set(word, { now: name, until });
    }
  }
  return { today, former };
}

const { today, former } = build();

/** 发展和改革, 发改 → 发展改革; 国土资源 → 自然资源. Undefined for words that are no department's function. */
export function departmentFunction(words: string): string | undefined {
  const bare = words.replace(/[和与及、]/gu, '');
  const now = former.get(bare)?.now ?? today.get(bare) ?? former.get(words)?.now ?? today.get(words);
  // a function that was renamed twice
  return now === undefined ? undefined : (former.get(now)?.now ?? now);
}

/** A department's function with every way it is written, the name of today first; those of before a reform among them. */
export interface DepartmentSpellings {
  readonly now: string;
  readonly spellings: readonly string[];
}

/** All functions of departments that are known here, each with its spellings. A spelling may stand under two functions where a name was given anew. */
export function departmentSpellings(): readonly DepartmentSpellings[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .map((words) => ({ now: words[0]!, spellings: words.filter((word) => word !== '' && !word.startsWith('<')) }));
}

/** The reform that ended a name of a department: 国土资源 → { now: 自然资源, until: 2018 }. */
export function formerFunction(words: string): FormerFunction | undefined {
  return former.get(words.replace(/[和与及、]/gu, ''));
}

/**
 * Bodies that are no departments, by what their names end in: spellings → the one used here. Institutions (事业单位), mass organisations (群团), offices
 * of the party and government.
 */
export const institutionSpellings: readonly (readonly [RegExp, string])[] = [
  [/^(?:住房)?公积金(?:管理)?中心$/u, '住房公积金管理中心'],
  [/^(?:人民政府)?政务(?:服务)?(?:中心|大厅)$/u, '政务服务中心'],
  [/^供销(?:合作)?(?:联合)?社(?:联合社)?$/u, '供销合作社联合社'],
  [/^残联$/u, '残疾人联合会'],
  [/^妇联$/u, '妇女联合会'],
  [/^工商联$/u, '工商业联合会'],
  [/^(?:人民)?检察院$/u, '人民检察院'],
  [/^(?:人民)?法院$/u, '人民法院'],
  [/^(?:人民)?政府(?:办公室|办公厅|办)$/u, '人民政府办公室'],
  [/^(?:人民)?政府$/u, '人民政府'],
  [/^(?:委政法委|委政法委员会)$/u, '委政法委员会'],
  [/^(?:委办|委办公室|委办公厅)$/u, '委办公室'],
  [/^团委$/u, '共青团委员会'],
  [/^疾控中心$/u, '疾病预防控制中心'],
  [/^妇(?:幼保健|保)院$/u, '妇幼保健院'],
];
