/** One refused row: where it stands, why it was refused, and its cells with the faulty ones marked. */
import type { QuarantinedRow } from '@kuaishu/api';
import { ArrowRight, EyeOff, TriangleAlert } from 'lucide-react';
import { useDepartment } from '../domain/codes.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { isFaulty } from './faulty-cells.ts';

export function RefusedRow({ row }: { readonly row: QuarantinedRow }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  return (
    <div className="refused">
      <div className="where">
        <b>{pick(row.resourceName)}</b>
        <span className="t3">{department(row.provider)}</span>
        <span className="t2 mono cut" title={row.file}>
          {row.file.split('/').at(-1)}
        </span>
        <span className="t2 nw">
          {row.line === null ? t.quarantine.row(f.count(row.row)) : t.quarantine.line(f.count(row.line))}
        </span>
        <span className="sp" />
        <span className="tag">{t.run.steps[row.step]}</span>
      </div>
      <ul className="why">
        {row.reasons.map((reason) => (
          <li key={`${reason.rule} ${reason.attribute ?? ''}`}>
            <TriangleAlert className="i s warn" aria-hidden="true" />
            <div>
              <Reason reason={reason} />
            </div>
          </li>
        ))}
      </ul>
      <dl className="cells">
        {row.cells.map((cell) => (
          <div key={cell.heading} className={isFaulty(cell, row) ? 'faulty' : undefined}>
            <dt>
              <Mixed>{cell.heading}</Mixed>
            </dt>
            <dd>
              <Cell cell={cell} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Which rule failed, with the value and what it should be. */
export function Reason({ reason }: { readonly reason: QuarantinedRow['reasons'][number] }) {
  const { t, pick } = useWords();
  const { rule, title, value, repair } = reason;
  return (
    <>
      <span>{rule.startsWith('collect:') ? pick(title) : t.quarantine.failed(pick(title))}</span>
      {value && <code className="bad">{value}</code>}
      {repair && (
        <span className="st">
          <ArrowRight className="i s t3" aria-hidden="true" />
          <code className="good">{repair}</code>
          <span className="t3 sm">{t.quarantine.proposed}</span>
        </span>
      )}
    </>
  );
}

export function Cell({ cell }: { readonly cell: QuarantinedRow['cells'][number] }) {
  const { t } = useWords();
  if (cell.value) return cell.value;
  if (!cell.covered || cell.value !== null) return <span className="t3">{t.word.blank}</span>;
  return (
    <span className="t3 st">
      <EyeOff className="i s" aria-hidden="true" />
      {t.block.covered}
    </span>
  );
}
