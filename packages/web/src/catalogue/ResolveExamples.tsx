/** Before anything was asked: what the answer will tell, and what the ledger itself has to ask for. */
import type { ResolveExamples as Examples } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import './catalogue.css';
import { subjectWord } from '../domain/subject-word.ts';

export function ResolveExamples() {
  const { t } = useWords();
  const answer = useQuery({
    queryKey: ['catalog-resolve-examples'],
    queryFn: ({ signal }) => read('catalogResolveExamples', { signal }),
    staleTime: 600_000,
  });
  return (
    <>
      <Sheet title={t.catalogue.resolveTells}>
        <dl className="kv told">
          {t.catalogue.resolveTellsOf.map(([what, says]) => (
            <Fragment key={what}>
              <dt>{what}</dt>
              <dd>{says}</dd>
            </Fragment>
          ))}
        </dl>
      </Sheet>
      <Loaded answer={answer} skeleton={<Skeleton rows={3} />}>
        {({ subjects }) => (
          <Sheet title={t.catalogue.resolveTry}>
            <div className="told">
              <p className="t2">{subjects.length > 0 ? t.catalogue.resolveTryHelp : t.catalogue.noneSourced}</p>
              {subjects.map((of) => (
                <OfSubject key={of.subject} of={of} />
              ))}
            </div>
          </Sheet>
        )}
      </Loaded>
    </>
  );
}

function OfSubject({ of: { subject, elements } }: { readonly of: Examples['subjects'][number] }) {
  const { t, f, pick } = useWords();
  const name = subjectWord(t, subject);
  return (
    <section className="asks" aria-label={name}>
      <h3>{name}</h3>
      <ul>
        {elements.map((one) => (
          <li key={one.asked}>
            <Link className="btn sm" to="/catalogue/resolve" search={{ subject, elements: one.asked }}>
              {pick(one.name)} <span className="t3">{t.catalogue.inEntries(f.count(one.holders))}</span>
            </Link>
          </li>
        ))}
        {elements.length > 1 && (
          <li>
            <Link to="/catalogue/resolve" search={{ subject, elements: elements.map(({ asked }) => asked).join(',') }}>
              {t.catalogue.resolveAll(name)}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}
