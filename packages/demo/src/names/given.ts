/**
 * Given names by cohort and sex. Characters and the leading names follow the Ministry of Public Security's name reports 2019–2021 (names used most
 * by decade of birth: 秀英 桂英, 英 玉兰, 芳 丽, 静 婷, 欣怡 梓涵; 建国 建华, 军 勇, 伟 磊, 浩 杰, 宇轩 奕辰); weights fall as 1/√rank.
 */
import { type Random, Weighted } from '../base/random.ts';

interface Cohort {
  /** Born before this year. */
  readonly before: number;
  /** Share of one-character given names; highest among those born 1975–1995. */
  readonly single: number;
  readonly male: Names;
  readonly female: Names;
}
interface Names {
  readonly first: Weighted<string>;
  readonly second: Weighted<string>;
  readonly one: Weighted<string>;
  readonly whole: Weighted<string>;
}

const ranked = (list: readonly string[]): Weighted<string> =>
  new Weighted(list.map((x, i) => [x, 1 / Math.sqrt(i + 1)] as const));
const names = (first: string, second: string, one: string, whole: string): Names => ({
  first: ranked([...new Set(first)]),
  second: ranked([...new Set(second)]),
  one: ranked([...new Set(one)]),
  whole: ranked(whole.split(' ')),
});

const COHORTS: readonly Cohort[] = [
  {
    before: 1960,
    single: 0.07,
    male: names(
      '国文德明正光玉志永天朝兴世建大万绍开学登荣少忠洪家启应廷',
      '明华林清昌才发荣贵云平福祥成武学富生安友军元和高山全良忠书海',
      '勇平明华林军刚伟洪',
      '建国 建华 国华 明德 志明 文华 玉明 正华 德明 光荣 国强 永贵 天华 朝贵 建军 正明 世荣 国忠 大明 登科',
    ),
    female: names(
      '秀玉桂淑凤素兰金明国文正永光少开世应学启昌大德',
      '英珍兰芬芳华琴仙秀群香美莲碧先云书平菊翠凤珠',
      '英芳琼珍霞群',
      '秀英 桂英 秀兰 玉兰 桂兰 秀珍 凤英 玉珍 玉英 兰英 淑珍 桂芳 素珍 秀芳 玉芬 明芬 国芬 正英 光珍 素芬 开芬 少芬',
    ),
  },
  {
    before: 1980,
    single: 0.18,
    male: names(
      '建国文志明光正永德小天家洪玉学海成晓春庆朝云绍世宗荣昌开贵',
      '华平明军勇强林忠斌刚祥伟波贵云荣江涛海龙武才学友红松飞权富',
      '军勇伟强刚平明辉斌华波涛林江云飞松',
      '建华 建国 建军 志强 文军 国强 志勇 小平 小军 小勇 建平 永红 光辉 建明 明华 志华 文华 国平 洪军 云贵 天贵 昌贵',
    ),
    female: names(
      '丽小晓玉秀红春艳美明国正光永海云文金华雪素开碧凤',
      '芳华英丽琴兰芬梅霞敏萍群玲珍红艳燕平琼莲香容仙菊',
      '芳丽敏艳霞燕红梅英玲琴萍群琼静',
      '小红 丽华 秀英 小英 小丽 玉梅 春梅 丽芳 晓红 红梅 海燕 玉兰 玉琴 小琴 国英 丽萍 光英 永芬 正芬 明珍 建英 小梅 春燕',
    ),
  },
  {
    before: 2000,
    single: 0.29,
    male: names(
      '小志文海晓云建明俊永天家国成胜洪光正泽鹏春荣兴宗开启江庆世昌',
      '华平明杰龙勇波飞伟强军林鹏辉涛江松峰斌洋超凯云亮宇磊东海贵',
      '杰鹏超伟勇浩波涛强磊军飞凯俊亮洋龙宇林江峰松健斌',
      '小龙 志强 小勇 志伟 小飞 俊杰 文杰 建华 小平 海涛 小军 晓东 文强 永强 明杰 志勇 小波 云飞 天龙 小松 洪波 光明',
    ),
    female: names(
      '丽小晓海春雪玉艳婷红梦文慧永云美佳思金秋光冬燕江',
      '丽芳燕婷梅艳敏霞琴英玲娟雪红萍花娜静洁琳莉群芬香',
      '丽婷静燕敏芳艳娟霞雪玲梅莉琴娜洁倩丹颖欢',
      '小芳 小丽 海燕 丽娟 春燕 小燕 晓燕 婷婷 小琴 丽丽 秋菊 小梅 丽萍 雪梅 晓敏 小英 玉婷 春艳 丽琴 冬梅 小敏 燕飞',
    ),
  },
  {
    before: 2200,
    single: 0.09,
    male: names(
      '子浩宇俊梓泽文明家天志嘉奕睿皓博思鑫亦一晨铭瑞永云智景',
      '轩豪涵杰宇航辰阳然博泽睿鑫涛浩凯瑞熙宸鹏洋希乐诚森霖毅文',
      '浩杰鑫睿宇涛阳航豪凯',
      '奕辰 宇轩 浩宇 亦辰 宇辰 子墨 宇航 浩然 梓豪 亦宸 子轩 浩轩 俊杰 俊熙 子豪 一鸣 博文 家豪 天佑 俊豪 浩洋 泽宇',
    ),
    female: names(
      '梓欣雨诗思梦佳可子语一依紫嘉馨雅婉静艺若心慧芷忆沐',
      '涵怡桐琪萱瑶彤妍雯蕊悦馨汐婷涵玥晴欣颖琳萌娜予然',
      '婷怡萱涵悦欣颖雪玥瑶',
      '一诺 依诺 欣怡 梓涵 语桐 欣妍 可欣 语汐 雨桐 梦瑶 梓萱 诗涵 雨涵 思彤 欣悦 雨欣 佳怡 紫涵 可馨 诗琪 梓晴 雨萱',
    ),
  },
];

/**
 * A given name. `generation` is the family's 字辈 character, given to some rural sons and daughters as their first character; it makes siblings' names alike.
 */
export function givenName(random: Random, birthYear: number, male: boolean, generation?: string): string {
  const cohort = COHORTS.find(({ before }) => birthYear < before)!;
  const set = male ? cohort.male : cohort.female;
  if (generation !== undefined) return generation + set.second.draw(random);
  const kind = random.next();
  if (kind < cohort.single) return set.one.draw(random);
  if (kind < cohort.single + 0.22) return set.whole.draw(random);
  if (kind < cohort.single + 0.25) {
    const c = set.one.draw(random);
    return c + c;
  }
  return set.first.draw(random) + set.second.draw(random);
}

/** 字辈 characters of a family, one a generation. */
export const GENERATION = '国正光明朝永世德文天兴家昌学仕大启绍应登泽承廷宗显祖庭治安邦';

/** Names of peoples that write them apart (Yi, Uyghur, Tibetan, Mongolian families living in the province) with the interpunct. */
export const APART_NAMES: readonly string[] = [
  '阿洛·伍合',
  '吉克·阿木',
  '阿的·石布',
  '买买提·艾力',
  '扎西·次仁',
  '古丽·阿依',
  '巴特·苏和',
  '沙马·尔古',
  '吉木·日哈',
  '阿卜·都拉',
];
