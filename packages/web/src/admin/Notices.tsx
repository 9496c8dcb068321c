/** 通知: what the platform told me, the newest first; what belongs to a case leads to it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

const SHOWN = 20;

export function Notices() {
  const { t, f, pick } = useWords();
  const client = useQueryClient();
  const answer = useQuery({
    queryKey: ['notices'],
    queryFn: ({ signal }) => read('notices', { query: { limit: SHOWN }, signal }),
  });
  const seen = useMutation({
    mutationFn: () => write('readNotices', { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  return (
    <Loaded answer={answer}>
      {({ items, unread }) => (
        <Sheet
          title={t.admin.notices}
          end={
            unread > 0 && (
              <button type="button" className="btn-q" disabled={seen.isPending} onClick={() => seen.mutate()}>
                {t.admin.readAll(f.count(unread))}
              </button>
            )
          }
        >
          {items.length === 0 ? (
            <Empty title={t.admin.noNotices}>{t.accounts.noNoticesHelp}</Empty>
          ) : (
            <Table
              caption={t.admin.notices}
              rows={items}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: 'text',
                  head: t.admin.notices,
                  heads: true,
                  cell: (one) =>
                    one.case === null ? (
                      pick(one.text)
                    ) : (
                      <Link to="/cases/$case" params={{ case: one.case }}>
                        {pick(one.text)}
                      </Link>
                    ),
                },
                { key: 'at', head: t.admin.at, className: 't2', cell: (one) => f.dateTime(one.at) },
              ]}
            />
          )}
        </Sheet>
      )}
    </Loaded>
  );
}
