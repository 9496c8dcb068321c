/** What a case says, as it was filled in: each field by its title in the form, each identifier by its name. */
import type { ProcedureView } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { EntryName, OrganisationName, PersonName } from './Named.tsx';
import type { FieldSchema } from './SchemaForm.tsx';

export type Fields = Readonly<Record<string, FieldSchema>>;

/** The fields of all forms of a procedure; what one form names, another may say again. */
export function fieldsOf(procedure: ProcedureView | undefined): Fields {
  const forms = procedure ? [procedure.opening.form, ...procedure.transitions.map((step) => step.form)] : [];
  const found: Record<string, FieldSchema> = {};
  const take = (schema: FieldSchema | undefined) => {
    for (const [name, field] of Object.entries(schema?.properties ?? {})) {
      found[name] ??= field;
      take(field.items ?? field);
    }
  };
  for (const form of forms) if (form) take(form as FieldSchema);
  return found;
}

export function DataList({
  data,
  fields,
}: {
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: Fields;
}) {
  const { t, pick } = useWords();
  // In the order of the form: what the database keeps has none.
  const order = Object.keys(fields);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(data)
    .filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0))
    .sort(([a], [b]) => place(a) - place(b));
  if (entries.length === 0) return null;
  return (
    <dl className="kv">
      {entries.map(([name, value]) => {
        const title = fields[name]?.['x-title'];
        return (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{title ? pick(title) : (t.cases.dataName[name] ?? name)}</dt>
            <dd>
              <Value value={value} field={fields[name]} fields={fields} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Value({
  value,
  field,
  fields,
}: {
  readonly value: unknown;
  readonly field: FieldSchema | undefined;
  readonly fields: Fields;
}) {
  const { t, f, pick } = useWords();
  if (typeof value === 'number') return f.count(value);
  if (typeof value === 'boolean') return value ? t.cases.yes : t.cases.no;
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((one, i) => (
          <li key={i}>
            <Value value={one} field={field?.items} fields={fields} />
          </li>
        ))}
      </ul>
    );
  if (value !== null && typeof value === 'object')
    return <DataList data={value as Readonly<Record<string, unknown>>} fields={fields} />;
  const text = String(value);
  if (text.startsWith('entry_')) return <EntryName id={text} />;
  if (text.startsWith('org_')) return <OrganisationName id={text} />;
  if (text.startsWith('user_')) return <PersonName id={text} />;
  const name = field?.['x-names']?.[text];
  return <Mixed>{name ? pick(name) : f.dateTime(text)}</Mixed>;
}
