import { type Text, translated } from '../dual/text.ts';
import { FIRST_LISTED, LAST_LISTED, lookedUp } from './looked-up.ts';

/**
 * 形近字: characters that clerks and scanners take for one another, most likely in names first. Each group is written as its first character when
 * look-alikes are compared. Collected by hand from common confusions; homophones are left out (pinyin finds them).
 */
const GROUPS =
  '己已巳 未末 士土 日曰目 天夭夫无 人入八 大太犬 王玉主 干千于 木本术 田由甲申 牛午 风凤 鸟乌 戊戌戍 今令 冶治 兔免 壶壸 汆氽 刀力刁 ' +
  '晴睛 哲晢 辨辩 侯候 孑子 洁浩 涛寿 荣莱 茉苿 莹萤 菅管 萧肃 兰三 雷雪 霞露 霜霖 梅海悔 杨扬场 柏拍 栋拣 桂佳 梓辛 楠南 榕蓉 ' +
  '春舂 昌冒 晓皎 旭旮 昊吴 杲果 晖辉 曼蔓 莲连 钢纲 铭名 锋峰 镇滇 钰珏 银根 锦绵 鑫森 琳林 玲铃 珊删 珍诊 瑞端 瑶摇 璐路 ' +
  '丽雨 红江 虹蚣 娜哪 婷停 娟捐 媛缓 嫣焉 妹味 姝株 娇桥 建健 伟纬 俊峻 杰木 佐佑 倩情 佳住 化代 仙仉 云去 亚业 亮高 ' +
  '强疆 张弛 弘私 彬杉 志忠 恒桓 慧惠 怡恰 悦说 思恩 忆亿 明朋 朗郎 胜性 腾滕 军车 辉挥 远还 进井 达迭 过这 连莲 ' +
  '波泼 泽译 洪供 涵函 淑叔 清请 源原 潘播 澜谰 泉皋 永水 冰水 凌凊 准淮 凯剀 刚则 利刊 勇男 勤勒 华毕 卓草 卫卬 ' +
  '国固 圆园 坤绅 培倍 墨黑 壮状 学字 宇字 守宁 安宴 宏家 宗宋 宝室 宣宜 富宫 尚向 岚风 岩宕 崇祟 巍魏 平乎 庆床 康唐 庭廷 ' +
  '毅豪 民氏 成咸 戎戒 敏毓 文交 斌赋 新亲 旺汪 智知 月用 朝潮 权杈 李季 松忪 柳枊 桃挑 欣欢 正止 步涉 武式 ' +
  '禹萬 福富 秀季 秋愁 程呈 立丘 章童 竹什 笑笶 素索 维准 绍招 美羊 群郡 翔样 翠卒 耀跃 聪总 育肓 良艮 艳滟 芬芳 芝之 芸苦 英央 ' +
  '范苑 茂芪 菊鞠 萍苹 葛曷 蓝监 薇微 裕祐 贵责 赵起 超赶 越钺 邓郑 郭享 陈阵 陆阿 陶淘 雄难 青责 静净 韦书 顺须 飞气 香杳 马鸟 骏驳 鹏朋 鸿鹄 龙尤 戴载 段叚 毛手 邱郎 卢庐 尹伊 贺货 钟种 汤场 冯马 沈沉 曾曹';

const seen = new Set<string>();
const pairs: (readonly [string, string])[] = [];
for (const group of GROUPS.split(' ')) {
  const [first, ...others] = group;
  // a character belongs to one group only: the first that names it
  if (!first || seen.has(first)) continue;
  for (const other of others) {
    if (seen.has(other)) continue;
    seen.add(other);
    pairs.push([other, first]);
  }
  seen.add(first);
}

const alike = new Map(pairs);
const from = pairs.map(([character]) => character).join('');
const to = pairs.map(([, first]) => first).join('');

/** For each character from U+4E00 to U+9FFF the first of its group, or itself. */
export const lookAlikeList = (): readonly string[] =>
  Array.from({ length: LAST_LISTED - FIRST_LISTED + 1 }, (_, i) => {
    const character = String.fromCodePoint(FIRST_LISTED + i);
    return alike.get(character) ?? character;
  });

/** Each character as the first of its group. Names of up to four characters, nearly all, by the list: translate() builds its map row by row. */
export function lookAlike(text: Text): Text {
  const longer = translated(text, from, to);
  return {
    sql: `CASE WHEN length(${text.sql}) <= 4 THEN ${lookedUp(text.sql, 4, () => 'look_alike')} ELSE ${longer.sql} END`,
    of: longer.of,
  };
}
