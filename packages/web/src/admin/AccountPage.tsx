/** One's own account: sessions that one can end, the password, one-time codes, SM2 keys, posts lent to colleagues, notices. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, write } from '../lib/http.ts';
import { PasswordMeter } from '../session/PasswordMeter.tsx';
import { useSession } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Entry } from '../ui/Entry.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { Delegations } from './Delegations.tsx';
import { NoticePreference } from './NoticePreference.tsx';
import { Notices } from './Notices.tsx';
import { Sm2Keys } from './Sm2Keys.tsx';
import '../session/session.css';
import './admin.css';

export function AccountPage() {
  const { t, pick } = useWords();
  const { data: session } = useSession();
  const { user = null, post = null } = session ?? {};
  return (
    <>
      <PageHead
        title={t.admin.account}
        meta={user ? [user.login, user.name, post ? pick(post.organisation.name) : ''] : []}
      />
      <Sessions />
      <Password />
      <Totp />
      <Sm2Keys />
      <Delegations />
      <Notices />
      <NoticePreference />
    </>
  );
}

function Sessions() {
  const { t, f } = useWords();
  const client = useQueryClient();
  const answer = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => read('sessions', { query: {}, signal }) });
  const end = useMutation({
    mutationFn: (session: string) => write('endSession', { params: { session } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  return (
    <Loaded answer={answer}>
      {({ items }) => (
        <Sheet title={t.admin.sessions}>
          <Table
            caption={t.admin.sessions}
            rows={items}
            rowKey={(one) => one.session}
            columns={[
              {
                key: 'agent',
                head: t.admin.device,
                heads: true,
                className: 'cut',
                cell: (one) => one.agent || one.method,
              },
              { key: 'address', head: 'IP', className: 'mono t2', cell: (one) => one.address },
              { key: 'seen', head: t.admin.seen, className: 't2', cell: (one) => f.dateTime(one.seenAt) },
              {
                key: 'end',
                head: '',
                cell: (one) =>
                  one.current ? (
                    <span className="tag acc">{t.admin.current}</span>
                  ) : (
                    <button
                      type="button"
                      className="btn sm"
                      disabled={end.isPending}
                      onClick={() => end.mutate(one.session)}
                    >
                      {t.admin.end}
                    </button>
                  ),
              },
            ]}
          />
        </Sheet>
      )}
    </Loaded>
  );
}

function Password() {
  const { t } = useWords();
  const { data: session } = useSession();
  const [of, setOf] = useState({ current: '', next: '' });
  const change = useMutation({
    mutationFn: () => write('changePassword', { body: of }),
    onSuccess: () => setOf({ current: '', next: '' }),
  });
  return (
    <Sheet title={t.admin.password}>
      <form
        className="pad grid"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <Entry
          label={t.admin.currentPassword}
          type="password"
          value={of.current}
          change={(current) => setOf({ ...of, current })}
        />
        <Entry label={t.admin.nextPassword} type="password" value={of.next} change={(next) => setOf({ ...of, next })} />
        <div className="wide stack">
          <PasswordMeter password={of.next} own={[session?.user?.login ?? '', session?.user?.name ?? '']} />
          <Refusal error={change.error} />
          {change.isSuccess && (
            <Note tone="ok" live>
              {t.admin.changed}
            </Note>
          )}
          <div className="row">
            <button type="submit" className="btn" disabled={change.isPending}>
              {t.admin.change}
            </button>
          </div>
        </div>
      </form>
    </Sheet>
  );
}

function Totp() {
  const { t, f } = useWords();
  const client = useQueryClient();
  const answer = useQuery({ queryKey: ['credentials'], queryFn: ({ signal }) => read('credentials', { signal }) });
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({
    mutationFn: () => write('beginTotp', { body: { password } }),
    onSuccess: () => setPassword(''),
  });
  const confirm = useMutation({
    mutationFn: () => write('confirmTotp', { body: { code: code.trim() } }),
    onSettled: () => setCode(''),
    onSuccess: () => client.invalidateQueries({ queryKey: ['credentials'] }),
  });
  const remove = useMutation({
    mutationFn: () => write('removeTotp', { body: { password } }),
    onSuccess: async () => {
      setPassword('');
      begin.reset();
      confirm.reset();
      setCode('');
      await client.invalidateQueries({ queryKey: ['credentials'] });
    },
  });
  return (
    <Loaded answer={answer}>
      {({ totp }) => (
        <Sheet title={t.admin.totp}>
          <div className="pad stack">
            <p className="t2">{totp ? t.admin.totpOn(f.count(totp.recoveryCodes)) : t.admin.totpOff}</p>
            {confirm.data ? (
              <Note tone="ok" live>
                {t.admin.totpCodes} <span className="mono">{confirm.data.codes.join('  ')}</span>
              </Note>
            ) : (
              !totp && (
                <form
                  className="stack"
                  onSubmit={(event) => {
                    event.preventDefault();
                    if (begin.data) confirm.mutate();
                    else begin.mutate();
                  }}
                >
                  {begin.data ? (
                    <>
                      <p>{t.admin.totpScan}</p>
                      <p className="mono">{begin.data.secret}</p>
                      <Entry label={t.session.code} value={code} change={setCode} />
                    </>
                  ) : (
                    <Entry label={t.admin.currentPassword} type="password" value={password} change={setPassword} />
                  )}
                  <Refusal error={begin.error ?? confirm.error} />
                  <button type="submit" className="btn" disabled={begin.isPending || confirm.isPending}>
                    {begin.data ? t.session.confirm : t.admin.totpBegin}
                  </button>
                </form>
              )
            )}
            {totp && (
              <div className="stack">
                <Entry label={t.admin.currentPassword} type="password" value={password} change={setPassword} />
                <Refusal error={remove.error} />
                <div className="row">
                  <Confirm
                    label={t.accounts.totpOff}
                    question={t.accounts.totpOffAsk}
                    disabled={password === '' || remove.isPending}
                    go={() => remove.mutate()}
                  >
                    {t.accounts.totpOffHelp}
                  </Confirm>
                </div>
              </div>
            )}
          </div>
        </Sheet>
      )}
    </Loaded>
  );
}
