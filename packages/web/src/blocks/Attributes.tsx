/** What a block knows about its entities, and how much of it is filled. */
import type { BlockSummary } from '@kuaishu/api';
import { GradeTag } from '../domain/GradeTag.tsx';
import { useWords } from '../text/index.ts';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

export function Attributes({ block }: { readonly block: BlockSummary }) {
  const { t, f, pick } = useWords();
  const share = (filled: number) => (block.entities > 0 ? filled / block.entities : 0);
  return (
    <Sheet>
      <Table
        caption={t.block.attributes}
        rows={block.attributes}
        rowKey={(one) => one.attribute}
        columns={[
          { key: 'title', head: t.word.item, heads: true, cell: (one) => <b>{pick(one.title)}</b> },
          { key: 'attribute', head: t.block.identifier, className: 'mono t3', cell: (one) => one.attribute },
          { key: 'grade', head: t.word.grade, cell: (one) => <GradeTag grade={one.grade} /> },
          { key: 'filled', head: t.block.filled, num: true, cell: (one) => f.rate(share(one.filled), 1) },
          {
            key: 'bar',
            // the figure says it
            besides: true,
            head: <span className="sr">{t.block.filled}</span>,
            width: '30%',
            cell: (one) => <Progress share={share(one.filled)} label={null} />,
          },
        ]}
      />
    </Sheet>
  );
}
