import type { SessionView } from '@kuaishu/api';

/** Who acts: the person, the post, and on whose behalf; null where nobody has signed in. Two sessions of one identity see the same. */
export function identityOf({ user, post }: Pick<SessionView, 'user' | 'post'>): string | null {
  return user ? [user.id, post?.post ?? '', post?.delegation ?? ''].join(' ') : null;
}
