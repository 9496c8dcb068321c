/**
 * Disputes over attributes that two departments deliver to the province's block: here a ruling has figures before it, how often the two say the same of one
 * subject. One is decided, one waits for its decision, of one the parties are still heard.
 */
import type { PlanAct } from './act.ts';
import type { Actors } from './actors.ts';
import { Course } from './courses.ts';

interface Dispute {
  readonly attribute: string;
  readonly holder: string;
  readonly claimant: string;
  readonly day: number;
  readonly claim: string;
  readonly answer: string;
  readonly stage: 'decided' | 'referred' | 'hearing';
  /** Who becomes the source, and why. */
  readonly source?: 'holder' | 'claimant';
  readonly reasons?: string;
}

const DISPUTES: readonly Dispute[] = [
  {
    attribute: 'mobile',
    holder: 'wj_health',
    claimant: 'rs_insured',
    day: 38,
    claim: '社会保险参保登记按《社会保险费征缴暂行条例》第八条采集联系方式，缴费和待遇通知都用它。',
    answer: '居民健康档案的联系电话由家庭医生在随访时登记，本单位不主张为数源，可改为引用。',
    stage: 'decided',
    source: 'claimant',
    reasons: '参保登记每月更新，覆盖面更大；两方对同一人的号码有出入的，以参保登记为准，健康档案改为引用。',
  },
  {
    attribute: 'reg_address',
    holder: 'sc_enterprise',
    claimant: 'sw_taxpayer',
    day: 50,
    claim: '税务登记和发票寄送依《税收征收管理法》第十五条核实注册地址，更新比登记簿及时。',
    answer: '住所是《市场主体登记管理条例》第八条规定的登记事项，以登记簿为准。',
    stage: 'referred',
  },
  {
    attribute: 'parcel_area',
    holder: 'zr_property',
    claimant: 'zj_building',
    day: 57,
    claim: '房屋普查实地测量了宗地面积，依《关于开展第一次全国自然灾害综合风险普查的通知》。',
    answer: '宗地面积是《不动产登记暂行条例》第八条规定的登记事项，以不动产登记簿为准。',
    stage: 'hearing',
  },
];

export function stripDisputeActs(whoOf: (resource: string) => Actors, seed: number): readonly PlanAct[] {
  return DISPUTES.flatMap(({ attribute, holder, claimant, day, claim, answer, stage, source, reasons }) => {
    const who = whoOf(claimant);
    const name = `dispute/${attribute}`;
    const conflict = { attribute, holder, claimant };
    const course = new Course(claimant, who, day, seed)
      .beside(name, 'open_conflict', who.steward, claim, { conflict })
      .wait(1, 1)
      .beside(name, 'state_conflict', whoOf(holder).steward, answer, {
        conflict: { ...conflict, stated: holder, claims: source !== 'claimant' },
      });
    if (stage === 'hearing') return course.acts;
    course.wait(1, 1).beside(name, 'refer_conflict', who.steward);
    if (stage === 'referred' || source === undefined) return course.acts;
    return course.wait(3, 3).beside(name, 'decide_conflict', who.arbiter, reasons, {
      conflict: { ...conflict, source: source === 'holder' ? holder : claimant },
    }).acts;
  });
}
