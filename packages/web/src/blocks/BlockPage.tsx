/** One block: find an entity, see its attributes, go through its releases. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { prefectureName } from '../charts/map/guizhou.ts';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Attributes } from './Attributes.tsx';
import { Finder } from './Finder.tsx';
import { Releases } from './Releases.tsx';
import './blocks.css';

export function BlockPage() {
  const { t, f, pick } = useWords();
  const { block } = useParams({ from: '/blocks/$block' });
  const sees = useMay()('entity.read');
  const { tab: asked, region } = useSearch({ from: '/blocks/$block' });
  const answer = useQuery({
    queryKey: ['block', block],
    queryFn: ({ signal }) => read('block', { params: { block }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
      {({ block: summary, releases }) => {
        const name = region ? prefectureName(region) : null;
        // Whoever may not see entities has nothing to find here and begins at the items.
        const tab = asked ?? (sees ? undefined : 'attributes');
        const tabs = [
          {
            key: undefined,
            label: t.block.find,
            count: f.count(region ? (summary.prefectures[region] ?? 0) : summary.entities),
          },
          { key: 'attributes' as const, label: t.block.attributes, count: f.count(summary.attributes.length) },
          { key: 'releases' as const, label: t.block.releases, count: f.count(releases.length) },
        ].filter(({ key }) => key !== undefined || sees);
        return (
          <>
            <PageHead
              crumb={
                <>
                  <Link to="/blocks">{t.nav.blocks}</Link> › {pick(summary.name)}
                </>
              }
              title={pick(summary.name)}
              meta={[
                t.block.entitiesMeta(
                  f.count(summary.entities),
                  t.overview.units[summary.subject] ?? t.overview.unit,
                  f.count(summary.records),
                ),
                t.block.releaseMeta(summary.release, summary.asOf),
                name ? t.block.only(pick(name)) : null,
              ].filter((part) => part !== null)}
              actions={
                summary.attributes.some(({ grade }) => grade !== 'green') && (
                  <span className="tag">
                    <EyeOff className="i s" aria-hidden="true" />
                    {t.block.coveredByDefault}
                  </span>
                )
              }
            />
            <Tabs label={pick(summary.name)} tabs={tabs} {...(tab === undefined ? {} : { current: tab })} />
            {tab === 'attributes' ? (
              <Attributes block={summary} />
            ) : tab === 'releases' ? (
              <Releases block={block} releases={releases} />
            ) : (
              <Finder block={summary} />
            )}
          </>
        );
      }}
    </Loaded>
  );
}
