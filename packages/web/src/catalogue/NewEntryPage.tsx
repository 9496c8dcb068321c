/** A new entry begins with its name alone, while the radar answers; or with what a file or a database says of itself. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { FromDatabase } from '../drafting/FromDatabase.tsx';
import { FromFile } from '../drafting/FromFile.tsx';
import { write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useSession } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Radar } from './Radar.tsx';
import { useOffered } from './use-offered.ts';
import './catalogue.css';

export function NewEntryPage() {
  const { t } = useWords();
  const { tab } = useSearch({ from: '/catalogue/new' });
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.draftTitle}
        meta={[tab ? t.drafting.help : t.catalogue.draftHelp]}
        actions={
          <Link className="btn" to="/catalogue/import">
            {t.drafting.importWay}
          </Link>
        }
      />
      <Tabs
        label={t.drafting.ways}
        tabs={[
          { key: undefined, label: t.drafting.way.form, count: '' },
          { key: 'file', label: t.drafting.way.file, count: '' },
          { key: 'database', label: t.drafting.way.database, count: '' },
        ]}
      />
      <div className="draft">{tab === 'file' ? <FromFile /> : tab === 'database' ? <FromDatabase /> : <ByName />}</div>
    </>
  );
}

function ByName() {
  const { t } = useWords();
  const { data: session } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const id = useId();
  const { value, set, clear } = useKeptForm<{ name: string; resource: string | null }>('new entry', {
    name: '',
    resource: null,
  });
  const { name, resource: own } = value;
  const { offered, isComing } = useOffered(name.trim());
  const resource = own ?? offered;
  const provider = session?.post?.organisation.name.zh ?? '';
  const begin = useMutation({
    mutationFn: () =>
      write('draftEntry', {
        body: {
          origin: 'form',
          body: { resource, name: { zh: name.trim() }, provider: { name: provider }, subject: 'person', items: [] },
        },
      }),
    onSuccess: ({ entry }) => {
      clear();
      void client.invalidateQueries({ queryKey: ['catalog-entries'] });
      return navigate({ to: '/catalogue/$entry/compile', params: { entry } });
    },
  });
  return (
    <div className="compile">
      <div>
        <form
          className="sheet"
          onSubmit={(event) => {
            event.preventDefault();
            begin.mutate();
          }}
        >
          <div className="grid">
            <label className="field wide" htmlFor={`${id}n`}>
              <span>{t.catalogue.name}</span>
              <input
                id={`${id}n`}
                className="inp"
                required
                minLength={2}
                maxLength={200}
                value={name}
                onChange={(event) => set((before) => ({ ...before, name: event.target.value }))}
              />
            </label>
            <div className="field wide">
              <label htmlFor={`${id}r`}>{t.catalogue.resource}</label>
              <input
                id={`${id}r`}
                className="inp mono"
                required
                pattern="[a-z][a-z0-9_\-]{0,62}"
                value={resource}
                onChange={(event) => set((before) => ({ ...before, resource: event.target.value }))}
                title={t.catalogue.resourceHelp}
                aria-describedby={`${id}h`}
              />
              <span id={`${id}h`} className="t3 sm">
                {t.catalogue.resourceHelp} {t.catalogue.resourceOffered}
              </span>
            </div>
            <div className="wide">
              <Refusal error={begin.error} />
            </div>
            <div className="wide row">
              <span className="sp" />
              <button type="submit" className="btn p" disabled={begin.isPending || (own === null && isComing)}>
                {t.catalogue.begin}
              </button>
            </div>
          </div>
        </form>
      </div>
      <Radar draft={{ title: name.trim(), items: [] }} />
    </div>
  );
}
