import type { Language, Text2 } from './output.ts';

const SUBJECTS: Readonly<Record<string, Text2>> = {
  person: { zh: '自然人', en: 'persons' },
  organisation: { zh: '法人和其他组织', en: 'organisations' },
  place: { zh: '空间地理', en: 'places' },
  indicator: { zh: '指标', en: 'indicators' },
};

/** What a block is about, in words and by the code that stands in entries and folders; a project's own block by its code alone. */
export function subjectName(code: string, lang: Language): string {
  const name = SUBJECTS[code]?.[lang];
  return name === undefined ? code : lang === 'zh' ? `${name}（${code}）` : `${name} (${code})`;
}
