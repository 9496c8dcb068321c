/** Content that has no check digit: names, addresses, bodies. Each says how much a text looks like one, not that it is. */

// the commonest hundred surnames cover some 85% of people (公安部《二〇二〇年全国姓名报告》); the rest are common in Guizhou
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺'.split(
    '',
  ),
);
const COMPOUND = /^(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|令狐|夏侯|慕容|端木|南宫|独孤|长孙)/;
const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
const MINORITY_NAME = /^\p{Script=Han}{1,10}[·•]\p{Script=Han}{1,10}$/u;
const LATIN_NAME = /^[A-Z][A-Za-z'’-]+(?:[ ,]+[A-Z][A-Za-z.'’-]*){1,3}$/;

export function looksLikePersonName(text: string): boolean {
  if (MINORITY_NAME.test(text) || LATIN_NAME.test(text)) return true;
  if (!HAN_NAME.test(text)) return false;
  return COMPOUND.test(text) || (text.length <= 3 && SURNAMES.has(text[0] ?? ''));
}

const ORG_END =
  /(?:公司|集团|企业|厂|店|商行|经营部|合作社|联合社|工作室|事务所|门诊部?|医院|卫生[院室]|诊所|学校|小学|中学|大学|学院|幼儿园|银行|支行|分行|信用社|局|厅|委|委员会|办公室|办|中心|站|所|队|院|馆|社|协会|学会|商会|联合会|基金会|政府|村委会|居委会|法院|检察院|部|处|署|管委会)(?:[（(][^）)]{1,20}[)）])?$/;

const LATIN_ORG_END =
  /\b(?:Inc|Ltd|LLC|Corp|Corporation|Company|Co|PLC|GmbH|AG|University|College|School|Hospital|Bank|Group|Foundation|Association|Agency|Ministry|Department|Bureau)\.?$/i;

export function looksLikeOrganisation(text: string): boolean {
  if (LATIN_ORG_END.test(text)) return true;
  return text.length >= 4 && ORG_END.test(text) && !/\d{3,}号/.test(text);
}

const ADDRESS_PART = /[省市州县区镇乡村组路街道巷弄号栋幢室座](?![长委])/g;

export function looksLikeAddress(text: string): boolean {
  return text.length >= 6 && (text.match(ADDRESS_PART)?.length ?? 0) >= 2 && !ORG_END.test(text);
}
