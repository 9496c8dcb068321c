/** Levels of comparison in words, for pages and files. */
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  missing: ['缺', 'missing'],
  exact: ['相同', 'equal'],
  sound: ['同音', 'same sound'],
  look: ['形近或次序不同', 'look alike or other order'],
  character: ['差一字', 'one character differs'],
  'missing-character': ['缺一字', 'a character is missing'],
  nickname: ['称呼同一人末字', 'called by the last character'],
  letters: ['差两字', 'two characters differ'],
  given: ['名同姓不同', 'same given name, other surname'],
  surname: ['仅姓相同', 'same surname only'],
  swapped: ['位置互换', 'places swapped'],
  lunar: ['农历对应', 'lunar calendar'],
  digit: ['差一位', 'one digit differs'],
  'two-digits': ['差两位', 'two digits differ'],
  month: ['年月相同', 'same year and month'],
  day: ['月日相同', 'same month and day'],
  unknown: ['年相同，日期不详', 'same year, day unknown'],
  year: ['年相同', 'same year'],
  door: ['门牌相同', 'same door'],
  cut: ['一方不全', 'one is cut short'],
  numbers: ['号码相同', 'same numbers'],
  street: ['同街', 'same street'],
  place: ['同地', 'same place'],
  core: ['字号相同', 'same core name'],
  short: ['简称', 'short form'],
  begin: ['开头相同', 'same beginning'],
  brand: ['字号前两字相同', 'same first two characters'],
  prefecture: ['同市州', 'same prefecture'],
  province: ['同省', 'same province'],
  order: ['词序不同', 'words in other order'],
  part: ['部分相同', 'in part'],
  'one-percent': ['差 1% 以内', 'within 1%'],
  'ten-percent': ['差 10% 以内', 'within 10%'],
  third: ['差三分之一以内', 'within a third'],
  different: ['不同', 'different'],
};

export function levelWords(level: string): { readonly zh: string; readonly en: string } {
  const words = WORDS[level];
  return words ? { zh: words[0], en: words[1] } : { zh: level, en: level };
}
