/** 数据需求: what departments need for a task and do not have; who is named as the source, whose duty it becomes, what is declined, what waits. */
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import { type ActKind, LAST_DAY, type PlanAct } from './act.ts';
import { actorsOf } from './actors.ts';

/** owner | subject | elements | 业务事项 | 依据 | outcome (`= resource`, `> organisation`, `- 理由`, `? 退回`, `~ 撤回`, or nothing yet). */
const NEEDS = `
gz.mz | person | 不动产单元号 建筑面积 权利人名称 | 社会救助家庭经济状况核对 | 《社会救助暂行办法》第五十八条 | = zr_property
gz.mz | person | 公积金余额 月缴存额 | 社会救助家庭经济状况核对 | 《社会救助暂行办法》第五十八条 | = gjj_fund_account
gz.mz | vehicle | 号牌号码 机动车所有人 车辆注册日期 | 社会救助家庭经济状况核对 | 《社会救助暂行办法》第五十八条 | = jj_vehicle
gz.rs | person | 死亡日期 户口注销日期 | 养老待遇领取资格认证 | 《中华人民共和国社会保险法》 | = ga_death_cancellation
gz.yb | person | 低保类别 特困人员 救助开始日期 | 资助困难群众参加医疗保险 | 《社会救助暂行办法》第二十九条 | = mz_hardship
gz.jy | person | 户籍地址 与户主关系 居住证号码 | 义务教育入学资格审核 | 《中华人民共和国义务教育法》第十二条 | = ga_hukou
gz.zj | person | 公积金账号 单位名称 月缴存额 | 公租房保障资格审核 | 《公共租赁住房管理办法》第八条 | = gjj_fund_account
gz.sw | place | 不动产单元号 合同总价 签订日期 | 契税征收 | 《中华人民共和国契税法》第十三条 | = zj_sale_contract
gz.ny | place | 地块土壤有机质含量 酸碱度 | 耕地质量评价 | 《中华人民共和国土地管理法》 | > gz.zr
gz.wl | indicator | 景区入口实时客流 | 节假日旅游客流预警 | 《中华人民共和国旅游法》第四十五条 | > gz.jt
gz.yj | place | 加油站储罐容积 经度 纬度 | 危险化学品重大危险源监管 | 《危险化学品安全管理条例》第二十五条 | = sm_petrol_station
gz.sm | organisation | 企业用电量 账单月份 | 外贸企业运行监测 | 《中华人民共和国对外贸易法》 | - 企业用电量涉及商业秘密，申请未写明法律依据和脱敏方式。
gy.rs | person | 学籍状态 毕业日期 学校名称 | 高校毕业生就业服务 | 《中华人民共和国就业促进法》第三十五条 | = jy_student
gy.mz | person | 残疾等级 残疾类别 | 残疾人两项补贴核对 | 《残疾人保障法》第四十八条 |
zy.wj | person | 慢性病 认定日期 | 家庭医生签约服务 | 《中华人民共和国基本医疗卫生与健康促进法》第三十一条 |
bj.xc | person | 参保状态 就业单位 | 防止返贫动态监测 | 《中华人民共和国乡村振兴促进法》 |
gz.fg | organisation | 纳税信用等级 是否列入经营异常名录 | 公共信用综合评价 | 《优化营商环境条例》第五十三条 |
qdn.ly | person | 是否脱贫户 | 生态护林员选聘资格核查 | 《中华人民共和国乡村振兴促进法》 |
as.jy | person | 户籍地址 监护人 | 控辍保学动态监测 | 《中华人民共和国义务教育法》第十三条 | ? 请写明所需时段和使用场景。
gaxq.kj | organisation | 研发投入 高新技术企业编号 | 科技型企业培育 | 《中华人民共和国科学技术进步法》 | ~ 已在省级目录中找到，撤回。
bj.wn.mz | person | 户籍地址 与户主关系 | 临时救助对象认定 | 《社会救助暂行办法》第四十八条 | = ga_hukou
qxn.xy.rs | person | 毕业日期 学校名称 | 高校毕业生返乡就业登记 | 《中华人民共和国就业促进法》第三十五条 | = jy_student
gy.hx.jy | person | 户籍地址 监护人 | 义务教育控辍保学核查 | 《中华人民共和国义务教育法》第十三条 |
`;

const ANSWERS: Readonly<Record<string, ActKind>> = {
  '=': 'answer_need',
  '>': 'assign_need',
  '-': 'decline_need',
  '?': 'return_case',
  '~': 'withdraw_case',
};
const REMARK: Partial<Record<ActKind, string>> = {
  answer_need: '台账中已有数源，请按条件申请共享，不必另行采集。',
  assign_need: '省内尚无数源，按职责落实采集。',
};

/** Resources that are named as sources; they stand on the ledger before. */
export function needSources(): readonly string[] {
  return NEEDS.split('\n').flatMap((line) => /\| = (\S+)$/u.exec(line.trim())?.[1] ?? []);
}

export function needActs(bodies: ReadonlyMap<string, ProvinceOrganisation>): readonly PlanAct[] {
  return NEEDS.trim()
    .split('\n')
    .flatMap((line, nth): PlanAct[] => {
      const [owner = '', subject = '', elements = '', matter = '', basis = '', outcome = ''] = line
        .split('|')
        .map((part) => part.trim());
      const body = bodies.get(owner);
      if (!body) throw new Error(`no organisation ${owner} for a need`);
      const who = actorsOf(body, nth % 2 === 1);
      const waits = outcome === '';
      const day = waits ? LAST_DAY - 2 - (nth - 12) * 4 : 14 + nth * 2;
      const need = { subject, elements: elements.split(/\s+/u), matter, basis };
      const name = `need/${nth + 1}`;
      const asked: PlanAct = {
        at: day,
        actor: who.staff,
        kind: 'ask_need',
        entry: null,
        case: name,
        data: { need, until: LAST_DAY + 250 },
      };
      if (waits) return [asked];
      const [mark = '', ...rest] = outcome.split(' ');
      const kind = ANSWERS[mark];
      if (!kind) throw new Error(`no outcome '${outcome}'`);
      const target = rest.join(' ');
      const answered: PlanAct = {
        at: day + 2 + (nth % 4),
        actor: kind === 'withdraw_case' ? who.staff : who.reviewer,
        kind,
        entry: null,
        case: name,
        data:
          kind === 'answer_need'
            ? { need: { ...need, source: target } }
            : kind === 'assign_need'
              ? { organisation: target }
              : {},
        comment: REMARK[kind] ?? target,
      };
      return [asked, answered];
    });
}
