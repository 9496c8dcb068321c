/** 星图: how resources share elements and subjects. A point opens its entry; the table beside says the same in words. */
import type { StarsView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import './catalogue.css';

const SIZE = 720;
const MARGIN = 24;
/** Links that the table tells, strongest first. */
const TOLD = 100;

export function StarsPage() {
  const { t, f } = useWords();
  const search = useSearch({ from: '/catalogue/stars' });
  const navigate = useNavigate({ from: '/catalogue/stars' });
  const answer = useQuery({
    queryKey: ['catalog-stars', search],
    queryFn: ({ signal }) => read('catalogStars', { query: search.q ? { q: search.q } : {}, signal }),
  });
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.stars}
        meta={[
          t.catalogue.starsHelp,
          answer.data ? t.catalogue.starsMeta(f.count(answer.data.nodes.length), f.count(answer.data.omitted)) : '',
        ]}
      />
      <div className="filters">
        <input
          className="inp"
          type="search"
          aria-label={t.catalogue.search}
          placeholder={t.catalogue.ask}
          style={{ flex: 1 }}
          defaultValue={search.q}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void navigate({ search: { q: event.currentTarget.value.trim() || undefined } });
          }}
        />
      </div>
      <Loaded answer={answer} skeleton={<Skeleton rows={8} height={60} />}>
        {(view) =>
          view.nodes.length === 0 ? (
            <Empty title={t.catalogue.none}>{t.catalogue.noneHelp}</Empty>
          ) : (
            <Stars view={view} />
          )
        }
      </Loaded>
    </>
  );
}

function Stars({ view }: { readonly view: StarsView }) {
  const { t, f, pick } = useWords();
  const navigate = useNavigate();
  const at = useMemo(() => new Map(view.nodes.map((node) => [node.id, node])), [view]);
  const place = (value: number): number => MARGIN + ((value + 1) / 2) * (SIZE - 2 * MARGIN);
  const strongest = useMemo(() => [...view.links].sort((a, b) => b.weight - a.weight).slice(0, TOLD), [view]);
  return (
    <>
      <Sheet>
        <svg className="stars" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={t.catalogue.stars}>
          {view.links.map((link) => {
            const [a, b] = [at.get(link.from), at.get(link.to)];
            return a && b ? (
              <line
                key={`${link.from} ${link.to}`}
                x1={place(a.x)}
                y1={place(a.y)}
                x2={place(b.x)}
                y2={place(b.y)}
                opacity={0.15 + link.weight * 0.6}
              />
            ) : null;
          })}
          {view.nodes.map((node) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the table below leads to the same entries by keyboard and screen reader
            <circle
              key={node.id}
              className={node.group}
              cx={place(node.x)}
              cy={place(node.y)}
              r={2.5 + Math.min(5, Math.sqrt(node.degree))}
              onClick={() => void navigate({ to: '/catalogue/$entry', params: { entry: node.id } })}
            >
              <title lang="zh-CN">{node.title}</title>
            </circle>
          ))}
        </svg>
      </Sheet>
      <Sheet title={t.catalogue.starsShared}>
        <Table
          caption={t.catalogue.starsShared}
          rows={strongest}
          rowKey={(link) => `${link.from} ${link.to}`}
          columns={[
            {
              key: 'from',
              head: t.catalogue.name,
              heads: true,
              cell: (link) => <Name id={link.from} title={at.get(link.from)?.title} />,
            },
            {
              key: 'to',
              head: t.catalogue.starsNear,
              cell: (link) => <Name id={link.to} title={at.get(link.to)?.title} />,
            },
            { key: 'weight', head: t.catalogue.starsWeight, num: true, cell: (link) => f.percent(link.weight, 0) },
            {
              key: 'shared',
              head: t.catalogue.items,
              className: 't2',
              cell: (link) => f.list(link.shared.map(pick)),
            },
          ]}
        />
      </Sheet>
    </>
  );
}

function Name({ id, title }: { readonly id: string; readonly title: string | undefined }) {
  return (
    <Link to="/catalogue/$entry" params={{ entry: id }}>
      <Mixed>{title ?? id}</Mixed>
    </Link>
  );
}
