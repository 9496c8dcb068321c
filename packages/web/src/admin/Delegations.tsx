/** 代岗: one's own posts lent to a colleague until a day, and those lent by others; each can be taken back at any time. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ColleagueField } from '../domain/ColleagueField.tsx';
import { read, write } from '../lib/http.ts';
import { useSession } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function Delegations() {
  const { t, f, pick } = useWords();
  const client = useQueryClient();
  const { data: session } = useSession();
  const answer = useQuery({ queryKey: ['delegations'], queryFn: ({ signal }) => read('delegations', { signal }) });
  const revoke = useMutation({
    mutationFn: (delegation: string) => write('revokeDelegation', { params: { delegation } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['delegations'] }),
  });
  const own = session?.user?.id;
  const now = Date.now();
  return (
    <Loaded answer={answer}>
      {({ items }) => (
        <Sheet title={t.admin.delegations}>
          {items.length > 0 && (
            <Table
              caption={t.admin.delegations}
              rows={items}
              rowKey={(one) => one.delegation}
              columns={[
                { key: 'to', head: t.admin.delegate, heads: true, cell: (one) => one.to.name },
                { key: 'by', head: t.admin.delegatedBy, cell: (one) => one.by.name },
                { key: 'post', head: t.admin.organisation, className: 't2', cell: (one) => pick(one.organisationName) },
                { key: 'reason', head: t.admin.reason, className: 't2', cell: (one) => one.reason },
                { key: 'until', head: t.admin.until, className: 't2', cell: (one) => f.dateTime(one.until) },
                {
                  key: 'end',
                  head: '',
                  cell: (one) =>
                    one.revokedAt !== null || Date.parse(one.until) <= now ? (
                      <span className="tag">{t.admin.delegationEnded}</span>
                    ) : one.by.id === own ? (
                      <button
                        type="button"
                        className="btn sm"
                        disabled={revoke.isPending}
                        onClick={() => revoke.mutate(one.delegation)}
                      >
                        {t.admin.revoke}
                      </button>
                    ) : null,
                },
              ]}
            />
          )}
          <div className="pad stack">
            <Refusal error={revoke.error} />
            <Lend />
          </div>
        </Sheet>
      )}
    </Loaded>
  );
}

const OFFICERS: readonly string[] = ['system_admin', 'security_admin', 'audit_admin'];
const BLANK = { to: '', until: '', reason: '' };

function Lend() {
  const { t, f, pick } = useWords();
  const client = useQueryClient();
  const id = useId();
  const { data: session } = useSession();
  // an officer's post is not lent: it is not offered either
  const posts = (session?.posts ?? []).filter(
    ({ delegation, roles }) => delegation === null && !roles.some(({ role }) => OFFICERS.includes(role)),
  );
  const [post, setPost] = useState('');
  const [of, setOf] = useState(BLANK);
  const chosen = post || posts[0]?.post || '';
  const lend = useMutation({
    // a day means its end, in China's time
    mutationFn: () =>
      write('delegate', {
        body: { post: chosen, to: of.to, until: `${of.until}T23:59:59+08:00`, reason: of.reason.trim() },
      }),
    onSuccess: async () => {
      setOf(BLANK);
      await client.invalidateQueries({ queryKey: ['delegations'] });
    },
  });
  if (posts.length === 0) return <p className="t2">{t.admin.delegationsHelp}</p>;
  return (
    <form
      className="grid"
      onSubmit={(event) => {
        event.preventDefault();
        lend.mutate();
      }}
    >
      <p className="t2 wide">{t.admin.delegationsHelp}</p>
      <div className="field">
        <label htmlFor={id}>{t.admin.post}</label>
        <select id={id} className="inp" required value={chosen} onChange={(event) => setPost(event.target.value)}>
          {posts.map((one) => (
            <option key={one.post} value={one.post}>
              {pick(one.organisation.name)} · {f.list(one.roles.map((role) => pick(role.name)))}
            </option>
          ))}
        </select>
      </div>
      <ColleagueField value={of.to} change={(to) => setOf({ ...of, to })} />
      <Entry label={t.admin.until} type="date" value={of.until} change={(until) => setOf({ ...of, until })} />
      <Entry label={t.admin.reason} value={of.reason} change={(reason) => setOf({ ...of, reason })} />
      <div className="wide stack">
        <Refusal error={lend.error} />
        <div className="row">
          <button type="submit" className="btn" disabled={lend.isPending}>
            {t.admin.lend}
          </button>
        </div>
      </div>
    </form>
  );
}
