/** SM2 keys that one may sign in with: registered by the public key and a signature that shows whose it is, taken back at any time. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { Note } from '../ui/Note.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function Sm2Keys() {
  const { t, f } = useWords();
  const client = useQueryClient();
  const answer = useQuery({ queryKey: ['credentials'], queryFn: ({ signal }) => read('credentials', { signal }) });
  const revoke = useMutation({
    mutationFn: (key: string) => write('revokeSm2Key', { params: { key } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['credentials'] }),
  });
  return (
    <Loaded answer={answer}>
      {({ sm2 }) => (
        <Sheet title={t.admin.keys}>
          {sm2.length > 0 && (
            <Table
              caption={t.admin.keys}
              rows={sm2}
              rowKey={(one) => one.key}
              columns={[
                { key: 'label', head: t.admin.keyLabel, heads: true, cell: (one) => one.label },
                { key: 'print', head: t.admin.fingerprint, className: 'mono t2 cut', cell: (one) => one.fingerprint },
                { key: 'used', head: t.admin.seen, className: 't2', cell: (one) => f.dateTime(one.usedAt) },
                {
                  key: 'end',
                  head: '',
                  cell: (one) => (
                    <button
                      type="button"
                      className="btn-q"
                      disabled={revoke.isPending}
                      onClick={() => revoke.mutate(one.key)}
                    >
                      {t.admin.keyRevoke}
                    </button>
                  ),
                },
              ]}
            />
          )}
          <div className="pad stack">
            <Refusal error={revoke.error} />
            <Register />
          </div>
        </Sheet>
      )}
    </Loaded>
  );
}

const BLANK = { label: '', publicKey: '', signature: '' };

function Register() {
  const { t } = useWords();
  const client = useQueryClient();
  const id = useId();
  const [password, setPassword] = useState('');
  const [key, setKey] = useState(BLANK);
  const ask = useMutation({ mutationFn: () => write('sm2KeyChallenge', { body: { password } }) });
  const add = useMutation({
    mutationFn: () =>
      write('addSm2Key', { body: { ...key, ticket: ask.data?.ticket ?? '', signature: key.signature.trim() } }),
    onSuccess: async () => {
      ask.reset();
      setPassword('');
      setKey(BLANK);
      await client.invalidateQueries({ queryKey: ['credentials'] });
    },
  });
  const long = (name: 'publicKey' | 'signature', label: string) => (
    <label className="field" htmlFor={`${id}${name}`}>
      <span>{label}</span>
      <textarea
        id={`${id}${name}`}
        className="inp mono"
        rows={name === 'publicKey' ? 5 : 3}
        required
        value={key[name]}
        onChange={(event) => setKey({ ...key, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (ask.data) add.mutate();
        else ask.mutate();
      }}
    >
      {add.isSuccess && !ask.data && (
        <Note tone="ok" live>
          {t.admin.keyAdded}
        </Note>
      )}
      {ask.data ? (
        <>
          <p className="t2 sm">{t.session.ukeyHelp}</p>
          <label className="field" htmlFor={`${id}t`}>
            <span>{t.session.ukeyText}</span>
            <textarea id={`${id}t`} className="inp mono" rows={5} readOnly value={ask.data.text} />
          </label>
          <Entry label={t.admin.keyLabel} value={key.label} change={(label) => setKey({ ...key, label })} />
          {long('publicKey', t.admin.publicKey)}
          {long('signature', t.session.signature)}
        </>
      ) : (
        <>
          <p className="t2">{t.admin.keysHelp}</p>
          <Entry label={t.admin.currentPassword} type="password" value={password} change={setPassword} />
        </>
      )}
      <Refusal error={ask.error ?? add.error} />
      <button type="submit" className="btn" disabled={ask.isPending || add.isPending}>
        {ask.data ? t.admin.keyAdd : t.session.getText}
      </button>
    </form>
  );
}
