/** What still stands in the way of submitting, the gravest first. */
import type { EntryFault } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';

const SHOWN = 6;

export function Faults({ faults, errors }: { readonly faults: readonly EntryFault[]; readonly errors: number }) {
  const { t, f, pick } = useWords();
  const warnings = faults.length - errors;
  if (faults.length === 0) return <Note tone="ok">{t.catalogue.ready}</Note>;
  const sorted = [...faults].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <Note tone={errors > 0 ? 'err' : 'warn'}>
      <b>{errors > 0 ? t.catalogue.notReady(f.count(errors)) : t.catalogue.ready}</b>
      {warnings > 0 && <span className="t2"> · {t.catalogue.warnings(f.count(warnings))}</span>}
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
