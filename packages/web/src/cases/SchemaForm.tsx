/** A form drawn from the JSON Schema of a step: the very schema by which the server checks what is sent. */
import type { Text2 } from '@kuaishu/api';
import { useId } from 'react';
import { useWords } from '../text/index.ts';
import { EntryPicker, OrganisationPicker } from './Pickers.tsx';

export type FormValue = Readonly<Record<string, unknown>>;

export interface FieldSchema {
  readonly type?: string;
  readonly enum?: readonly (string | number)[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly 'x-title'?: Text2;
  readonly 'x-hint'?: Text2;
  /** Words of an enum, by value. */
  readonly 'x-names'?: Readonly<Record<string, Text2>>;
}

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
const ENTRY = '^entry_';
const ORGANISATION = '^org_';
/** Texts beyond this are written in more than one line. */
const LONG = 300;

export function SchemaForm({
  schema,
  value,
  change,
  offered = [],
}: {
  readonly schema: object;
  readonly value: FormValue;
  readonly change: (value: FormValue) => void;
  /** Identifiers that the case names already: offered first where one is to be chosen. */
  readonly offered?: readonly string[];
}) {
  const { properties = {}, required = [] } = schema as FieldSchema;
  return (
    <div className="grid">
      {Object.entries(properties).map(([name, of]) => (
        <Field
          key={name}
          name={name}
          of={of}
          isRequired={required.includes(name)}
          value={value[name]}
          offered={offered}
          change={(next) => {
            const { [name]: _, ...rest } = value;
            change(next === undefined ? rest : { ...rest, [name]: next });
          }}
        />
      ))}
    </div>
  );
}

function Field({
  name,
  of,
  isRequired,
  value,
  change,
  offered,
}: {
  readonly name: string;
  readonly of: FieldSchema;
  readonly isRequired: boolean;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly offered: readonly string[];
}) {
  const { t, pick } = useWords();
  const id = useId();
  const title = of['x-title'] ? pick(of['x-title']) : name;
  const hint = of['x-hint'] && (
    <span id={`${id}h`} className="t3 sm">
      {pick(of['x-hint'])}
    </span>
  );
  const pattern = of.pattern ?? of.items?.pattern ?? '';
  if (pattern.startsWith(ENTRY) || pattern.startsWith(ORGANISATION)) {
    const many = of.type === 'array';
    const isEntry = pattern.startsWith(ENTRY);
    const picking = {
      label: title,
      many,
      isRequired,
      chosen: many ? ((value as readonly string[] | undefined) ?? []) : typeof value === 'string' ? [value] : [],
      change: (chosen: readonly string[]) => change(many ? chosen : chosen[0]),
      offered: offered.filter((one) => one.startsWith(isEntry ? 'entry_' : 'org_')),
    };
    return isEntry ? <EntryPicker {...picking} /> : <OrganisationPicker {...picking} />;
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (of.type === 'boolean' || of.const === true)
    return (
      <label className="field check wide" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          required={of.const === true}
          checked={value === true}
          onChange={(event) => change(event.target.checked)}
        />
        <span>
          {title} {hint}
        </span>
      </label>
    );
  if (of.enum)
    return (
      <div className="field">
        <label htmlFor={id}>{title}</label>
        <select
          id={id}
          className="inp"
          required={isRequired}
          value={text}
          onChange={(event) => change(event.target.value || undefined)}
        >
          <option value="" />
          {of.enum.map((choice) => (
            <option key={choice} value={choice}>
              {of['x-names']?.[choice] ? pick(of['x-names'][choice]) : choice}
            </option>
          ))}
        </select>
        {hint}
      </div>
    );
  if (of.type === 'array' && of.items?.type === 'object') {
    const rows = Array.isArray(value) ? (value as FormValue[]) : [];
    return (
      <fieldset className="wide">
        <legend className="t2 sm">{title}</legend>
        {rows.map((row, i) => (
          <div key={i} className="line">
            <SchemaForm
              schema={of.items as object}
              value={row}
              offered={offered}
              change={(next) => change(rows.map((one, at) => (at === i ? next : one)))}
            />
            <button type="button" className="btn sm" onClick={() => change(rows.filter((_, at) => at !== i))}>
              {t.cases.removeLine}
            </button>
          </div>
        ))}
        <button type="button" className="btn sm" onClick={() => change([...rows, {}])}>
          {t.cases.addLine}
        </button>
      </fieldset>
    );
  }
  if (of.type === 'array')
    return (
      <div className="field wide">
        <label htmlFor={id}>{title}</label>
        <textarea
          id={id}
          className="inp"
          rows={3}
          required={isRequired}
          value={Array.isArray(value) ? value.join('\n') : ''}
          onChange={(event) =>
            change(
              event.target.value
                .split(/[\n\t，、;；]/u)
                .map((line) => line.trim())
                .filter((line, i, all) => line !== '' || i === all.length - 1),
            )
          }
          onBlur={() => Array.isArray(value) && change(value.filter((line) => line !== ''))}
          aria-describedby={`${id}h`}
        />
        {hint ?? (
          <span id={`${id}h`} className="t3 sm">
            {t.cases.onePerLine}
          </span>
        )}
      </div>
    );
  const common = {
    id,
    className: 'inp',
    required: isRequired,
    value: text,
    minLength: of.minLength,
    maxLength: of.maxLength,
    'aria-describedby': hint ? `${id}h` : undefined,
  };
  return (
    <div className={(of.maxLength ?? 0) > 200 ? 'field wide' : 'field'}>
      <label htmlFor={id}>{title}</label>
      {(of.maxLength ?? 0) > LONG ? (
        <textarea {...common} rows={3} onChange={(event) => change(event.target.value || undefined)} />
      ) : of.type === 'integer' || of.type === 'number' ? (
        <input
          {...common}
          type="number"
          min={of.minimum}
          max={of.maximum}
          onChange={(event) => change(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      ) : (
        <input
          {...common}
          type={of.pattern === DAY ? 'date' : 'text'}
          onChange={(event) => change(event.target.value || undefined)}
        />
      )}
      {hint}
    </div>
  );
}
