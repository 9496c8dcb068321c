/** 批量导入用户: a sheet is checked and shown first, and made as a whole once somebody confirms it. */
import type { PeopleSheet } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { send, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { FirstPasswords } from './FirstPasswords.tsx';
import { ConfirmRow, ImportedNote } from './import-parts.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { SheetChooser } from './SheetChooser.tsx';
import { SheetFaults } from './SheetFaults.tsx';
import './admin.css';

export function ImportPeoplePage() {
  const { t, f, lang, pick } = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const sheet = useMutation({ mutationFn: (chosen: File) => send('readPeopleSheet', chosen) });
  const make = useMutation({
    mutationFn: ({ of, passwords }: { of: PeopleSheet; passwords: boolean }) =>
      write('importPeople', {
        body: {
          organisations: of.organisations.map(({ take }) => take),
          users: of.users.map(({ take }) => take),
          passwords,
        },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['users'] }),
        client.invalidateQueries({ queryKey: ['organisations'] }),
      ]),
  });
  const { data: read } = sheet;
  const made = make.data;
  const houseOf = new Map(
    read?.users.map(({ take, organisationName }) => [take.login.toLowerCase(), { take, organisationName }]),
  );
  const choose = (chosen: File) => {
    setFile(chosen);
    make.reset();
    sheet.mutate(chosen);
  };
  return (
    <>
      <PageHead
        crumb={<Link to="/admin/users">{t.admin.users}</Link>}
        title={t.imports.people}
        meta={[t.imports.peopleMeta]}
      />
      {!made && (
        <SheetChooser
          templates={[
            { label: 'XLSX', href: `/api/import/people/template?lang=${lang}` },
            { label: `CSV · ${t.nav.users}`, href: `/api/import/people/template?as=csv&list=people&lang=${lang}` },
            {
              label: `CSV · ${t.nav.organisations}`,
              href: `/api/import/people/template?as=csv&list=organisations&lang=${lang}`,
            },
          ]}
          file={file}
          again={(read?.errors ?? 0) > 0}
          busy={sheet.isPending}
          choose={choose}
        />
      )}
      <Refusal error={sheet.error} />
      {read && !made && <SheetFaults key={sheet.submittedAt} of={read} />}
      {read && read.errors === 0 && !made && (
        <>
          <Confirm
            of={read}
            busy={make.isPending}
            error={make.error}
            go={(passwords) => make.mutate({ of: read, passwords })}
            give={() => {
              setFile(null);
              sheet.reset();
              make.reset();
            }}
          />
          <PreviewTable
            title={t.imports.newOrganisations(f.count(read.organisations.length))}
            rows={read.organisations}
            columns={[
              { key: 'row', besides: true, head: t.imports.rowHead, num: true, cell: ({ row }) => row },
              { key: 'name', head: t.admin.organisation, heads: true, cell: ({ take }) => pick(take.name) },
              { key: 'under', head: t.imports.under, cell: ({ parentName }) => pick(parentName) },
              { key: 'kind', head: t.accounts.kind, cell: ({ take }) => t.admin.kind[take.kind] ?? take.kind },
              {
                key: 'level',
                besides: true,
                head: t.accounts.level,
                cell: ({ take }) => t.admin.level[take.level] ?? take.level,
              },
              {
                key: 'region',
                besides: true,
                head: t.accounts.region,
                className: 'mono',
                cell: ({ take }) => take.region,
              },
              {
                key: 'uscc',
                besides: true,
                head: t.admin.uscc,
                className: 'mono',
                cell: ({ take }) => take.uscc ?? '',
              },
            ]}
          />
          <PreviewTable
            title={t.imports.newPeople(f.count(read.users.length))}
            rows={read.users}
            columns={[
              { key: 'row', besides: true, head: t.imports.rowHead, num: true, cell: ({ row }) => row },
              { key: 'name', head: t.admin.name, heads: true, cell: ({ take }) => take.name },
              { key: 'login', head: t.admin.login, className: 'mono t2', cell: ({ take }) => take.login },
              { key: 'house', head: t.admin.organisation, cell: ({ organisationName }) => pick(organisationName) },
              {
                key: 'email',
                besides: true,
                head: t.admin.email,
                className: 't2',
                cell: ({ take }) => take.email ?? '',
              },
            ]}
          />
        </>
      )}
      {made && (
        <ImportedNote>
          {t.imports.madePeople(
            f.count(Object.keys(made.users).length),
            f.count(Object.keys(made.organisations).length),
          )}
        </ImportedNote>
      )}
      {made?.until && (
        <FirstPasswords
          until={made.until}
          passwords={Object.entries(made.passwords).map(([login, password]) => {
            const of = houseOf.get(login);
            return {
              login,
              name: of?.take.name ?? '',
              organisation: of ? pick(of.organisationName) : '',
              password,
            };
          })}
        />
      )}
    </>
  );
}

/** Above the rows, so that whoever knows them need not scroll past them. */
function Confirm({
  of,
  busy,
  error,
  go,
  give,
}: {
  readonly of: PeopleSheet;
  readonly busy: boolean;
  readonly error: unknown;
  readonly go: (passwords: boolean) => void;
  readonly give: () => void;
}) {
  const { t, f } = useWords();
  const id = useId();
  const [passwords, setPasswords] = useState(false);
  return (
    <Sheet title={t.imports.preview}>
      <form
        className="pad stack"
        onSubmit={(event) => {
          event.preventDefault();
          go(passwords);
        }}
      >
        {of.users.length > 0 && (
          <div className="field">
            <label className="row" htmlFor={id}>
              <input
                id={id}
                type="checkbox"
                aria-describedby={`${id}h`}
                checked={passwords}
                onChange={(event) => setPasswords(event.target.checked)}
              />
              {t.imports.passwords}
            </label>
            <span id={`${id}h`} className="t3 sm">
              {t.imports.passwordsHelp}
            </span>
          </div>
        )}
        <Refusal error={error} />
        <ConfirmRow
          label={t.imports.confirmPeople(f.count(of.users.length), f.count(of.organisations.length))}
          busy={busy}
          give={give}
        />
      </form>
    </Sheet>
  );
}
