/** Names of the map's regions, GB/T 2260, with the English spellings of the province's own site. A code not here shows as itself. */
import type { Text2 } from '@kuaishu/api';

const NAMES: Readonly<Record<string, Text2>> = {
  '5200': { zh: '贵州省', en: 'Guizhou' },
  '5201': { zh: '贵阳市', en: 'Guiyang' },
  '5202': { zh: '六盘水市', en: 'Liupanshui' },
  '5203': { zh: '遵义市', en: 'Zunyi' },
  '5204': { zh: '安顺市', en: 'Anshun' },
  '5205': { zh: '毕节市', en: 'Bijie' },
  '5206': { zh: '铜仁市', en: 'Tongren' },
  '5223': { zh: '黔西南布依族苗族自治州', en: 'Qianxinan' },
  '5226': { zh: '黔东南苗族侗族自治州', en: 'Qiandongnan' },
  '5227': { zh: '黔南布依族苗族自治州', en: 'Qiannan' },
  '0000': { zh: '省外或未知', en: 'Elsewhere or unknown' },
};

export function prefectureName(code: string): Text2 {
  return NAMES[code] ?? { zh: code, en: code };
}

export function regionName(code: string): Text2 {
  return NAMES[code.slice(0, 4)] ?? { zh: code, en: code };
}
