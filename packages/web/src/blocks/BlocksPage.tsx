/** 块数据: the visible release of each block. */
import type { BlockSummary } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { prefectureName } from '../charts/map/guizhou.ts';
import { RunLink } from '../domain/RunLink.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function BlocksPage() {
  const { t, f, pick } = useWords();
  const { region } = useSearch({ strict: false });
  const answer = useQuery({ queryKey: ['blocks'], queryFn: ({ signal }) => read('blocks', { signal }) });
  const name = region ? prefectureName(region) : null;
  return (
    <>
      <PageHead
        title={t.nav.blocks}
        meta={[t.block.listHelp, name ? t.block.only(pick(name)) : null].filter((part) => part !== null)}
      />
      <Loaded answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t.block.none}
              actions={
                <Link className="btn" to="/runs">
                  {t.nav.runs}
                </Link>
              }
            >
              {t.block.noneHelp}
            </Empty>
          ) : (
            <Sheet>
              <Table
                className="two-line"
                caption={t.nav.blocks}
                rows={items}
                rowKey={(block) => block.block}
                columns={[
                  {
                    key: 'name',
                    head: t.nav.blocks,
                    heads: true,
                    cell: (block) => (
                      <Link to="/blocks/$block" params={{ block: block.block }} className="b">
                        {pick(block.name)}
                      </Link>
                    ),
                  },
                  {
                    key: 'entities',
                    head: t.word.entities,
                    num: true,
                    cell: (block) => (
                      <b>
                        {f.count(region ? (block.prefectures[region] ?? 0) : block.entities)}{' '}
                        <span className="t3 w4">{t.overview.units[block.subject] ?? t.overview.unit}</span>
                      </b>
                    ),
                  },
                  { key: 'records', head: t.word.records, num: true, cell: (block) => f.count(block.records) },
                  {
                    key: 'attributes',
                    head: t.block.attributes,
                    num: true,
                    cell: (block) => f.count(block.attributes.length),
                  },
                  {
                    key: 'complete',
                    head: t.overview.legend,
                    num: true,
                    cell: (block) => f.rate(region ? (block.completeness[region] ?? null) : meanFilled(block), 1),
                  },
                  {
                    key: 'release',
                    head: t.word.release,
                    cell: (block) => (
                      <Link
                        to="/blocks/$block"
                        params={{ block: block.block }}
                        search={{ tab: 'releases' }}
                        className="mono"
                      >
                        {block.release}
                      </Link>
                    ),
                  },
                  { key: 'asOf', head: t.block.asOf, cell: (block) => block.asOf },
                  {
                    key: 'run',
                    head: t.word.run,
                    cell: (block) => <RunLink run={block.run} className="mono" />,
                  },
                ]}
              />
            </Sheet>
          )
        }
      </Loaded>
    </>
  );
}

/** Share of all cells that have a value. */
const meanFilled = (block: BlockSummary): number | null =>
  block.attributes.length === 0 || block.entities === 0
    ? null
    : block.attributes.reduce((sum, one) => sum + one.filled, 0) / (block.attributes.length * block.entities);
