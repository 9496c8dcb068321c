/** 批量授权: a sheet is held against every rule of a single grant and shown first, and granted as a whole once somebody confirms it. */
import type { GrantsSheet } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ConfirmRow, ImportedNote } from './import-parts.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { SheetChooser } from './SheetChooser.tsx';
import { SheetFaults } from './SheetFaults.tsx';
import './admin.css';

export function ImportGrantsPage() {
  const { t, f, lang, pick } = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [reason, setReason] = useState('');
  const sheet = useMutation({ mutationFn: (chosen: File) => send('readGrantsSheet', chosen) });
  const grant = useMutation({
    mutationFn: (of: GrantsSheet) =>
      write('importGrants', { body: { grants: of.grants.map(({ take }) => take), reason: reason.trim() } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['users'] }),
        client.invalidateQueries({ queryKey: ['user'] }),
      ]),
  });
  const { data: read } = sheet;
  const done = grant.data;
  return (
    <>
      <PageHead
        crumb={<Link to="/admin/users">{t.admin.users}</Link>}
        title={t.imports.grants}
        meta={[t.imports.grantsMeta]}
      />
      {!done && (
        <SheetChooser
          templates={[
            { label: 'XLSX', href: `/api/import/grants/template?lang=${lang}` },
            { label: 'CSV', href: `/api/import/grants/template?as=csv&lang=${lang}` },
          ]}
          file={file}
          again={(read?.errors ?? 0) > 0}
          busy={sheet.isPending}
          choose={(chosen) => {
            setFile(chosen);
            grant.reset();
            sheet.mutate(chosen);
          }}
        />
      )}
      <Refusal error={sheet.error} />
      {read && !done && <SheetFaults key={sheet.submittedAt} of={read} />}
      {read && read.errors === 0 && !done && (
        <>
          <Sheet title={t.imports.grantsPreview}>
            <form
              className="pad stack"
              onSubmit={(event) => {
                event.preventDefault();
                grant.mutate(read);
              }}
            >
              <Entry
                label={t.imports.reason}
                hint={t.imports.reasonHint}
                value={reason}
                change={setReason}
                limits={{ min: 2, max: 500 }}
              />
              <Refusal error={grant.error} />
              <ConfirmRow
                label={t.imports.confirmGrants(f.count(read.grants.length))}
                busy={grant.isPending}
                give={() => {
                  setFile(null);
                  sheet.reset();
                  grant.reset();
                }}
              />
            </form>
          </Sheet>
          <PreviewTable
            title={t.imports.newGrants(f.count(read.grants.length))}
            rows={read.grants}
            columns={[
              { key: 'row', besides: true, head: t.imports.rowHead, num: true, cell: ({ row }) => row },
              { key: 'name', head: t.admin.name, heads: true, cell: ({ name }) => name },
              { key: 'login', besides: true, head: t.admin.login, className: 'mono t2', cell: ({ login }) => login },
              { key: 'role', head: t.admin.role, cell: ({ roleName }) => pick(roleName) },
              { key: 'where', head: t.admin.organisation, cell: ({ organisationName }) => pick(organisationName) },
              {
                key: 'until',
                head: t.admin.until,
                className: 'nw',
                cell: ({ take }) => (take.until ? f.dateTime(take.until) : t.admin.forGood),
              },
              {
                key: 'reason',
                besides: true,
                head: t.admin.reason,
                className: 't2 anywhere',
                cell: ({ take }) => take.reason ?? '',
              },
            ]}
          />
        </>
      )}
      {done && <ImportedNote>{t.imports.madeGrants(f.count(done.grants))}</ImportedNote>}
    </>
  );
}
