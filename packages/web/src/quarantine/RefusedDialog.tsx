/** One refused row in full, above the table. */
import { useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { RefusedRow } from './RefusedRow.tsx';

export function RefusedDialog({
  rowKey,
  run,
  close,
}: {
  readonly rowKey: string;
  readonly run: string | undefined;
  readonly close: () => void;
}) {
  const { t } = useWords();
  const answer = useQuery({
    queryKey: ['quarantine', 'row', run, rowKey],
    queryFn: ({ signal }) => read('quarantine', { query: { key: rowKey, limit: 1, ...(run ? { run } : {}) }, signal }),
  });
  return (
    <Dialog title={t.quarantine.refused} onClose={close} wide>
      <Loaded answer={answer} skeleton={<Skeleton rows={4} height={32} />}>
        {({ items: [row] }) =>
          row ? <RefusedRow row={row} /> : <Empty title={t.quarantine.gone}>{t.quarantine.goneHelp}</Empty>
        }
      </Loaded>
    </Dialog>
  );
}
