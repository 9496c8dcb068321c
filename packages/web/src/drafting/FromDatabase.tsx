/** 从数据库起草: connect once, choose tables, check what is proposed. The connection lives in this page's memory alone. */
import type { DatabaseConnection } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { Skeleton } from '../ui/states.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import { ProposalList } from './ProposalList.tsx';
import { TablePicker } from './TablePicker.tsx';
import { useProposed } from './use-proposed.ts';
import './drafting.css';

export function FromDatabase() {
  const { t } = useWords();
  const [connection, setConnection] = useState<DatabaseConnection | null>(null);
  const { proposed, change, begin, clear } = useProposed('database');
  const propose = useMutation({
    mutationFn: (asked: { readonly tables: readonly string[]; readonly sample: number }) =>
      write('proposeFromDatabase', {
        body: { connection: connection as DatabaseConnection, tables: [...asked.tables], sample: asked.sample },
      }),
    onMutate: clear,
    onSuccess: begin,
  });
  const list = useMutation({
    mutationFn: (to: DatabaseConnection) => write('databaseTables', { body: { connection: to } }),
    onMutate: (to) => {
      setConnection(to);
      propose.reset();
      void clear();
    },
  });
  return (
    <>
      <ConnectionForm connect={(to) => list.mutate(to)} isBusy={list.isPending} />
      <Refusal error={list.error} />
      {list.isPending && (
        <div role="status">
          <p className="t2 sm">{t.drafting.listing}</p>
          <Skeleton rows={5} height={40} />
        </div>
      )}
      {list.data && (
        <TablePicker
          key={list.submittedAt}
          found={list.data}
          isBusy={propose.isPending}
          choose={(tables, sample) => propose.mutate({ tables, sample })}
        />
      )}
      <Refusal error={propose.error} />
      {propose.isPending && (
        <div role="status">
          <p className="t2 sm">{t.drafting.proposing}</p>
          <Skeleton rows={8} height={46} />
        </div>
      )}
      {proposed && <ProposalList proposed={proposed} change={change} origin="database" />}
    </>
  );
}
