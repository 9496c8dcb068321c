/** One resource: its items, the rules derived from them, and the profile of what was delivered. */
import type { ResourceView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useDepartment } from '../domain/codes.ts';
import { GradeTag } from '../domain/GradeTag.tsx';
import { RunLink } from '../domain/RunLink.tsx';
import { useBasis } from '../domain/use-basis.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { GradeCounts } from './GradeCounts.tsx';
import { ProfileTab } from './ProfileTab.tsx';
import './resources.css';

export function ResourcePage() {
  const { t } = useWords();
  const { resource } = useParams({ from: '/resources/$resource' });
  const answer = useQuery({ queryKey: ['resources'], queryFn: ({ signal }) => read('resources', { signal }) });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
      {({ items }) => {
        const found = items.find((one) => one.resource === resource);
        return found ? (
          <ResourceContent resource={found} />
        ) : (
          <Empty
            title={t.resource.unknown(resource)}
            actions={
              <Link className="btn" to="/resources">
                {t.nav.resources}
              </Link>
            }
          />
        );
      }}
    </Loaded>
  );
}

function ResourceContent({ resource }: { readonly resource: ResourceView }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const { tab, run } = useSearch({ from: '/resources/$resource' });
  const { latest } = resource;
  const facts = [
    [t.resource.provider, department(resource.provider)],
    [t.resource.subject, t.subject[resource.subject] ?? resource.subject],
    [t.resource.cadence, resource.cadence ? (t.resource.cadences[resource.cadence] ?? resource.cadence) : '—'],
    [
      t.resource.format,
      latest
        ? [latest.format?.toUpperCase(), latest.encoding?.toUpperCase()].filter(Boolean).join(t.word.comma) || '—'
        : '—',
    ],
    [t.word.rows, latest ? f.count(latest.rows) : '—'],
    [t.resource.lastDelivery, f.dateTime(latest?.collectedAt ?? null)],
  ] as const;
  const tabs = [
    { key: undefined, label: t.resource.items, count: f.count(resource.items.length) },
    { key: 'rules' as const, label: t.resource.rules, count: f.count(resource.rules.length) },
    { key: 'profile' as const, label: t.resource.profile, count: '' },
  ];
  return (
    <>
      <PageHead
        name={pick(resource.name)}
        crumb={
          <>
            <Link to="/resources">{t.nav.resources}</Link> › {department(resource.provider)}
          </>
        }
        title={pick(resource.name)}
        meta={[
          <>
            <span className="mono">{resource.resource}</span> <Copy text={resource.resource} />
          </>,
          latest ? (
            <RunLink key="run" run={latest.run}>
              {t.resource.latestRun(latest.run)}
            </RunLink>
          ) : (
            t.resource.notYet
          ),
          latest && latest.quarantined > 0 ? (
            <Link to="/quarantine" search={{ resource: resource.resource, run: latest.run }}>
              {t.run.quarantinedRows(f.count(latest.quarantined))}
            </Link>
          ) : null,
        ].filter((part) => part !== null)}
      />
      {resource.abstract && (
        <p className="t2 abstract">
          <Mixed>{pick(resource.abstract)}</Mixed>
        </p>
      )}
      <Tabs label={pick(resource.name)} tabs={tabs} />
      {tab === 'profile' ? (
        <ProfileTab resource={resource} run={run ?? latest?.run} />
      ) : (
        <Sheet>
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {tab === 'rules' ? <Rules resource={resource} /> : <Items resource={resource} />}
        </Sheet>
      )}
    </>
  );
}

function Items({ resource }: { readonly resource: ResourceView }) {
  const { t, f, pick } = useWords();
  const rows = resource.items.map((item, i) => ({ ...item, number: i + 1 }));
  return (
    <>
      <header>
        <h2>{t.resource.items}</h2>
        <GradeCounts items={resource.items} />
      </header>
      <Table
        caption={t.resource.items}
        rows={rows}
        rowKey={(item) => item.name}
        columns={[
          { key: 'number', head: t.resource.number, className: 't3', cell: (item) => f.count(item.number) },
          {
            key: 'name',
            head: t.word.item,
            heads: true,
            cell: (item) => (
              <>
                <b>{item.name}</b>
                {resource.key.includes(item.name) && (
                  <span className="tag acc" style={{ marginLeft: 6 }}>
                    <KeyRound className="i s" aria-hidden="true" />
                    {t.resource.key}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'element',
            head: t.resource.element,
            cell: (item) => (item.element ? pick(item.title) : <span className="t3">{t.resource.freeText}</span>),
          },
          { key: 'attribute', head: t.block.identifier, className: 'mono t3', cell: (item) => item.attribute },
          { key: 'grade', head: t.word.grade, cell: (item) => <GradeTag grade={item.grade} /> },
          { key: 'mask', head: t.resource.mask, className: 't2', cell: (item) => pick(item.mask) },
          {
            key: 'required',
            head: t.resource.required,
            cell: (item) => (item.required ? t.resource.yes : <span className="t3">—</span>),
          },
          {
            key: 'authority',
            head: t.block.authority,
            cell: (item) =>
              item.authority ? <span className="tag">{t.resource.isAuthority}</span> : <span className="t3">—</span>,
          },
        ]}
      />
    </>
  );
}

function Rules({ resource }: { readonly resource: ResourceView }) {
  const { t, pick } = useWords();
  const basis = useBasis();
  const titles = new Map(resource.items.map((item) => [item.attribute, item.name]));
  return (
    <Table
      caption={t.resource.rules}
      rows={resource.rules}
      rowKey={(rule) => rule.id}
      columns={[
        { key: 'title', head: t.word.rule, heads: true, cell: (rule) => <b>{pick(rule.title)}</b> },
        {
          key: 'item',
          head: t.word.item,
          className: 't2',
          cell: (rule) => (rule.attribute ? (titles.get(rule.attribute) ?? rule.attribute) : t.resource.wholeRow),
        },
        {
          key: 'basis',
          head: t.resource.basis,
          className: 't2',
          cell: (rule) => (rule.basis ? basis(rule.basis) : '—'),
        },
        { key: 'dimension', head: t.run.dimension, cell: (rule) => t.dimension[rule.dimension] },
        {
          key: 'severity',
          head: t.resource.effect,
          cell: (rule) => (
            <span className={rule.severity === 'fatal' ? 'tag warn' : 'tag'}>
              {rule.severity === 'fatal' ? t.resource.quarantines : t.resource.warns}
            </span>
          ),
        },
      ]}
    />
  );
}
