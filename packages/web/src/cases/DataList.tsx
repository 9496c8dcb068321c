/** What a case says, as it was filled in. */
import { useWords } from '../text/index.ts';

export function DataList({ data }: { readonly data: Readonly<Record<string, unknown>> }) {
  const entries = Object.entries(data).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  if (entries.length === 0) return null;
  return (
    <dl className="kv pad">
      {entries.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { readonly value: unknown }) {
  const { f } = useWords();
  if (typeof value === 'number') return f.count(value);
  if (Array.isArray(value))
    return (
      <ul>
        {value.map((one, i) => (
          <li key={i}>
            <Value value={one} />
          </li>
        ))}
      </ul>
    );
  if (value !== null && typeof value === 'object')
    return <DataList data={value as Readonly<Record<string, unknown>>} />;
  return String(value);
}
