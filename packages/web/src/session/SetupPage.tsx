/** 建立三员: the first administrators, by the one-time link that the terminal shows. The token stands behind the # and never goes to a log. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { PasswordMeter } from './PasswordMeter.tsx';
import { useAfresh } from './use-session.ts';
import './session.css';

const OFFICERS = ['system', 'security', 'audit'] as const;
const NOBODY = { login: '', name: '', password: '' };

export function SetupPage() {
  const { t } = useWords();
  const afresh = useAfresh();
  const [house, setHouse] = useState({ zh: '', en: '', region: '520000' });
  const [officers, setOfficers] = useState({ system: NOBODY, security: NOBODY, audit: NOBODY });
  const make = useMutation({
    mutationFn: () =>
      write('setup', {
        body: {
          token: new URLSearchParams(location.hash.slice(1)).get('token') ?? '',
          organisation: { name: { zh: house.zh, en: house.en }, region: house.region },
          ...officers,
        },
      }),
    onSuccess: async () => {
      history.replaceState(null, '', '/');
      await afresh();
    },
  });
  return (
    <main id="main" className="setup">
      <PageHead title={t.admin.setup} meta={[t.admin.setupMeta]} />
      {make.isSuccess ? (
        <Note tone="ok" live>
          {t.admin.setupDone}
        </Note>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <fieldset className="sheet">
            <legend className="sr">{t.admin.organisation}</legend>
            <Entry label={t.admin.orgName} value={house.zh} change={(zh) => setHouse({ ...house, zh })} />
            <Entry label={t.admin.orgNameEn} value={house.en} change={(en) => setHouse({ ...house, en })} />
            <Entry label={t.admin.region} value={house.region} change={(region) => setHouse({ ...house, region })} />
          </fieldset>
          {OFFICERS.map((name) => {
            const change = (part: Partial<typeof NOBODY>) =>
              setOfficers({ ...officers, [name]: { ...officers[name], ...part } });
            return (
              <fieldset key={name} className="sheet">
                <legend className="b">{t.admin.officers[name]}</legend>
                <Entry label={t.admin.login} value={officers[name].login} change={(login) => change({ login })} />
                <Entry label={t.admin.name} value={officers[name].name} change={(of) => change({ name: of })} />
                <Entry
                  label={t.session.password}
                  type="password"
                  value={officers[name].password}
                  change={(password) => change({ password })}
                />
                <PasswordMeter password={officers[name].password} own={[officers[name].login, officers[name].name]} />
              </fieldset>
            );
          })}
          <Refusal error={make.error} />
          <button type="submit" className="btn p" disabled={make.isPending}>
            {t.admin.setupGo}
          </button>
        </form>
      )}
    </main>
  );
}
