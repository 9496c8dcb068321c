/** Region, search over everything, language, light and dark. */
import type { SessionView } from '@kuaishu/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronDown, MapPin, Menu as MenuIcon, Moon, Search, Sun } from 'lucide-react';
import { PREFECTURES } from '../charts/map/guizhou.ts';
import { usePreferences } from '../lib/preferences.tsx';
import { UserMenu } from '../session/UserMenu.tsx';
import { useWords } from '../text/index.ts';
import { Menu } from '../ui/Menu.tsx';
import { InboxLink } from './InboxLink.tsx';

export function TopBar({
  regionName,
  territory,
  openPalette,
  openMenu,
  session,
}: {
  readonly regionName: { readonly zh: string; readonly en: string } | undefined;
  /** The prefecture or county whose rows alone these people see: they have nothing to choose. */
  readonly territory: { readonly zh: string; readonly en: string } | null;
  readonly openPalette: () => void;
  readonly openMenu: () => void;
  readonly session: SessionView;
}) {
  const { t, lang, pick } = useWords();
  const { theme, setTheme, setLang } = usePreferences();
  const { region } = useSearch({ strict: false });
  const navigate = useNavigate();
  const here = PREFECTURES.find((area) => area.code === region);
  const go = (code: string | undefined) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, region: code, offset: undefined }),
    });
  const choices = [
    { key: 'all', label: t.nav.allPrefectures, chosen: !here, choose: () => go(undefined) },
    ...PREFECTURES.map((area) => ({
      key: area.code,
      label: pick(area.name),
      chosen: area.code === region,
      choose: () => go(area.code),
    })),
  ];
  const province = regionName ? pick(regionName) : t.nav.province;
  return (
    <header className="top">
      <button type="button" className="btn-q only-m" aria-label={t.nav.menu} onClick={openMenu}>
        <MenuIcon className="i" aria-hidden="true" />
      </button>
      {territory ? (
        <span className="region" title={t.nav.onlyHere(pick(territory))}>
          <MapPin className="i s hide-m" aria-hidden="true" />
          <span className="hide-m">{province}</span>
          <span className="t3 hide-m">›</span>
          <b>{pick(territory)}</b>
        </span>
      ) : (
        <Menu
          label={t.nav.region(`${province} › ${here ? pick(here.name) : t.nav.allPrefectures}`)}
          className="region"
          choices={choices}
          button={
            <>
              <MapPin className="i s hide-m" aria-hidden="true" />
              <span className="hide-m">{province}</span>
              <span className="t3 hide-m">›</span>
              {here ? pick(here.name) : t.nav.allPrefectures}
              <ChevronDown className="i s" aria-hidden="true" />
            </>
          }
        />
      )}
      <button type="button" className="srch" onClick={openPalette}>
        <Search className="i s" aria-hidden="true" />
        <span>{t.nav.searchHint}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="sp" />
      <InboxLink />
      <button
        type="button"
        className="btn-q"
        onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        aria-label={t.nav.otherLanguage}
      >
        {t.nav.otherLanguage}
      </button>
      <button
        type="button"
        className="btn-q"
        aria-label={theme === 'dark' ? t.nav.light : t.nav.dark}
        onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
      >
        {theme === 'dark' ? <Sun className="i" aria-hidden="true" /> : <Moon className="i" aria-hidden="true" />}
      </button>
      <UserMenu session={session} />
    </header>
  );
}
