/** What linking and fusing made of the records, block by block. */
import type { RunView } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

export function RunBlocks({ run }: { readonly run: RunView }) {
  const { t, f } = useWords();
  if (run.blocks.length === 0) return null;
  return (
    <Sheet title={t.run.linking} hint={t.run.linkingHint}>
      <Table
        caption={t.run.linking}
        rows={run.blocks}
        rowKey={(block) => block.block}
        columns={[
          {
            key: 'block',
            head: t.nav.blocks,
            heads: true,
            cell: (block) => (
              <Link to="/blocks/$block" params={{ block: block.block }}>
                {t.subject[block.subject] ?? block.block}
              </Link>
            ),
          },
          { key: 'records', head: t.word.records, num: true, cell: (block) => f.count(block.records) },
          { key: 'entities', head: t.word.entities, num: true, cell: (block) => f.count(block.entities) },
          {
            key: 'per',
            head: t.run.perEntity,
            num: true,
            cell: (block) => (block.entities > 0 ? f.fixed(block.records / block.entities, 2) : '—'),
          },
          { key: 'conflicts', head: t.run.conflicts, num: true, cell: (block) => f.count(block.conflicts) },
          { key: 'release', head: t.word.release, className: 'mono t2', cell: (block) => block.release },
          {
            key: 'digest',
            head: t.run.digest,
            cell: (block) => (
              <span className="mono t3" title={block.digest}>
                {block.digest.slice(0, 12)}…
              </span>
            ),
          },
        ]}
      />
    </Sheet>
  );
}
