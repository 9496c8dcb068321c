/** Names of the map's regions: Chinese from GB/T 2260, English as Guizhou's own site spells them, in pinyin below the prefectures. */
import type { Text2 } from '@kuaishu/api';
import { englishRegionName, region } from '@kuaishu/standards';

const ENGLISH: Readonly<Record<string, string>> = {
  '520000': 'Guizhou',
  '520100': 'Guiyang',
  '520200': 'Liupanshui',
  '520300': 'Zunyi',
  '520400': 'Anshun',
  '520500': 'Bijie',
  '520600': 'Tongren',
  '522300': 'Qianxinan',
  '522600': 'Qiandongnan',
  '522700': 'Qiannan',
};

/** `code` has six digits. */
export function regionName(code: string): Text2 {
  const zh = region(code)?.name ?? code;
  return { zh, en: ENGLISH[code] ?? englishRegionName(zh) ?? zh };
}

/** `code` has four digits; "0000" = outside the region or unknown. */
export function prefectureName(code: string): Text2 {
  return code === '0000' ? { zh: '省外或未知', en: 'Elsewhere or unknown' } : regionName(`${code}00`);
}
