/**
 * One of many, found as one types (WAI-ARIA APG, combobox with a list): arrows and Enter choose, Escape gives up, a press chooses too. What stands in the field
 * while nobody types is what was chosen. The list stands below the field, not above the page: within a dialog nothing of it is cut off.
 */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWords } from '../text/index.ts';

export interface ComboboxOption {
  readonly key: string;
  /** Stands in the field once it is chosen. */
  readonly name: string;
  readonly detail?: ReactNode;
}

export function Combobox({
  label,
  hint,
  options,
  total,
  waiting,
  chosen,
  required,
  text,
  ask,
  choose,
}: {
  readonly label: string;
  readonly hint?: string;
  /** Found for the text; the best first. */
  readonly options: readonly ComboboxOption[];
  /** How many are found at all, of which the options are the first. */
  readonly total: number;
  readonly waiting: boolean;
  /** Name of what is chosen; empty where nothing is. */
  readonly chosen: string;
  readonly required: boolean;
  /** What one types; null while nobody does. */
  readonly text: string | null;
  readonly ask: (text: string | null) => void;
  /** Empty: nothing any more. */
  readonly choose: (key: string) => void;
}) {
  const { t, f } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  /** Whether something was typed since the list was opened: only who empties the field takes the choice back. */
  const touched = useRef(false);
  const open = text !== null;
  const here = Math.min(at, Math.max(0, options.length - 1));
  const active = open && options[here] ? `${id}-${here}` : undefined;

  // what was typed and not chosen is no answer
  useEffect(() => {
    input.current?.setCustomValidity(open && text.trim() !== '' ? t.combobox.pick : '');
  }, [open, text, t]);
  useEffect(() => {
    if (active) list.current?.children[here]?.scrollIntoView({ block: 'nearest' });
  }, [active, here]);

  const begin = () => {
    setAt(0);
    ask('');
  };
  const pick = (key: string | undefined) => {
    if (key === undefined) return;
    choose(key);
    ask(null);
    input.current?.focus();
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) begin();
      else setAt((here + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      // what stands there while it is being asked was found for other words
      if (!waiting) pick(options[here]?.key);
    } else if (event.key === 'Escape' && open) {
      // it closes the list, not the dialog that the list stands in
      event.preventDefault();
      event.stopPropagation();
      ask(null);
    }
  };
  const leave = () => {
    if (text?.trim() === '' && touched.current) choose('');
    touched.current = false;
    ask(null);
  };

  return (
    <div className="field combobox">
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        className="inp"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={open && options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active}
        aria-describedby={hint ? `${id}h` : undefined}
        required={required}
        placeholder={open && chosen !== '' ? chosen : t.combobox.type}
        value={text ?? chosen}
        onChange={(event) => {
          touched.current = true;
          setAt(0);
          ask(event.target.value);
        }}
        onClick={() => {
          if (!open) begin();
        }}
        onKeyDown={keys}
        onBlur={leave}
      />
      {hint && (
        <span id={`${id}h`} className="t3 sm">
          {hint}
        </span>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-busy={waiting}
        className="choices"
        hidden={!open || options.length === 0}
      >
        {open &&
          options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter are taken by the field
            <div
              key={option.key}
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === here}
              // the field keeps the focus, or it would be left before anything is chosen
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option.key)}
            >
              <span>{option.name}</span>
              {option.detail && <span className="t3 sm">{option.detail}</span>}
            </div>
          ))}
      </div>
      {open && total > options.length && (
        <span className="t3 sm">{t.combobox.first(f.count(options.length), f.count(total))}</span>
      )}
      {open && !waiting && options.length === 0 && <span className="t3 sm">{t.combobox.none}</span>}
      <span className="sr" role="status">
        {open && !waiting && t.palette.count(f.count(total))}
      </span>
    </div>
  );
}
