import { describe, expect, it } from 'vitest';
import { englishRegionName } from './english-name.ts';
import { guizhouCounties, guizhouPrefectures } from './region.ts';

describe('names of divisions in English', () => {
  it.each([
    ['西秀区', 'Xixiu District'],
    ['盘州市', 'Panzhou City'],
    ['六枝特区', 'Liuzhi Special District'],
    ['镇宁布依族苗族自治县', 'Zhenning Buyei and Miao Autonomous County'],
    ['威宁彝族回族苗族自治县', 'Weining Yi, Hui and Miao Autonomous County'],
    ['黔东南苗族侗族自治州', 'Qiandongnan Miao and Dong Autonomous Prefecture'],
  ])('%s is %s', (zh, en) => expect(englishRegionName(zh)).toBe(en));

  it('read 都, 长 and 三都 as the places are called, and set off a vowel', () => {
    expect(['都匀市', '长顺县', '三都水族自治县', '正安县'].map(englishRegionName)).toEqual([
      'Duyun City',
      'Changshun County',
      'Sandu Sui Autonomous County',
      "Zheng'an County",
    ]);
  });

  it('exist for all of Guizhou, each once, in Latin letters', () => {
    const names = [...guizhouPrefectures, ...guizhouCounties].map(({ name }) => englishRegionName(name));
    for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z', ü]+$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are none for what is no division', () => {
    expect(['市', '大区', '贵州大学', 'District 9', ''].map(englishRegionName)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
