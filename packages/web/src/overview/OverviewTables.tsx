/** The picture's figures as tables. */
import type { Overview } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useDepartment } from '../domain/codes.ts';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

export function OverviewTables({ overview }: { readonly overview: Overview }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  return (
    <div className="tables">
      <Sheet title={t.overview.stripsTable}>
        <Table
          caption={t.overview.stripsTable}
          rows={overview.strips.flatMap((strip) =>
            strip.resources.map((resource) => ({ ...resource, provider: strip.provider })),
          )}
          rowKey={(row) => row.resource}
          columns={[
            { key: 'provider', head: t.word.department, cell: (row) => department(row.provider) },
            {
              key: 'resource',
              head: t.word.resource,
              heads: true,
              cell: (row) => (
                <Link to="/resources/$resource" params={{ resource: row.resource }}>
                  {pick(row.name)}
                </Link>
              ),
            },
            { key: 'rows', head: t.word.rows, num: true, cell: (row) => f.count(row.rows) },
            {
              key: 'quarantined',
              head: t.word.quarantined,
              num: true,
              cell: (row) => (
                <Link to="/quarantine" search={{ resource: row.resource }}>
                  {f.count(row.quarantined)}
                </Link>
              ),
            },
          ]}
        />
      </Sheet>
      <Sheet title={t.overview.areasTable}>
        <Table
          caption={t.overview.areasTable}
          rows={overview.prefectures}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'name',
              head: t.word.prefecture,
              heads: true,
              cell: (row) => (row.code === '0000' ? t.overview.elsewhere : pick(row.name)),
            },
            ...overview.blocks.map((block) => ({
              key: block.block,
              head: pick(block.name),
              num: true,
              cell: (row: Overview['prefectures'][number]) => f.count(row.entities[block.block] ?? 0),
            })),
            { key: 'completeness', head: t.overview.legend, num: true, cell: (row) => f.rate(row.completeness, 1) },
          ]}
        />
      </Sheet>
    </div>
  );
}
