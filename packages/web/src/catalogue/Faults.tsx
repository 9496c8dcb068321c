/** What still stands in the way of submitting, the gravest first. */
import type { EntryFault } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';

const SHOWN = 6;

export function Faults({
  faults,
  errors,
  duplicates,
}: {
  readonly faults: readonly EntryFault[];
  readonly errors: number;
  /** Findings of the radar that nobody has answered: they forbid nothing, and whoever checks sees them. */
  readonly duplicates: number;
}) {
  const { t, f, pick } = useWords();
  const warnings = faults.length - errors;
  const same = duplicates > 0 && <span>{t.catalogue.unanswered(f.count(duplicates))}</span>;
  if (faults.length === 0)
    return (
      <Note tone={duplicates > 0 ? 'warn' : 'ok'}>
        <b>{t.catalogue.ready}</b> {same}
      </Note>
    );
  const sorted = [...faults].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <Note tone={errors > 0 ? 'err' : 'warn'}>
      <b>{errors > 0 ? t.catalogue.notReady(f.count(errors)) : t.catalogue.ready}</b>
      {warnings > 0 && <span className="t2"> · {t.catalogue.warnings(f.count(warnings))}</span>} {same}
      <ul className="sm">
        {sorted.slice(0, SHOWN).map((fault) => (
          <li key={`${fault.rule} ${fault.where}`}>
            {pick(fault.message)}
            <span className="t2"> {pick(fault.mend)}</span>
          </li>
        ))}
      </ul>
    </Note>
  );
}
