/** Why the server did not do what was asked, where it was asked: what, where, how to mend. */
import { RequestError } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Note } from './Note.tsx';

export function Refusal({ error }: { readonly error: unknown }) {
  const { t, pick } = useWords();
  if (!error) return null;
  const problem = error instanceof RequestError ? error.problem : null;
  // "Sign in first" is no news to whoever is just trying to, with the wrong password
  const heads = !(problem?.status === 401 && problem.detail);
  return (
    <Note tone="err" live>
      {heads && <b>{problem ? pick(problem.title) : t.state.failed}</b>} {problem?.detail ? pick(problem.detail) : ''}{' '}
      {problem?.mend ? pick(problem.mend) : ''}
    </Note>
  );
}
