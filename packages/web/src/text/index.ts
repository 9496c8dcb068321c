/** The words of the pages: one typed table a language, chosen by the reader. */
import type { Name2 } from '@kuaishu/api';
import { useMemo } from 'react';
import { type Formats, formats, type Lang } from '../lib/format.ts';
import { usePreferences } from '../lib/preferences.tsx';
import { en } from './en.ts';
import { type Text, zh } from './zh.ts';

export interface Words {
  readonly t: Text;
  readonly f: Formats;
  readonly lang: Lang;
  /** The reader's language of a text that has both; Chinese where English is missing. */
  readonly pick: (text: Name2) => string;
}

const TABLES: Readonly<Record<Lang, Text>> = { zh, en };

export function wordsOf(lang: Lang): Words {
  return { t: TABLES[lang], f: formats(lang), lang, pick: (text) => (lang === 'en' ? text.en || text.zh : text.zh) };
}

export function useWords(): Words {
  const { lang } = usePreferences();
  return useMemo(() => wordsOf(lang), [lang]);
}
