/** One service account: what it is for, its keys, and what may be done about them. */
import type { ServiceView } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Confirm } from '../ui/Confirm.tsx';
import { Copy } from '../ui/Copy.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { ShownOnce } from '../ui/ShownOnce.tsx';
import { Table } from '../ui/Table.tsx';

type Key = ServiceView['keys'][number];
type KeyState = 'good' | 'revoked' | 'ended';

const stateOf = (key: Key, now: number): KeyState =>
  key.revokedAt !== null ? 'revoked' : Date.parse(key.until) <= now ? 'ended' : 'good';

/** `keeps`: whoever looks may change it. */
export function ServiceSheet({ service, keeps }: { readonly service: ServiceView; readonly keeps: boolean }) {
  const { t, f, pick } = useWords();
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['services'] });
  const params = { service: service.id };
  const make = useMutation({ mutationFn: () => write('addServiceKey', { params }), onSuccess });
  const revoke = useMutation({
    mutationFn: (key: string) => write('revokeServiceKey', { params: { ...params, key } }),
    onSuccess,
  });
  const disable = useMutation({ mutationFn: () => write('disableService', { params }), onSuccess });
  const now = Date.now();
  const open = keeps && service.disabledAt === null;
  return (
    <Sheet
      title={service.name}
      hint={`${pick(service.organisationName)} · ${f.list(service.roles.map((role) => pick(role.name)))}`}
      end={
        service.disabledAt !== null ? (
          <span className="tag">
            {t.accounts.disabled} {f.dateTime(service.disabledAt)}
          </span>
        ) : (
          open && (
            <span className="row">
              <button type="button" className="btn sm" disabled={make.isPending} onClick={() => make.mutate()}>
                {t.accounts.newKey}
              </button>
              <Confirm
                label={t.accounts.disable}
                question={t.accounts.disableAsk(service.name)}
                disabled={disable.isPending}
                go={() => disable.mutate()}
              >
                {t.accounts.disableHelp}
              </Confirm>
            </span>
          )
        )
      }
    >
      <div className="pad stack">
        <p className="t2">{service.purpose}</p>
        <Refusal error={make.error ?? revoke.error ?? disable.error} />
        {make.data && (
          <ShownOnce
            label={`${t.accounts.keySecret} · ${make.data.key}`}
            secret={make.data.secret}
            help={t.accounts.keyUntil(f.dateTime(make.data.until))}
          />
        )}
        {service.keys.length === 0 && <p className="t3">{t.accounts.keysNone}</p>}
      </div>
      {service.keys.length > 0 && (
        <Table
          caption={service.name}
          rows={service.keys}
          rowKey={(key) => key.key}
          columns={[
            {
              key: 'key',
              head: t.accounts.key,
              heads: true,
              className: 'mono',
              cell: (key) => (
                <>
                  {key.key} <Copy text={key.key} />
                </>
              ),
            },
            { key: 'made', head: t.accounts.keyMade, className: 't2 nw', cell: (key) => f.dateTime(key.madeAt) },
            { key: 'ends', head: t.accounts.keyEnds, className: 't2 nw', cell: (key) => f.dateTime(key.until) },
            {
              key: 'used',
              head: t.accounts.keyUsed,
              className: 't2 nw',
              cell: (key) => (key.usedAt ? f.dateTime(key.usedAt) : t.accounts.keyNever),
            },
            {
              key: 'state',
              head: t.accounts.keyState,
              className: 'nw',
              cell: (key) => {
                const state = stateOf(key, now);
                return <span className={state === 'good' ? 'ok' : 't3'}>{t.accounts.keyStates[state]}</span>;
              },
            },
            {
              key: 'act',
              head: '',
              cell: (key) =>
                open &&
                stateOf(key, now) === 'good' && (
                  <Confirm
                    label={t.accounts.revoke}
                    question={t.accounts.revokeAsk(key.key)}
                    disabled={revoke.isPending}
                    go={() => revoke.mutate(key.key)}
                  >
                    {t.accounts.revokeHelp}
                  </Confirm>
                ),
            },
          ]}
        />
      )}
    </Sheet>
  );
}
