/** A new case of any procedure: its opening form, drawn from its definition. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { read, write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useSession } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { GivenBack } from '../ui/GivenBack.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { type FormValue, SchemaForm } from './SchemaForm.tsx';
import './cases.css';

/** What the page that led here knew already, as JSON in the address. */
function filledIn(fill: string | undefined): FormValue {
  try {
    const value: unknown = JSON.parse(fill ?? '{}');
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as FormValue) : {};
  } catch {
    return {};
  }
}

export function OpenCasePage() {
  const { procedure } = useParams({ from: '/cases/new/$procedure' });
  const { subject = '' } = useSearch({ from: '/cases/new/$procedure' });
  return <Opening key={`${procedure} ${subject}`} procedure={procedure} />;
}

function Opening({ procedure }: { readonly procedure: string }) {
  const search = useSearch({ from: '/cases/new/$procedure' });
  const { t, pick } = useWords();
  const { data: session } = useSession();
  const navigate = useNavigate();
  const id = useId();
  const answer = useQuery({
    queryKey: ['procedure', procedure],
    queryFn: ({ signal }) => read('procedure', { params: { procedure }, query: {}, signal }),
  });
  const form = useKeptForm(`open ${procedure} ${search.subject ?? ''}`, {
    title: search.title ?? '',
    input: filledIn(search.fill),
  });
  const { title, input } = form.value;
  const open = useMutation({
    mutationFn: () =>
      write('openCase', {
        body: {
          procedure,
          subject: search.subject ?? session?.user?.id ?? '',
          title: title.trim(),
          ...(answer.data?.opening.form ? { input } : {}),
        },
      }),
    onSuccess: (made) => {
      form.clear();
      return navigate({ to: '/cases/$case', params: { case: made.id } });
    },
  });
  return (
    <Loaded answer={answer}>
      {(view) => (
        <>
          <PageHead title={t.cases.openTitle(pick(view.title))} meta={view.purpose ? [pick(view.purpose)] : []} />
          <Sheet>
            <form
              className="pad stack"
              onSubmit={(event) => {
                event.preventDefault();
                open.mutate();
              }}
            >
              <GivenBack since={form.since} clear={form.clear} />
              <label className="field" htmlFor={id}>
                <span>{t.cases.name}</span>
                <input
                  id={id}
                  className="inp"
                  required
                  maxLength={200}
                  style={{ width: '100%' }}
                  value={title}
                  onChange={(event) => form.set((before) => ({ ...before, title: event.target.value }))}
                />
              </label>
              {view.opening.form && (
                <SchemaForm
                  schema={view.opening.form}
                  value={input}
                  change={(next) => form.set((before) => ({ ...before, input: next }))}
                />
              )}
              <Refusal error={open.error} />
              <div className="row">
                <button type="submit" className="btn p" disabled={open.isPending}>
                  {t.cases.open}
                </button>
              </div>
            </form>
          </Sheet>
        </>
      )}
    </Loaded>
  );
}
