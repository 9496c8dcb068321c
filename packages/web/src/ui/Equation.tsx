/** in = out + quarantined + in progress, wherever rows are counted. Each term leads to what it counts. */
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';

export interface Term {
  readonly key: string;
  readonly value: string;
  readonly label: string;
  readonly tone?: 'q' | 'r';
  /** Renders the link around the term. */
  readonly link: (content: ReactNode, className: string) => ReactNode;
}

/** Signs between terms: = after the first, + after the others. */
export function Equation({
  terms,
  verdict,
  balanced,
  hint,
}: {
  readonly terms: readonly Term[];
  readonly verdict: string;
  readonly balanced: boolean;
  readonly hint: string;
}) {
  const Icon = balanced ? CircleCheck : TriangleAlert;
  return (
    <div className="eq">
      {terms.map((term, i) => (
        <Fragment key={term.key}>
          {i > 0 && <i>{i === 1 ? '=' : '+'}</i>}
          {term.link(
            <>
              <b>{term.value}</b>
              <span>{term.label}</span>
            </>,
            term.tone ?? '',
          )}
        </Fragment>
      ))}
      <p className={`st ${balanced ? 'ok' : 'err'}`}>
        <Icon className="i s" aria-hidden="true" />
        {verdict}
        <span className="sm">{hint}</span>
      </p>
    </div>
  );
}
