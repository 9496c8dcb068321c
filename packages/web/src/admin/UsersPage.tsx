/** 用户与授权: accounts by the system administrator, rights by the security administrator. */
import type { UserView } from '@kuaishu/api';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { OrganisationField } from '../domain/OrganisationField.tsx';
import { read, write } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useMay } from '../session/use-session.ts';
import { useAddress } from '../table/use-address.ts';
import { useWords, type Words } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Entry } from '../ui/Entry.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import './admin.css';

const PAGE = 50;

export function UsersPage() {
  const { t, f, pick } = useWords();
  const may = useMay();
  const search = useSearch({ from: '/admin/users' });
  const navigate = useNavigate({ from: '/admin/users' });
  const [adding, setAdding] = useState(false);
  const { change } = useAddress();
  const offset = search.offset ?? 0;
  const { organisation } = search;
  const q = useSettled(search.q);
  const answer = useQuery({
    queryKey: ['users', q, organisation, offset],
    queryFn: ({ signal }) =>
      read('users', {
        query: { ...(q ? { q } : {}), ...(organisation ? { organisation } : {}), limit: PAGE, offset },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const house = useQuery({
    queryKey: ['organisations', 'one', organisation],
    queryFn: ({ signal }) => read('organisation', { params: { organisation: organisation ?? '' }, signal }),
    enabled: organisation !== undefined,
  });
  return (
    <>
      <PageHead
        title={t.admin.users}
        meta={[t.admin.usersMeta]}
        actions={
          <>
            {may('role.grant') && (
              <Link className="btn" to="/admin/import/grants">
                {t.imports.grantsLink}
              </Link>
            )}
            {may('organisation.manage') && (
              <Link className="btn" to="/admin/import/people">
                {t.imports.peopleLink}
              </Link>
            )}
            {may('account.manage') && (
              <button type="button" className="btn p" onClick={() => setAdding(true)}>
                {t.admin.newUser}
              </button>
            )}
          </>
        }
      />
      <div className="filters">
        <input
          className="inp"
          type="search"
          aria-label={t.admin.search}
          placeholder={t.admin.search}
          value={search.q ?? ''}
          onChange={(event) => change({ q: event.target.value || undefined, offset: undefined })}
        />
        {organisation && (
          <span className="sm">
            {t.accounts.inOrganisation(house.data ? pick(house.data.name) : '…')}{' '}
            <button
              type="button"
              className="lnk"
              onClick={() => change({ organisation: undefined, offset: undefined })}
            >
              {t.accounts.allPeople}
            </button>
          </span>
        )}
      </div>
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t.accounts.noPeople}>{t.accounts.noPeopleHelp}</Empty>
          ) : (
            <Sheet>
              <Table
                caption={t.admin.users}
                rows={items}
                rowKey={(user) => user.id}
                columns={[
                  {
                    key: 'name',
                    head: t.admin.user,
                    heads: true,
                    cell: (user) => (
                      <>
                        <Link to="/admin/users/$user" params={{ user: user.id }}>
                          {user.name}
                        </Link>{' '}
                        {user.lockedAt && <span className="tag err">{t.admin.locked}</span>}
                      </>
                    ),
                  },
                  { key: 'login', head: t.admin.login, className: 'mono t2', cell: (user) => user.login },
                  { key: 'organisation', head: t.admin.organisation, cell: (user) => pick(user.organisationName) },
                  { key: 'roles', head: t.admin.roles, cell: (user) => rolesOf(user, { f, pick }) },
                  {
                    key: 'ways',
                    head: t.admin.ways,
                    className: 't3',
                    cell: (user) => f.list(user.ways.map((way) => t.admin.way[way] ?? way)),
                  },
                ]}
              />
              <Pager
                offset={offset}
                limit={PAGE}
                total={total}
                go={(next) => void navigate({ search: (before) => ({ ...before, offset: next || undefined }) })}
              />
            </Sheet>
          )
        }
      </Loaded>
      {adding && <NewUser close={() => setAdding(false)} />}
    </>
  );
}

const rolesOf = (user: UserView, { f, pick }: Pick<Words, 'f' | 'pick'>): string =>
  f.list([...new Set(user.grants.map((grant) => pick(grant.role.name)))]);

function NewUser({ close }: { readonly close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [of, setOf] = useState({ login: '', name: '', email: '', organisation: '' });
  const add = useMutation({
    mutationFn: () =>
      write('addUser', {
        body: {
          login: of.login,
          name: of.name,
          organisation: of.organisation,
          ...(of.email ? { email: of.email } : {}),
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['users'] }),
  });
  return (
    <Dialog title={t.admin.newUser} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Entry
          label={t.admin.login}
          hint={t.accounts.loginHint}
          value={of.login}
          change={(login) => setOf({ ...of, login })}
          limits={{ max: 63, pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]{1,62}' }}
        />
        <Entry label={t.admin.name} value={of.name} change={(name) => setOf({ ...of, name })} limits={{ max: 64 }} />
        <Entry
          label={t.admin.email}
          type="email"
          value={of.email}
          change={(email) => setOf({ ...of, email })}
          limits={{ max: 200 }}
          optional
        />
        <OrganisationField value={of.organisation} change={(organisation) => setOf({ ...of, organisation })} />
        <Refusal error={add.error} />
        {add.data && (
          <Note tone="ok" live>
            <span className="mono">{t.admin.once(add.data.password)}</span>
          </Note>
        )}
        <footer>
          <button type="button" className="btn" onClick={close}>
            {t.act.close}
          </button>
          <button type="submit" className="btn p" disabled={add.isPending || add.data !== undefined}>
            {t.admin.newUser}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
