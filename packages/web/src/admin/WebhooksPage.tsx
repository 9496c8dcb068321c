/** 推送地址: systems that are told of cases, with what they are told, and whether they are told now. */
import type { WebhookMade } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { OrganisationName } from '../domain/OrganisationName.tsx';
import { read, write } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import './admin.css';

export function WebhooksPage() {
  const { t, f } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<WebhookMade | null>(null);
  const answer = useQuery({ queryKey: ['webhooks'], queryFn: ({ signal }) => read('webhooks', { signal }) });
  const onSuccess = () => client.invalidateQueries({ queryKey: ['webhooks'] });
  const set = useMutation({
    mutationFn: ({ webhook, active }: { webhook: string; active: boolean }) =>
      write('setWebhook', { params: { webhook }, body: { active } }),
    onSuccess,
  });
  return (
    <>
      <PageHead
        title={t.upkeep.webhooks}
        meta={[
          t.upkeep.webhooksMeta,
          may('effect.read') && (
            <Link key="e" to="/effects">
              {t.upkeep.allFailed}
            </Link>
          ),
        ].filter((part) => part !== false)}
        actions={
          <button type="button" className="btn p" onClick={() => setAdding(true)}>
            {t.upkeep.newWebhook}
          </button>
        }
      />
      {made && <ShownOnce label={`${t.upkeep.secret} · ${made.url}`} secret={made.secret} help={t.upkeep.secretHelp} />}
      <Refusal error={set.error} />
      <Loaded answer={answer} skeleton={<Skeleton rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.upkeep.webhooksNone}>{t.upkeep.webhooksNoneHelp}</Empty>
          ) : (
            <Sheet>
              <Table
                caption={t.upkeep.webhooks}
                className="counts"
                rows={items}
                rowKey={({ id }) => id}
                columns={[
                  {
                    key: 'url',
                    head: t.upkeep.url,
                    heads: true,
                    className: 'anywhere',
                    cell: ({ url, organisation }) => (
                      <>
                        <span className="mono">{url}</span>
                        <br />
                        <span className="t2 sm">
                          <OrganisationName id={organisation} />
                        </span>
                      </>
                    ),
                  },
                  {
                    key: 'kinds',
                    besides: true,
                    head: t.upkeep.tells,
                    className: 't2',
                    cell: ({ kinds }) => f.list(kinds.map((kind) => t.accounts.noticeKind[kind] ?? kind)),
                  },
                  {
                    key: 'made',
                    besides: true,
                    head: t.upkeep.madeAt,
                    className: 't2 nw',
                    cell: ({ madeAt }) => f.dateTime(madeAt),
                  },
                  {
                    key: 'state',
                    head: t.upkeep.state,
                    className: 'nw',
                    cell: ({ active }) => (
                      <span className={active ? 'ok' : 't3'}>{active ? t.upkeep.on : t.upkeep.off}</span>
                    ),
                  },
                  {
                    key: 'act',
                    head: '',
                    cell: ({ id, active }) =>
                      active ? (
                        <Confirm
                          label={t.upkeep.turnOff}
                          question={t.upkeep.turnOffAsk}
                          disabled={set.isPending}
                          go={() => set.mutate({ webhook: id, active: false })}
                        >
                          {t.upkeep.turnOffHelp}
                        </Confirm>
                      ) : (
                        <button
                          type="button"
                          className="btn sm"
                          disabled={set.isPending}
                          onClick={() => set.mutate({ webhook: id, active: true })}
                        >
                          {t.upkeep.turnOn}
                        </button>
                      ),
                  },
                ]}
              />
            </Sheet>
          )
        }
      </Loaded>
      {adding && (
        <NewWebhook
          close={() => setAdding(false)}
          made={async (one) => {
            setMade(one);
            await onSuccess();
            setAdding(false);
          }}
        />
      )}
    </>
  );
}
