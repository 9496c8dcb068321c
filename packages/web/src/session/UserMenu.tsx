/** Who one is, the posts one may change to, and the way out. */
import type { SessionView } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { User } from 'lucide-react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Menu } from '../ui/Menu.tsx';
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
    onSuccess: leaveHouse,
  });
  const { user, post, posts } = session;
  if (!user) return null;
  const title = post ? `${user.name} · ${pick(post.organisation.short)}` : user.name;
  return (
    <Menu
      label={t.session.user(title)}
      className="btn-q"
      end
      button={
        <>
          <User className="i" aria-hidden="true" />
          <span className="hide-m">{title}</span>
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
        { key: 'out', label: t.session.out, chosen: false, choose: () => leave.mutate() },
      ]}
    />
  );
}
