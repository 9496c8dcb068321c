/** What still stands in the way of submitting, the gravest first; each leads to its field. */
import type { EntryFault } from '@kuaishu/api';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { fieldWord, inPageWords, isOfWhole, placeOf } from './field-word.ts';

const SHOWN = 6;
/** A tab that is opened draws its fields within that time. */
const DRAWN_MS = 1500;

const ITEM_PARTS = new Set(['items', 'key', 'authority']);

/** The field of that place, or the first of the part that it stands in. */
const fieldAt = (where: string): HTMLElement | null => {
  const exact = CSS.escape(where);
  return (
    document.querySelector<HTMLElement>(`[data-at="${exact}"]`) ??
    document.querySelector<HTMLElement>(`[data-at^="${exact}/"]`)
  );
};

/** Opens the tab of the place and puts the cursor there. */
function useGoTo(): (where: string) => void {
  const navigate = useNavigate({ from: '/catalogue/$entry/compile' });
  return (where) => {
    const [part = ''] = placeOf(where);
    void navigate({ search: (before) => ({ ...before, tab: ITEM_PARTS.has(part) ? 'items' : 'about' }) });
    const until = performance.now() + DRAWN_MS;
    const look = () => {
      const field = fieldAt(where);
      if (field) {
        field.focus();
        field.scrollIntoView({ block: 'center' });
      } else if (performance.now() < until) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
}

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
  const { t, f } = useWords();
  const warnings = faults.length - errors;
  const same = duplicates > 0 && <span>{t.catalogue.unanswered(f.count(duplicates))}</span>;
  if (faults.length === 0)
    return (
      <Note tone={duplicates > 0 ? 'warn' : 'ok'}>
        <b>{t.catalogue.ready}</b> {same}
      </Note>
    );
  const sorted = [...faults].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  const rest = sorted.slice(SHOWN);
  return (
    <Note tone={errors > 0 ? 'err' : 'warn'}>
      <b>{errors > 0 ? t.catalogue.notReady(f.count(errors)) : t.catalogue.ready}</b>
      {warnings > 0 && <span className="t2"> · {t.catalogue.warnings(f.count(warnings))}</span>} {same}
      <FaultList faults={sorted.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary className="sm">{t.catalogue.moreFaults(f.count(rest.length))}</summary>
          <FaultList faults={rest} />
        </details>
      )}
    </Note>
  );
}

function FaultList({ faults }: { readonly faults: readonly EntryFault[] }) {
  const { t, pick } = useWords();
  const goTo = useGoTo();
  return (
    <ul className="sm faults">
      {faults.map(({ rule, where, message, mend }) => (
        <li key={`${rule} ${where} ${message.zh}`}>
          {isOfWhole(rule) ? (
            <span className="t2">{t.catalogue.wholeEntry}</span>
          ) : (
            <button type="button" className="lnk" onClick={() => goTo(where)}>
              {fieldWord(placeOf(where), t)}
            </button>
          )}{' '}
          {inPageWords(pick(message), t)}
          <span className="t2"> {inPageWords(pick(mend), t)}</span>
        </li>
      ))}
    </ul>
  );
}
