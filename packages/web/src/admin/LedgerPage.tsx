/** 流转账本: its heads, whether acts and leaves agree, and how anyone verifies it from outside. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { read, write } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { Leaves } from './Leaves.tsx';
import './admin.css';

export function LedgerPage() {
  const { t, f } = useWords();
  const { of } = useSearch({ from: '/ledger' });
  const may = useMay();
  const client = useQueryClient();
  const answer = useQuery({ queryKey: ['ledger'], queryFn: ({ signal }) => read('ledger', { signal }) });
  const check = useMutation({
    mutationFn: () => write('reconcileLedger', { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['ledger'] }),
  });
  return (
    <>
      <PageHead
        title={t.admin.ledger}
        meta={[answer.data ? t.admin.ledgerMeta(f.count(answer.data.size)) : '', answer.data?.origin ?? '']}
        actions={
          may('ledger.reconcile') && (
            <button type="button" className="btn" disabled={check.isPending} onClick={() => check.mutate()}>
              {t.admin.reconcile}
            </button>
          )
        }
      />
      <Refusal error={check.error} />
      <Loaded answer={answer} skeleton={<Skeleton rows={4} />}>
        {(view) => (
          <>
            {view.reconciliation && (
              <Note tone={view.reconciliation.faultCount === 0 ? 'ok' : 'err'}>
                <b>
                  {view.reconciliation.faultCount === 0
                    ? t.admin.noFaults
                    : t.admin.faults(f.count(view.reconciliation.faultCount))}
                </b>{' '}
                <span className="t2">
                  {t.admin.lastCheck} {f.dateTime(view.reconciliation.at)} · {f.count(view.reconciliation.leaves)}
                </span>
              </Note>
            )}
            <Sheet>
              <Table
                caption={t.admin.ledger}
                rows={view.trees}
                rowKey={(tree) => tree.tree}
                columns={[
                  { key: 'tree', head: t.admin.tree, heads: true, cell: (tree) => tree.tree.toUpperCase() },
                  { key: 'size', head: t.admin.size, num: true, cell: (tree) => f.count(tree.size) },
                  {
                    key: 'root',
                    head: t.admin.root,
                    className: 'mono',
                    cell: (tree) => (
                      <>
                        {tree.root} <Copy text={tree.root} />
                      </>
                    ),
                  },
                  {
                    key: 'checkpoint',
                    head: t.admin.checkpoint,
                    cell: (tree) => <a href={`${tree.address}/checkpoint`}>{tree.address}/checkpoint</a>,
                  },
                ]}
              />
            </Sheet>
            <Leaves key={of} of={of} />
            <Sheet title={t.accounts.verifierKeys}>
              <Table
                caption={t.accounts.verifierKeys}
                rows={view.keys}
                rowKey={(key) => key.vkey}
                columns={[
                  { key: 'tree', head: t.admin.tree, cell: (key) => key.tree.toUpperCase() },
                  {
                    key: 'vkey',
                    head: t.accounts.verifierKeys,
                    heads: true,
                    className: 'mono',
                    cell: (key) => (
                      <>
                        <span className="anywhere">{key.vkey}</span> <Copy text={key.vkey} />
                      </>
                    ),
                  },
                  {
                    key: 'since',
                    head: t.accounts.keySince,
                    className: 'nw t2',
                    cell: (key) => f.dateTime(key.since),
                  },
                ]}
              />
            </Sheet>
          </>
        )}
      </Loaded>
    </>
  );
}
