/** One organisation beside the tree: its particulars, its people, and what the system administrator may change. */
import type { OrganisationView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useState } from 'react';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { AddOrganisation, ChangeOrganisation } from './OrganisationForms.tsx';

export function OrganisationSheet({ id }: { readonly id: string }) {
  const answer = useQuery({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => read('organisation', { params: { organisation: id }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={5} />}>
      {(view) => <One of={view} />}
    </Loaded>
  );
}

function One({ of }: { readonly of: OrganisationView }) {
  const { t, f, pick } = useWords();
  const may = useMay();
  const [asked, setAsked] = useState<'add' | 'change' | null>(null);
  const close = () => setAsked(null);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.accounts.nameZh, of.name.zh],
    [t.accounts.nameEn, of.name.en],
    [t.accounts.shortZh, of.short.zh],
    [t.accounts.level, `${t.admin.level[of.level]} · ${t.admin.kind[of.kind]}`],
    [t.accounts.region, of.region],
    [
      t.admin.uscc,
      of.uscc ? (
        <span className="mono">
          {of.uscc} <Copy text={of.uscc} />
        </span>
      ) : (
        '—'
      ),
    ],
    [
      t.accounts.active,
      of.activeUntil ? t.accounts.between(of.activeFrom, of.activeUntil) : t.accounts.since(of.activeFrom),
    ],
    [t.accounts.children, f.count(of.children)],
  ];
  return (
    <Sheet title={pick(of.name)}>
      <dl className="kv pad">
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <footer className="wrap">
        <Link className="btn sm" to="/admin/users" search={{ organisation: of.id }}>
          {t.accounts.people}
        </Link>
        {may('organisation.manage') && (
          <>
            <button type="button" className="btn sm" onClick={() => setAsked('change')}>
              {t.accounts.change}
            </button>
            <button type="button" className="btn sm" onClick={() => setAsked('add')}>
              {t.accounts.add}
            </button>
          </>
        )}
      </footer>
      {asked === 'add' && (
        <Dialog title={t.accounts.addUnder(pick(of.name))} onClose={close}>
          <AddOrganisation under={of} close={close} />
        </Dialog>
      )}
      {asked === 'change' && (
        <Dialog title={pick(of.name)} onClose={close}>
          <ChangeOrganisation of={of} close={close} />
        </Dialog>
      )}
    </Sheet>
  );
}
