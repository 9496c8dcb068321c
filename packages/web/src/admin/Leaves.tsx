/** What the log has about one record, leaf by leaf, each with its proof for whoever would not take our word. */
import type { SubjectLeaf } from '@kuaishu/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { read } from '../lib/http.ts';
import { saveFile } from '../lib/save-file.ts';
import { useAddress } from '../table/use-address.ts';
import { useWords } from '../text/index.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

/** So many of one record, the newest last. */
const SHOWN = 500;

/** `of`: id of a leaf or of what it is about. */
export function Leaves({ of }: { readonly of: string | undefined }) {
  const { t } = useWords();
  const { change } = useAddress();
  const [typed, setTyped] = useState(of ?? '');
  return (
    <Sheet title={t.accounts.leaf}>
      <form
        className="pad row wrap"
        onSubmit={(event) => {
          event.preventDefault();
          change({ of: typed.trim() || undefined });
        }}
      >
        <input
          className="inp mono"
          style={{ flex: '1 1 320px', maxWidth: 520 }}
          type="search"
          aria-label={t.accounts.leafHint}
          placeholder={t.accounts.leafHint}
          pattern="\s*[a-z]{2,12}_[0-9A-Z]{26}\s*"
          title={t.accounts.leafHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="btn">
          {t.accounts.leafGo}
        </button>
      </form>
      {of && <Found key={of} of={of} />}
    </Sheet>
  );
}

async function leavesOf(of: string, signal: AbortSignal) {
  const subject = of.startsWith('leaf_')
    ? (await read('ledgerLeafProof', { params: { leaf: of }, query: {}, signal })).subject
    : of;
  return read('ledgerSubjectLeaves', { params: { subject }, query: { limit: SHOWN }, signal });
}

function Found({ of }: { readonly of: string }) {
  const { t, f } = useWords();
  const answer = useQuery({ queryKey: ['leaves', of], queryFn: ({ signal }) => leavesOf(of, signal) });
  const proof = useMutation({
    mutationFn: async (leaf: string) => {
      const got = await read('ledgerLeafProof', { params: { leaf }, query: {} });
      saveFile(`${leaf}.tlog-proof`, 'text/plain', got.proof);
      saveFile(`${leaf}.entry`, 'text/plain', got.entry);
    },
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={3} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t.accounts.leafNone}>{t.accounts.leafNoneHelp}</Empty>
        ) : (
          <>
            <Table
              caption={t.accounts.leaf}
              rows={items}
              rowKey={(one) => one.leaf}
              rowClass={(one) => (one.leaf === of ? 'sel' : undefined)}
              columns={[
                {
                  key: 'index',
                  head: t.accounts.leafIndex,
                  num: true,
                  cell: (one) => (one.index === null ? t.accounts.leafWaiting : f.count(one.index)),
                },
                {
                  key: 'type',
                  head: t.accounts.leafType,
                  heads: true,
                  className: 'nw',
                  cell: (one) => t.accounts.leafName[one.type] ?? one.type,
                },
                {
                  key: 'at',
                  head: t.accounts.leafAt,
                  className: 'nw t2',
                  cell: (one) => f.dateTime(one.at, true),
                },
                {
                  key: 'actor',
                  head: t.accounts.leafActor,
                  className: 'nw',
                  cell: (one) =>
                    one.actor.name ??
                    t.accounts.actorKind[one.actor.id] ?? <span className="mono t3">{one.actor.id}</span>,
                },
                { key: 'says', head: t.accounts.leafSays, className: 'mono t3', cell: inLine },
                {
                  key: 'proof',
                  head: '',
                  cell: (one) =>
                    one.index !== null && (
                      <button
                        type="button"
                        className="btn sm nw"
                        disabled={proof.isPending}
                        onClick={() => proof.mutate(one.leaf)}
                      >
                        <Download className="i s" aria-hidden="true" />
                        {t.accounts.proof}
                      </button>
                    ),
                },
              ]}
            />
            <div className="pad stack">
              <Refusal error={proof.error} />
              <p className="t3 sm">{t.accounts.proofHelp}</p>
            </div>
          </>
        )
      }
    </Loaded>
  );
}

const inLine = ({ values }: SubjectLeaf): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
