/** Language and theme: the reader's, kept in this browser. Until one chooses, the browser's language where we have it, else Chinese, and the system's theme. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { firstLanguage } from './first-language.ts';
import type { Lang } from './format.ts';

export type Theme = 'light' | 'dark';

interface Preferences {
  readonly lang: Lang;
  readonly theme: Theme;
  readonly setLang: (lang: Lang) => void;
  readonly setTheme: (theme: Theme) => void;
}

const Context = createContext<Preferences | null>(null);

/** Private windows may refuse storage: the choice then lasts as long as the page. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    console.info(`${key} could not be kept in this browser`);
  }
}

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => firstLanguage(kept('kuaishu.lang'), navigator.languages));
  const [theme, setTheme] = useState<Theme>(() => {
    const choice = kept('kuaishu.theme');
    return choice === 'dark' || choice === 'light' ? choice : systemTheme();
  });

  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  const value = useMemo<Preferences>(
    () => ({
      lang,
      theme,
      setLang: (next) => {
        keep('kuaishu.lang', next);
        setLang(next);
      },
      setTheme: (next) => {
        keep('kuaishu.theme', next);
        setTheme(next);
      },
    }),
    [lang, theme],
  );
  return <Context value={value}>{children}</Context>;
}

export function usePreferences(): Preferences {
  const value = useContext(Context);
  if (!value) throw new Error('PreferencesProvider is missing');
  return value;
}
