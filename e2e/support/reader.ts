/** Languages of the pages, and what stands in a page of each. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const say = (lang: Language, zh: string, en: string): string => (lang === 'zh' ? zh : en);
