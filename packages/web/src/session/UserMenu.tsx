/** Who one is, the posts one may change to, and the way out. */
import type { SessionView } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { User } from 'lucide-react';
import { useState } from 'react';
import { write } from '../lib/http.ts';
import { forgetAll, keptCount } from '../lib/kept.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { leaveHouse, useAfresh } from './use-session.ts';

export function UserMenu({ session }: { readonly session: SessionView }) {
  const { t, f, pick } = useWords();
  const afresh = useAfresh();
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: (of: { post: string; delegation: string | null }) => write('choosePost', { body: of }),
    onSuccess: () => afresh(),
  });
  const leave = useMutation({
    mutationFn: () => write('signOut'),
    // What one has not sent goes with the session: the next at this computer finds nothing of it (ASVS 8.2.3).
    onSuccess: () => {
      forgetAll(session.user?.id ?? '');
      leaveHouse();
    },
  });
  const [unsent, setUnsent] = useState(0);
  const { user, post, posts } = session;
  if (!user) return null;
  const title = post ? `${user.name} · ${pick(post.organisation.short)}` : user.name;
  const out = () => {
    const kept = keptCount(user.id);
    if (kept > 0) setUnsent(kept);
    else leave.mutate();
  };
  return (
    <>
      {unsent > 0 && (
        <Dialog title={t.session.out} onClose={() => setUnsent(0)}>
          <div className="pad stack">
            <p>{t.kept.goes(f.count(unsent))}</p>
            <div className="row">
              <button type="button" className="btn" onClick={() => setUnsent(0)}>
                {t.act.cancel}
              </button>
              <button type="button" className="btn p" disabled={leave.isPending} onClick={() => leave.mutate()}>
                {t.session.out}
              </button>
            </div>
          </div>
        </Dialog>
      )}
      <Menu
        label={t.session.user(title)}
        className="btn-q"
        end
        button={
          <>
            <User className="i" aria-hidden="true" />
            <span className="hide-m">
              <Mixed>{title}</Mixed>
            </span>
          </>
        }
        choices={[
          ...posts.map((one) => ({
            key: `${one.post} ${one.delegation ?? ''}`,
            label: (
              <>
                {pick(one.organisation.name)}
                <span className="t3 sm" style={{ display: 'block' }}>
                  {f.list(one.roles.map((role) => pick(role.name)))}
                  {one.behalf ? ` · ${t.session.behalf(one.behalf.name)}` : ''}
                </span>
              </>
            ),
            chosen: one.post === post?.post && one.delegation === post?.delegation,
            choose: () => change.mutate({ post: one.post, delegation: one.delegation }),
          })),
          { key: 'account', label: t.admin.account, chosen: false, choose: () => void navigate({ to: '/account' }) },
          { key: 'out', label: t.session.out, chosen: false, choose: out },
        ]}
      />
    </>
  );
}
