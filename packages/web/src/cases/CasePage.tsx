/** One case on a page of its own, at an address that can be sent to a colleague. */
import type { CaseView } from '@kuaishu/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { CaseSheet, useCaseChanged } from './CaseSheet.tsx';
import { DueWords } from './Clock.tsx';

export function useCase(id: string | undefined) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => read('case', { params: { case: id ?? '' }, signal }),
    enabled: id !== undefined,
  });
}

export function CasePage() {
  const { case: id } = useParams({ from: '/cases/$case' });
  return (
    <Loaded answer={useCase(id)} skeleton={<Skeleton rows={8} height={46} />}>
      {(view) => <Case view={view} />}
    </Loaded>
  );
}

function Case({ view }: { readonly view: CaseView }) {
  const { t, pick } = useWords();
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/inbox">{t.cases.inbox}</Link> ›{' '}
            <Link to="/procedures/$procedure" params={{ procedure: view.procedure }}>
              {pick(view.procedureTitle)}
            </Link>
          </>
        }
        title={view.title}
        meta={[
          <CaseState key="s" view={view} />,
          view.ended === null && <DueWords key="d" of={view} />,
          <span key="i" className="mono t3">
            {view.id} <Copy text={view.id} />
          </span>,
        ].filter((part) => part !== false)}
        actions={<Take view={view} />}
      />
      <CaseSheet view={view} />
    </>
  );
}

export function CaseState({ view }: { readonly view: CaseView }) {
  const { pick } = useWords();
  return (
    <span className={view.ended === 'refused' ? 'tag warn' : view.ended === 'done' ? 'tag ok' : 'tag acc'}>
      {pick(view.stateTitle)}
    </span>
  );
}

export function Take({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const changed = useCaseChanged(view.id);
  const take = useMutation({ mutationFn: () => write('takeCase', { params: { case: view.id } }), onSuccess: changed });
  if (!view.commands.includes('take')) return null;
  return (
    <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate()}>
      {t.cases.take}
    </button>
  );
}
