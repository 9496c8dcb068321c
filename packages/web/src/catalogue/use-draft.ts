/** A draft on the compile page: given back what was not saved, saved as one types, and saved at once when the page is left. */
import type { EntryView } from '@kuaishu/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { RequestError, read, write } from '../lib/http.ts';
import { forget, keep, keptOf } from '../lib/kept.ts';
import { SESSION, useSession } from '../session/use-session.ts';
import { DraftSaver, type DraftState, type Unsaved } from './draft-saver.ts';

export interface Draft extends DraftState {
  readonly saver: DraftSaver;
  /** When what was given back had been typed, ISO 8601. */
  readonly givenBack: string | null;
  readonly giveUp: () => void;
}

const why = (error: unknown) => {
  if (!(error instanceof RequestError)) return 'refused';
  if (error.status === 409 && error.problem?.where === 'revision') return 'newer';
  return error.status === 0 || error.status >= 500 ? 'away' : 'refused';
};

export function useDraft({ entry: { id: entry }, working }: EntryView): Draft {
  const client = useQueryClient();
  const { data: session } = useSession();
  const user = session?.user?.id ?? '';
  const [{ saver, givenBack }] = useState(() => {
    const { body, faults, version } = working as NonNullable<EntryView['working']>;
    const key = `entry ${entry} ${version.version}`;
    const kept = keptOf<Unsaved>(user, key);
    const saver = new DraftSaver({ body, faults, revision: version.revision }, version.changedAt, kept?.value ?? null, {
      async send(sent, revision) {
        const saved = await write('saveEntry', {
          params: { entry },
          body: { body: sent, revision },
          outlives: true,
        });
        for (const stale of ['catalog-entries', 'catalog-entry-read'])
          void client.invalidateQueries({ queryKey: [stale] });
        return saved;
      },
      async load() {
        const view = await read('catalogEntry', { params: { entry } });
        if (view.working?.version.version !== version.version)
          throw new Error('the version in work is not in work any more');
        return { body: view.working.body, faults: view.working.faults, revision: view.working.version.revision };
      },
      keep: (unsaved) => (unsaved ? keep(user, key, unsaved) : forget(user, key)),
      later(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      why,
      now: () => new Date(),
    });
    return { saver, givenBack: saver.state().saving === 'saved' ? null : (kept?.at ?? null) };
  });
  const state = useSyncExternalStore(saver.subscribe, saver.state);

  useEffect(() => {
    const now = () => void saver.save();
    const hidden = () => document.visibilityState === 'hidden' && now();
    now();
    addEventListener('online', now);
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('online', now);
      removeEventListener('pagehide', now);
      document.removeEventListener('visibilitychange', hidden);
      void saver.save().finally(saver.stop);
    };
  }, [saver]);

  // Whoever is not signed in any more is asked to sign in, and comes back to what was typed.
  const isSignedOut = state.error instanceof RequestError && state.error.status === 401;
  useEffect(() => {
    if (isSignedOut) void client.invalidateQueries({ queryKey: SESSION });
  }, [client, isSignedOut]);
  const here = session?.session;
  useEffect(() => {
    if (here) void saver.save();
  }, [saver, here]);

  const giveUp = () => {
    saver.abandon();
    void client.resetQueries({ queryKey: ['catalog-entry', entry] });
  };
  return { ...state, saver, givenBack, giveUp };
}
