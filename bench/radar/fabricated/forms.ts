/**
 * Tables of one form about two things, the hardest of negatives: licences of two trades, subsidies for two reasons, cases of two bodies have number, holder,
 * days and office in common and not one row. And, so that a form is not held against a table, the same table of one thing under other headings and titles.
 * The things of the learnt and the held-out half are others; every second table has two facts of its own.
 */
import type { FindingKind } from '@kuaishu/catalog';
import { seeded, shuffled } from '../random.ts';
import type { Split } from '../real/splits.ts';
import { type Level, noisyHeading, noisyTitle } from './noise.ts';
import { type FabricatedPair, itemOf } from './pairs.ts';
import type { BaseTable, Column } from './tables.ts';

interface Form {
  /** Behind the thing in a title. */
  readonly title: string;
  readonly subject: string;
  readonly columns: readonly string[];
  /** Things, each with two facts of its own. */
  readonly things: Readonly<Record<Split, readonly string[]>>;
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const FORMS: readonly Form[] = [
  {
    title: '许可信息',
    subject: 'organisation',
    columns: words(
      '许可证编号 统一社会信用代码 企业名称 法定代表人 经营场所 经营范围 许可有效期自 许可有效期至 发证机关 发证日期 许可状态 联系电话',
    ),
    things: {
      learnt: words(
        '烟草专卖零售:卷烟档位,订货周期 民用爆炸物品销售:库存上限,库房级别 典当经营:典当余额,绝当率 拍卖经营:拍卖师人数,成交场次 出版物零售:出版物门类,门店平米 印刷经营:印刷工艺,胶印机台数 测绘作业:测绘等级,测绘仪器数',
      ),
      held_out: words(
        '危险废物经营:废物代码,处置能力 劳务派遣经营:派遣员工数,劳务专职人数 动物诊疗:诊疗科目,执业兽医数 水产苗种生产:苗种品种,亲本数量 放射诊疗:射线装置数,放射工作人员数 音像制作:录音棚面积,制作设备数 互联网上网服务经营:终端台数,带宽',
      ),
    },
  },
  {
    title: '备案信息',
    subject: 'organisation',
    columns: words('备案编号 统一社会信用代码 单位名称 负责人 单位地址 联系电话 备案日期 备案机关 备案状态 备注'),
    things: {
      learnt: words(
        '校外托管机构:午休床位,托管学生数 房地产经纪机构:经纪人数,挂牌房源数 公章刻制:刻章机数,印章枚数 货运代理:代理线路,仓位吨数 旧货流通:旧货门类,寄售件数',
      ),
      held_out: words(
        '家政服务机构:家政员人数,培训课时 二手车交易:年交易辆数,评估师人数 报废汽车回收:拆解能力,拆解辆数 单用途预付卡:预付余额,存管银行数 健身场所:泳池平米,教练人数',
      ),
    },
  },
  {
    title: '补贴发放信息',
    subject: 'person',
    columns: words(
      '姓名 公民身份号码 性别 户籍地址 补贴标准 补贴金额 发放月份 发放日期 银行卡号 开户银行 乡镇街道 村居名称 联系电话',
    ),
    things: {
      learnt: words(
        '农机购置:机具型号,机具马力 独生子女父母:子女数,领证年 村级防疫员:防疫头数,片区 大学生创业:创业门类,带动就业数 沼气池建设:池容,产气量',
      ),
      held_out: words(
        '能繁母猪:母猪头数,耳标号 退役运动员:运动项目,最好名次 乡村医生:执业年限,服务人口 生猪良种:精液份数,配种次数 电动自行车以旧换新:旧车车架号,新车型号',
      ),
    },
  },
  {
    title: '行政处罚信息',
    subject: 'organisation',
    columns: words(
      '行政处罚决定书文号 当事人名称 统一社会信用代码 法定代表人 违法事实 处罚依据 处罚内容 罚款金额 处罚决定日期 处罚机关 公示截止期',
    ),
    things: {
      learnt: words(
        '价格监督:标价牌数,多收价款 烟草专卖:查获卷烟条数,卷烟真伪 邮政监管:快递件数,网点名 文化市场:违规节目,停业天数',
      ),
      held_out: words(
        '计量监督:计量器具,误差值 节能监察:超限额能耗,能耗设备 海事监管:船名,航区 宗教事务:活动场所,参加人数',
      ),
    },
  },
  {
    title: '案件办理信息',
    subject: 'event',
    columns: words('案件编号 申请人 被申请人 案由 受理日期 承办人 承办机关 办结日期 办理结果 案件状态'),
    things: {
      learnt: words(
        '行政复议:复议前置,听证次数 土地权属争议:争议面积,地类 物业纠纷调解:小区户数,物业费 商标异议:商标图样,商品类目',
      ),
      held_out: words(
        '工伤认定:伤害部位,停工天数 医疗纠纷调解:诊疗科室,伤残级 国家赔偿:羁押天数,赔偿项 林权争议:林木株数,四至',
      ),
    },
  },
  {
    title: '资质信息',
    subject: 'organisation',
    columns: words(
      '资质证书编号 单位名称 统一社会信用代码 法定代表人 资质等级 资质类别 业务范围 发证机关 发证日期 有效期至 注册地址',
    ),
    things: {
      learnt: words(
        '测绘单位:测绘仪器数,航摄架次 地质勘查:钻机台数,勘查矿种 城乡规划编制:规划师人数,编制项目数 爆破作业:爆破员人数,炸药用量',
      ),
      held_out: words(
        '土地估价机构:估价师人数,估价报告数 物业服务:在管平米,保洁人数 文物保护工程:修缮项目,工匠人数 水土保持监测:监测点数,监测样方数',
      ),
    },
  },
];

const PLACES = words('贵阳市 遵义市 毕节市 铜仁市 安顺市 都匀市 凯里市 兴义市');

/** The tables of the forms as the ledger has them, one a thing. */
export function formTables(split: Split): BaseTable[] {
  return FORMS.flatMap(({ title, subject, columns, things }, form) =>
    things[split].map((line, nth): BaseTable => {
      const [thing = '', own = ''] = line.split(':');
      return {
        id: `form/${split}/${form}/${nth}`,
        source: 'elements',
        split,
        title: `${thing}${title}`,
        organisation: '贵州省大数据发展管理局',
        region: '520000',
        subject,
        columns: [...columns, ...(nth % 2 === 0 ? own.split(',') : [])].map((name): Column => ({ name })),
      };
    }),
  );
}

const SAME: readonly FindingKind[] = ['duplicate', 'contains', 'contained'];

/** `form_same` and `not_same_form` in equal numbers. */
export function fabricateForms(split: Split, count: number, seed: number): FabricatedPair[] {
  const random = seeded(seed);
  const tables = formTables(split);
  const formOf = ({ id }: BaseTable): string => id.split('/')[2]!;
  return Array.from({ length: count }, (_, nth): FabricatedPair => {
    const entry = tables[Math.floor(random() * tables.length)]!;
    const positive = nth % 2 === 0;
    const others = tables.filter((table) => table.id !== entry.id && formOf(table) === formOf(entry));
    const about = positive ? entry : others[Math.floor(random() * others.length)]!;
    const level = (Math.floor(nth / 2) % 4) as Level;
    const kept = about.columns.map((_, at) => at).filter(() => random() < 0.9);
    const order = shuffled(kept, random);
    const framed = random() < 0.3 ? `${PLACES[Math.floor(random() * PLACES.length)]!}${about.title}` : about.title;
    const title = noisyTitle(framed, Math.min(level, 2) as Level, random);
    return {
      kind: positive ? 'form_same' : 'not_same_form',
      level,
      positive,
      expected: positive ? [...SAME, 'same_kind_other_region'] : [],
      draft: {
        id: 'draft',
        ...(title !== undefined && { title }),
        organisation: { id: 'another', name: '贵州省档案局' },
        ...(level < 2 && about.subject !== undefined && { subject: about.subject }),
        items: order.map((at) =>
          itemOf({ name: noisyHeading(about.columns[at]!, Math.min(level, 2) as Level, random) }),
        ),
      },
      entry: entry.id,
      truth: new Set(positive ? order.map((at, ours) => `${ours}-${at}`) : []),
      source: 'elements',
    };
  });
}
