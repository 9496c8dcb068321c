/** One refused row: where it stands, why it was refused, and its cells with the faulty ones marked. */
import type { QuarantinedRow } from '@kuaishu/api';
import { ArrowRight, ChevronDown, ChevronUp, EyeOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { useWords } from '../text/index.ts';
import { cellsToShow } from './faulty-cells.ts';

export function RefusedRow({ row }: { readonly row: QuarantinedRow }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const [open, setOpen] = useState(false);
  const { shown, hidden } = cellsToShow(row, open);
  return (
    <li>
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
              <span>
                {reason.rule.startsWith('collect:') ? pick(reason.title) : t.quarantine.failed(pick(reason.title))}
              </span>
              {reason.value !== undefined && reason.value !== null && reason.value !== '' && (
                <code className="bad">{reason.value}</code>
              )}
              {reason.repair !== undefined && reason.repair !== null && reason.repair !== '' && (
                <span className="st">
                  <ArrowRight className="i s t3" aria-hidden="true" />
                  <code className="good">{reason.repair}</code>
                  <span className="t3 sm">{t.quarantine.proposed}</span>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <dl className="cells">
        {shown.map(({ cell, faulty }) => (
          <div key={cell.heading} className={faulty ? 'faulty' : undefined}>
            <dt>{cell.heading}</dt>
            <dd>
              {cell.covered && cell.value === null ? (
                <span className="t3 st">
                  <EyeOff className="i s" aria-hidden="true" />
                  {t.block.covered}
                </span>
              ) : cell.value === null || cell.value === '' ? (
                <span className="t3">{t.word.blank}</span>
              ) : (
                cell.value
              )}
            </dd>
          </div>
        ))}
      </dl>
      {(hidden > 0 || open) && (
        <button type="button" className="lnk" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronUp className="i s" aria-hidden="true" /> : <ChevronDown className="i s" aria-hidden="true" />}
          {open ? t.quarantine.fewer : t.quarantine.more(f.count(hidden))}
        </button>
      )}
    </li>
  );
}
