/** One entity: the golden row, where each of its cells came from, its records and why they are one. */
import type { EntityView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { EyeOff, History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMeaning } from '../domain/codes.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { GoldenRow } from './GoldenRow.tsx';
import { Records } from './Records.tsx';
import { type PlainValues, secondsLeft, stillPlain, withRevealed } from './revealed.ts';
import { WhyOne } from './WhyOne.tsx';
import './blocks.css';

export function EntityPage() {
  const { block, entity } = useParams({ from: '/blocks/$block/entities/$entity' });
  const { release } = useSearch({ from: '/blocks/$block/entities/$entity' });
  const answer = useQuery({
    queryKey: ['entity', block, entity, release],
    queryFn: ({ signal }) => read('entity', { params: { block, entity }, query: release ? { release } : {}, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={12} height={36} />}>
      {(view) => <Entity key={view.entity} view={view} />}
    </Loaded>
  );
}

function Entity({ view }: { readonly view: EntityView }) {
  const { t, f, pick } = useWords();
  const meaning = useMeaning();
  const { tab } = useSearch({ from: '/blocks/$block/entities/$entity' });
  const { block } = view;
  const [plain, setPlain] = useState<PlainValues>({});
  const [now, setNow] = useState(() => Date.now());
  const blockAnswer = useQuery({
    queryKey: ['block', block],
    queryFn: ({ signal }) => read('block', { params: { block }, signal }),
  });

  const any = Object.keys(plain).length > 0;
  useEffect(() => {
    if (!any) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      setPlain((before) => stillPlain(before, Date.now()));
    }, 1000);
    return () => clearInterval(timer);
  }, [any]);

  const left = secondsLeft(plain, now);
  const providers = new Set(view.records.map((record) => record.source.provider));
  const links = view.edges.filter((edge) => edge.kind !== 'refused').length;
  const side = ['sex', 'ethnicity', 'reg_status', 'industry', 'land_use']
    .map((attribute) => view.cells.find((cell) => cell.attribute === attribute))
    .flatMap((cell) => (cell?.value && !cell.covered ? [meaning(cell.attribute, cell.value) ?? cell.value] : []));
  const tabs = [
    { key: undefined, label: t.block.golden, count: '' },
    { key: 'records' as const, label: t.word.records, count: f.count(view.records.length) },
    { key: 'links' as const, label: t.block.links, count: f.count(links) },
  ];
  const why = <WhyOne view={view} />;
  return (
    <>
      <PageHead
        name={view.label || view.entity}
        crumb={
          <>
            <Link to="/blocks">{t.nav.blocks}</Link> ›{' '}
            <Link to="/blocks/$block" params={{ block }}>
              {blockAnswer.data ? pick(blockAnswer.data.block.name) : block}
            </Link>{' '}
            › {t.word.entity}
          </>
        }
        title={
          <>
            {view.label || t.word.unnamed}{' '}
            {side.length > 0 && <span className="t2 besides">{side.join(t.word.comma)}</span>}
          </>
        }
        meta={[
          <>
            {t.word.entity} <span className="mono">{view.entity}</span> <Copy text={view.entity} />
          </>,
          t.block.recordsFrom(f.count(view.records.length), f.count(providers.size)),
          <>
            {t.word.release} <span className="mono">{view.release}</span>
          </>,
        ]}
        actions={
          <>
            <span className={left === null ? 'tag' : 'tag warn'} role="status">
              <EyeOff className="i s" aria-hidden="true" />
              {left === null ? t.block.coveredByDefault : t.block.plainFor(f.duration(left))}
            </span>
            <Link className="btn" to="/blocks/$block" params={{ block }} search={{ tab: 'releases' }}>
              <History className="i s" aria-hidden="true" />
              {t.block.releases}
            </Link>
          </>
        }
      />
      <Tabs label={view.label} tabs={tabs} />
      {tab === 'records' ? (
        <Records view={view} />
      ) : tab === 'links' ? (
        why
      ) : (
        <>
          <GoldenRow
            view={view}
            plain={plain}
            onRevealed={(answer) => setPlain((before) => withRevealed(before, answer))}
          />
          {view.records.length > 1 && <div style={{ marginTop: 20 }}>{why}</div>}
        </>
      )}
    </>
  );
}
