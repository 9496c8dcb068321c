/** One entry of the ledger: what it is, its items with grade and source, where they go, its versions and what each changed. */
import type { EntryView } from '@kuaishu/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { EntryItems } from '../domain/EntryItems.tsx';
import { type Body, itemsOf, textAt } from '../domain/entry-body.ts';
import { read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { DERIVED_PARTS, Derived } from './Derived.tsx';
import { StateTag } from './StateTag.tsx';
import { UpdateFacts } from './UpdateFacts.tsx';
import { Versions } from './Versions.tsx';
import './catalogue.css';
import { subjectWord } from '../domain/subject-word.ts';

export function EntryPage() {
  const { entry } = useParams({ from: '/catalogue/$entry' });
  const answer = useQuery({
    queryKey: ['catalog-entry-read', entry],
    queryFn: ({ signal }) => read('catalogEntry', { params: { entry }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={10} height={38} />}>
      {(view) => <Entry view={view} />}
    </Loaded>
  );
}

function Entry({ view }: { readonly view: EntryView }) {
  const { t, f, pick } = useWords();
  const search = useSearch({ from: '/catalogue/$entry' });
  const navigate = useNavigate();
  const { entry, published, working, versions } = view;
  const body: Body = published ?? working?.body ?? {};
  const items = itemsOf(body);
  const revise = useMutation({
    mutationFn: () => write('reviseEntry', { params: { entry: entry.id } }),
    onSuccess: () => navigate({ to: '/catalogue/$entry/compile', params: { entry: entry.id } }),
  });
  const mayDraft = view.may.includes('entry.draft');
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/catalogue">{t.nav.catalogue}</Link> › {t.catalogue.kinds[entry.class] ?? ''} ›{' '}
            {pick(entry.owner.name)}
          </>
        }
        title={entry.title}
        meta={[
          <StateTag key="state" state={entry.state} />,
          entry.code ? (
            <span key="code" className="mono">
              {entry.code} <Copy text={entry.code} />
            </span>
          ) : (
            t.catalogue.noCode
          ),
          entry.version > 0 ? t.catalogue.version(String(entry.version)) : '',
          entry.publishedAt ? f.dateTime(entry.publishedAt) : '',
        ].filter((part) => part !== '')}
        actions={
          <>
            {entry.caseId && (
              <Link className="btn" to="/cases/$case" params={{ case: entry.caseId }}>
                {t.catalogue.openCase}
              </Link>
            )}
            {mayDraft && entry.state === 'published' && !working && (
              <>
                <Link
                  className="btn"
                  to="/cases/new/$procedure"
                  params={{ procedure: 'catalogue_withdrawal' }}
                  search={{ subject: entry.id, title: entry.title }}
                >
                  {t.catalogue.retire}
                </Link>
                <button type="button" className="btn p" disabled={revise.isPending} onClick={() => revise.mutate()}>
                  {t.catalogue.revise}
                </button>
              </>
            )}
            {mayDraft && working && !working.inReview && (
              <Link className="btn p" to="/catalogue/$entry/compile" params={{ entry: entry.id }}>
                {t.catalogue.compile}
              </Link>
            )}
          </>
        }
      />
      <Refusal error={revise.error} />
      <Tabs
        label={entry.title}
        tabs={[
          { key: undefined, label: t.catalogue.tabs.items, count: f.count(items.length) },
          { key: 'derived', label: t.derived.tab, count: f.count(DERIVED_PARTS.length) },
          { key: 'lineage', label: t.catalogue.tabs.lineage, count: '' },
          { key: 'versions', label: t.catalogue.tabs.versions, count: f.count(versions.length) },
        ]}
      />
      {search.tab === 'versions' ? (
        <Versions view={view} from={search.older} to={search.newer} />
      ) : search.tab === 'derived' ? (
        <Derived entry={entry.id} body={body} />
      ) : search.tab === 'lineage' ? (
        <Lineage entry={entry.id} />
      ) : (
        <Sheet>
          <Facts view={view} body={body} />
          {entry.state === 'published' && <UpdateFacts entry={entry.id} />}
          <EntryItems view={view} body={body} />
        </Sheet>
      )}
    </>
  );
}

function Facts({ view: { entry }, body }: { readonly view: EntryView; readonly body: Body }) {
  const { t, pick } = useWords();
  const abstract = typeof body['abstract'] === 'string' ? body['abstract'] : textAt(body, 'abstract', 'zh');
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t.catalogue.provider, pick(entry.owner.name)],
    [t.catalogue.subject, subjectWord(t, entry.subject)],
    [t.catalogue.cadence, t.catalogue.cadences[entry.cadence] ?? t.catalogue.none1],
    [
      t.catalogue.format,
      [
        t.catalogue.formats[textAt(body, 'format', 'class')] ?? textAt(body, 'format', 'class'),
        textAt(body, 'format', 'type'),
      ]
        .filter(Boolean)
        .join(' · ') || t.catalogue.none1,
    ],
    [
      t.catalogue.facet['sharing'] ?? '',
      `${t.catalogue.sharing[entry.sharing] ?? ''} ${textAt(body, 'sharing', 'condition') || textAt(body, 'sharing', 'basis')}`,
    ],
    [
      t.catalogue.facet['open'] ?? '',
      `${t.catalogue.open(entry.open)} ${textAt(body, 'opening', 'condition') || textAt(body, 'opening', 'basis')}`,
    ],
  ];
  return (
    <>
      {abstract && (
        <p className="t2" style={{ padding: '14px 16px 0' }}>
          <Mixed>{abstract}</Mixed>
        </p>
      )}
      <div className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <span>{name}</span>
            <Mixed>{value}</Mixed>
          </div>
        ))}
      </div>
    </>
  );
}

function Lineage({ entry }: { readonly entry: string }) {
  const { t, f, pick } = useWords();
  const answer = useQuery({
    queryKey: ['catalog-lineage', entry],
    queryFn: ({ signal }) => read('entryLineage', { params: { entry }, signal }),
  });
  return (
    <Loaded answer={answer}>
      {(view) => (
        <Sheet>
          <Table
            caption={t.catalogue.tabs.lineage}
            rows={view.columns}
            rowKey={(column) => column.item}
            columns={[
              { key: 'item', head: t.catalogue.itemName, heads: true, cell: (column) => column.item },
              {
                key: 'block',
                head: t.nav.blocks,
                cell: (column) =>
                  column.inBlock && view.block ? (
                    <Link to="/blocks/$block" params={{ block: view.block }} search={{ tab: 'attributes' }}>
                      {t.catalogue.inBlock} <span className="mono">{column.attribute}</span>
                    </Link>
                  ) : (
                    <span className="t3">{t.catalogue.notInBlock}</span>
                  ),
              },
              {
                key: 'source',
                head: t.catalogue.authority,
                cell: (column) =>
                  column.own ? (
                    <span className="tag">{t.catalogue.ownSource}</span>
                  ) : column.source ? (
                    <Link to="/catalogue/$entry" params={{ entry: column.source }}>
                      <Mixed>{column.others.find((one) => one.entry === column.source)?.title ?? column.source}</Mixed>
                    </Link>
                  ) : (
                    <span className="t3">{t.catalogue.noSource}</span>
                  ),
              },
              {
                key: 'others',
                head: t.catalogue.copies,
                cell: (column) =>
                  column.others.length === 0 ? (
                    <span className="t3">{t.catalogue.onlyHere}</span>
                  ) : (
                    <details>
                      <summary>{t.catalogue.others(f.count(column.others.length))}</summary>
                      <ul className="sm">
                        {column.others.slice(0, 20).map((one) => (
                          <li key={`${one.entry} ${one.item}`}>
                            <Link to="/catalogue/$entry" params={{ entry: one.entry }}>
                              <Mixed>{one.title}</Mixed>
                            </Link>{' '}
                            <span className="t3">
                              {pick(one.owner.name)} · <Mixed>{one.item}</Mixed>
                            </span>
                          </li>
                        ))}
                      </ul>
                    </details>
                  ),
              },
            ]}
          />
        </Sheet>
      )}
    </Loaded>
  );
}
