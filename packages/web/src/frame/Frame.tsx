/** The frame around every page: navigation at the left, region, search, language and theme at the top. */
import type { SessionView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { read } from '../lib/http.ts';
import { useLiveConnection } from '../lib/use-live.ts';
import { identityOf } from '../session/identity.ts';
import { SetupPage } from '../session/SetupPage.tsx';
import { SignInPage } from '../session/SignInPage.tsx';
import { useMay, useOtherTabs, useSession } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { ErrorState } from '../ui/states.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { Nav } from './Nav.tsx';
import { PlayNote } from './PlayNote.tsx';
import { firstPlace } from './places.ts';
import { TopBar } from './TopBar.tsx';

/**
 * Whoever has not signed in sees that page and no other, at the address that was asked for. Where a session ended while somebody worked, the page
 * waits out of sight, with all that was typed, until the same person is back in the same post; nobody else gets to see it.
 */
export function Frame() {
  const session = useSession();
  useOtherTabs();
  const [held, setHeld] = useState<SessionView | null>(null);
  const now = session.data;
  if (now?.user && now !== held) setHeld(now);
  const shown = now?.user ? now : held;
  if (now && shown) {
    const ended = now.user === null;
    return (
      <>
        {ended && <SignInPage session={now} ended />}
        <div hidden={ended}>
          <House key={identityOf(shown)} session={shown} />
        </div>
      </>
    );
  }
  if (now?.setup && location.pathname === '/setup') return <SetupPage />;
  if (now) return <SignInPage session={now} />;
  if (session.error)
    return (
      <main id="main">
        <ErrorState error={session.error} retry={() => void session.refetch()} />
      </main>
    );
  return null;
}

function House({ session }: { readonly session: SessionView }) {
  const may = useMay();
  useLiveConnection(may('event.read'));
  const first = firstPlace(may);
  const { t } = useWords();
  const [palette, setPalette] = useState(false);
  const [menu, setMenu] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  // the page in sight, which is still the one before while the next is on its way
  const shown = useRouterState({ select: (state) => state.matches.at(-1)?.pathname });
  const elsewhere = first !== null && first.to !== '/';
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => read('overview', { signal }),
    enabled: may('overview.read'),
  });

  useEffect(() => {
    setMenu(false);
    if (document.activeElement === document.body || document.activeElement?.closest('.nav')) {
      main.current?.focus({ preventScroll: true });
    }
  }, [path]);

  useEffect(() => {
    const shortcut = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
      }
      if (event.key === 'Escape') setMenu(false);
    };
    document.addEventListener('keydown', shortcut);
    return () => document.removeEventListener('keydown', shortcut);
  }, []);

  return (
    <div className="app">
      <a className="skip" href="#main">
        {t.nav.skip}
      </a>
      <Nav overview={overview.data} may={may} open={menu} />
      {menu && <div className="shade" aria-hidden="true" onClick={() => setMenu(false)} />}
      <div>
        <TopBar
          regionName={overview.data?.project.regionName}
          territory={overview.data?.territory ?? null}
          openPalette={() => setPalette(true)}
          openMenu={() => setMenu(true)}
          session={session}
        />
        <main id="main" ref={main} tabIndex={-1}>
          {session.demo && <PlayNote />}
          {session.secondFactorNeeded && path !== '/account' && (
            <Note
              tone="warn"
              actions={
                <Link className="btn sm" to="/account">
                  {t.accounts.secondFactorGo}
                </Link>
              }
            >
              {t.accounts.secondFactor}
            </Note>
          )}
          {elsewhere && path === '/' && <Navigate to={first.to} replace />}
          {!(elsewhere && (path === '/' || shown === '/')) && <Outlet />}
        </main>
      </div>
      {palette && <CommandPalette close={() => setPalette(false)} />}
    </div>
  );
}
