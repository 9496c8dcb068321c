/**
 * Surnames and their shares. Order and the share of the first hundred (about 85% of all people; the first five 30.8%) follow the reports on
 * names of the Ministry of Public Security (二〇二〇年、二〇二一年全国姓名报告); single shares beyond the first ten are estimates that keep that order and sum.
 */
import { Weighted } from '../base/random.ts';

/** [surname, per mille of the population]. */
const LEADING: readonly (readonly [string, number])[] = [
  ['王', 72.5],
  ['李', 71.9],
  ['张', 68.3],
  ['刘', 50.9],
  ['陈', 45.3],
  ['杨', 31.0],
  ['黄', 22.5],
  ['赵', 20.6],
  ['吴', 20.5],
  ['周', 19.0],
];

const NEXT =
  '徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余蒋叶杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武孔向汤' +
  '常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝骆路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';

/** Where a surname is much more frequent in Guizhou than in the country: factor on its share (mountain surnames of Buyi, Miao, Dong, Yi, Gelao, Shui families). */
const GUIZHOU: Readonly<Record<string, number>> = {
  杨: 2.1,
  吴: 2.0,
  罗: 2.4,
  龙: 6,
  石: 3.4,
  田: 3,
  冉: 12,
  韦: 2.6,
  潘: 2.6,
  陆: 2,
  岑: 9,
  蒙: 8,
  莫: 4,
  覃: 1.4,
  欧: 4,
  姜: 1.5,
  王: 0.75,
  张: 0.8,
  刘: 0.75,
  安: 3,
  禄: 1,
  陇: 1,
  敖: 5,
  牟: 4,
  勾: 1,
  骆: 2,
  令狐: 1,
  犹: 1,
  娄: 2,
  晏: 3,
  班: 1,
  粟: 1,
  满: 1,
  侯: 1.6,
  廖: 1.5,
  邓: 1.3,
  穆: 2,
  赵: 0.8,
};

/** Surnames rare in the country but known in Guizhou, in per mille of the province (estimates). */
const REGIONAL: readonly (readonly [string, number])[] = [
  ['莫', 4.2],
  ['禄', 0.5],
  ['陇', 0.3],
  ['勾', 0.5],
  ['犹', 0.4],
  ['班', 1.1],
  ['粟', 0.5],
  ['满', 0.4],
  ['佰', 0.1],
  ['苟', 0.5],
  ['卯', 0.5],
  ['糜', 0.2],
  ['吉', 0.6],
  ['皮', 0.4],
  ['代', 3.2],
  ['付', 3.0],
  ['肖', 4.8],
  ['闫', 0.4],
  ['先', 0.1],
  ['旷', 0.1],
  ['税', 0.2],
  ['青', 0.2],
  ['雍', 0.1],
  ['泰', 0.1],
];

/** 复姓: about 0.1% of the country (report of 2020); 令狐 is at home in 桐梓. */
const COMPOUND: readonly (readonly [string, number])[] = [
  ['令狐', 1.2],
  ['欧阳', 1.1],
  ['上官', 0.12],
  ['司马', 0.1],
  ['诸葛', 0.06],
  ['皇甫', 0.06],
  ['尉迟', 0.02],
  ['慕容', 0.03],
  ['司徒', 0.06],
  ['东方', 0.02],
  ['夏侯', 0.03],
  ['公孙', 0.01],
];

function nationalShares(): Map<string, number> {
  const shares = new Map<string, number>(LEADING);
  let share = 14.2;
  for (const surname of NEXT) {
    if (!shares.has(surname)) shares.set(surname, share);
    share *= share > 3 ? 0.978 : 0.9865;
  }
  return shares;
}

const shares = nationalShares();
for (const [surname, share] of [...REGIONAL, ...COMPOUND]) shares.set(surname, share);
for (const [surname, factor] of Object.entries(GUIZHOU)) {
  const share = shares.get(surname);
  if (share !== undefined) shares.set(surname, share * factor);
}

export const surnames = new Weighted([...shares]);

const MINORITY: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  '06': [
    ['杨', 16],
    ['吴', 14],
    ['龙', 13],
    ['石', 8],
    ['王', 8],
    ['张', 7],
    ['李', 7],
    ['潘', 5],
    ['田', 4],
    ['麻', 2],
    ['陶', 2],
    ['熊', 3],
    ['侯', 3],
    ['罗', 2],
    ['姜', 2],
    ['欧', 2],
    ['文', 2],
  ],
  '09': [
    ['罗', 16],
    ['韦', 12],
    ['王', 12],
    ['岑', 8],
    ['黄', 8],
    ['陆', 6],
    ['班', 5],
    ['蒙', 4],
    ['潘', 4],
    ['莫', 4],
    ['杨', 4],
    ['卢', 3],
    ['梁', 3],
    ['吴', 3],
    ['李', 4],
  ],
  '12': [
    ['吴', 20],
    ['杨', 20],
    ['石', 12],
    ['龙', 8],
    ['陆', 5],
    ['潘', 5],
    ['姚', 4],
    ['欧', 4],
    ['粟', 3],
    ['王', 4],
    ['张', 4],
    ['林', 3],
  ],
  '15': [
    ['田', 18],
    ['杨', 12],
    ['冉', 12],
    ['张', 10],
    ['安', 6],
    ['任', 4],
    ['陈', 4],
    ['覃', 3],
    ['向', 4],
    ['彭', 3],
    ['侯', 3],
    ['罗', 3],
  ],
  '07': [
    ['安', 12],
    ['禄', 9],
    ['陇', 6],
    ['李', 8],
    ['王', 8],
    ['陈', 7],
    ['杨', 7],
    ['龙', 6],
    ['张', 6],
    ['罗', 4],
    ['卯', 4],
    ['苏', 3],
  ],
  '03': [
    ['马', 40],
    ['张', 8],
    ['李', 6],
    ['桂', 6],
    ['虎', 4],
    ['锁', 4],
    ['撒', 4],
    ['管', 3],
    ['孔', 3],
  ],
  '25': [
    ['潘', 20],
    ['韦', 16],
    ['石', 12],
    ['吴', 7],
    ['陆', 6],
    ['蒙', 7],
    ['王', 5],
    ['杨', 4],
  ],
  '37': [
    ['李', 10],
    ['陈', 9],
    ['申', 9],
    ['覃', 5],
    ['田', 7],
    ['邹', 5],
    ['王', 8],
    ['付', 5],
    ['杨', 6],
  ],
};
/** Surnames of a people (GB/T 3304 code); the province's mixture for those not listed. */
export const surnamesOf: ReadonlyMap<string, Weighted<string>> = new Map(
  Object.entries(MINORITY).map(([code, list]) => [code, new Weighted(list)]),
);
