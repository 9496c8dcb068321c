/** One person: the roles they hold and where, who gave them, and what an officer may do about it. */
import type { UserView } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { OrganisationField } from '../domain/OrganisationField.tsx';
import { read, write } from '../lib/http.ts';
import { useMay, useSession } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { ChangeUser } from './ChangeUser.tsx';
import './admin.css';

export function UserPage() {
  const { user } = useParams({ from: '/admin/users/$user' });
  const answer = useQuery({
    queryKey: ['user', user],
    queryFn: ({ signal }) => read('user', { params: { user }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={6} />}>
      {(view) => <Person view={view} />}
    </Loaded>
  );
}

function Person({ view }: { readonly view: UserView }) {
  const { t, f, pick } = useWords();
  const may = useMay();
  const { data: session } = useSession();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const again = () => client.invalidateQueries({ queryKey: ['user', view.id] });
  const params = { user: view.id };
  const lock = useMutation({
    mutationFn: () => write(view.lockedAt ? 'unlockUser' : 'lockUser', { params, body: { reason } }),
    onSuccess: again,
  });
  const reset = useMutation({
    mutationFn: () => write('resetPassword', { params, body: { reason } }),
    onSuccess: again,
  });
  const revoke = useMutation({
    mutationFn: (grant: string) => write('revokeRole', { params, body: { grant, reason } }),
    onSuccess: again,
  });
  const isSelf = session?.user?.id === view.id;
  const keeps = may('account.manage') && !isSelf;
  const grants = may('role.grant') && !isSelf;
  const [changing, setChanging] = useState(false);
  return (
    <>
      <PageHead
        crumb={<Link to="/admin/users">{t.admin.users}</Link>}
        title={view.name}
        meta={[
          view.login,
          pick(view.organisationName),
          view.email ?? '',
          view.lockedAt ? `${t.admin.locked} ${f.dateTime(view.lockedAt)} ${view.lockReason ?? ''}` : '',
        ]}
        actions={
          keeps && (
            <button type="button" className="btn" onClick={() => setChanging(true)}>
              {t.accounts.change}
            </button>
          )
        }
      />
      {changing && <ChangeUser of={view} close={() => setChanging(false)} />}
      {(keeps || grants) && (
        <Sheet className="pad stack">
          <div className="row wrap ends">
            <Entry label={t.admin.reason} value={reason} change={setReason} />
            {keeps && (
              <>
                <button
                  type="button"
                  className="btn"
                  disabled={reason.length < 2 || lock.isPending}
                  onClick={() => lock.mutate()}
                >
                  {view.lockedAt ? t.admin.unlock : t.admin.lock}
                </button>
                <button
                  type="button"
                  className="btn"
                  disabled={reason.length < 2 || reset.isPending}
                  onClick={() => reset.mutate()}
                >
                  {t.admin.reset}
                </button>
              </>
            )}
          </div>
          <Refusal error={lock.error ?? reset.error ?? revoke.error} />
          {reset.data && (
            <ShownOnce
              label={t.accounts.oncePassword}
              secret={reset.data.password}
              help={t.accounts.onceUntil(f.dateTime(reset.data.until))}
            />
          )}
        </Sheet>
      )}
      <Sheet title={t.admin.roles}>
        <Table
          caption={t.admin.roles}
          rows={view.grants}
          rowKey={(grant) => grant.grant}
          columns={[
            { key: 'role', head: t.admin.role, heads: true, cell: (grant) => pick(grant.role.name) },
            { key: 'where', head: t.admin.organisation, cell: (grant) => pick(grant.organisationName) },
            {
              key: 'until',
              head: t.admin.until,
              cell: (grant) => (grant.until ? f.dateTime(grant.until) : t.admin.forGood),
            },
            { key: 'at', head: t.admin.at, className: 't2', cell: (grant) => f.dateTime(grant.grantedAt) },
            { key: 'reason', head: t.admin.reason, className: 't2', cell: (grant) => grant.reason },
            {
              key: 'act',
              head: '',
              cell: (grant) =>
                grants && (
                  <button
                    type="button"
                    className="btn sm"
                    disabled={reason.length < 2 || revoke.isPending}
                    onClick={() => revoke.mutate(grant.grant)}
                  >
                    {t.admin.revoke}
                  </button>
                ),
            },
          ]}
        />
      </Sheet>
      {grants && <Grant user={view.id} home={view.organisation} done={again} />}
    </>
  );
}

function Grant({ user, home, done }: { readonly user: string; readonly home: string; readonly done: () => void }) {
  const { t, pick } = useWords();
  const [of, setOf] = useState({ role: '', organisation: home, until: '', reason: '' });
  const roles = useQuery({ queryKey: ['permissions'], queryFn: ({ signal }) => read('permissions', { signal }) });
  const give = useMutation({
    mutationFn: () =>
      write('grantRole', {
        params: { user },
        body: {
          role: of.role,
          organisation: of.organisation,
          reason: of.reason,
          ...(of.until ? { until: `${of.until}T15:59:59.999Z` } : {}),
        },
      }),
    onSuccess: done,
  });
  return (
    <Sheet title={t.admin.grant} end={<Link to="/admin/import/grants">{t.imports.grantsLink}</Link>}>
      <form
        className="pad grid"
        onSubmit={(event) => {
          event.preventDefault();
          give.mutate();
        }}
      >
        <label className="field">
          <span>{t.admin.role}</span>
          <select
            className="inp"
            required
            value={of.role}
            aria-label={t.admin.role}
            onChange={(event) => setOf({ ...of, role: event.target.value })}
          >
            <option value="" />
            {roles.data?.roles.map((one) => (
              <option key={one.role} value={one.role}>
                {pick(one.name)}
              </option>
            ))}
          </select>
        </label>
        <OrganisationField value={of.organisation} change={(organisation) => setOf({ ...of, organisation })} />
        <Entry
          label={t.admin.until}
          type="date"
          value={of.until}
          change={(until) => setOf({ ...of, until })}
          optional
        />
        <Entry label={t.admin.reason} value={of.reason} change={(reason) => setOf({ ...of, reason })} />
        <div className="wide">
          <Refusal error={give.error} />
          <button type="submit" className="btn p" disabled={give.isPending}>
            {t.admin.grant}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
