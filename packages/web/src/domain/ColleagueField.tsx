/** A colleague, chosen by name: found as one types, since a territory has many. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useWords } from '../text/index.ts';

/** `house`: of one's own organisation alone, to whom a case may be delegated. */
export function ColleagueField({
  house = false,
  value,
  change,
}: {
  readonly house?: boolean;
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const q = useSettled(text.trim());
  const { data } = useQuery({
    queryKey: ['colleagues', house, q],
    queryFn: ({ signal }) =>
      read('colleagues', { query: { ...(q ? { q } : {}), ...(house ? { house } : {}) }, signal }),
    staleTime: 60_000,
  });
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}q`}>{t.findColleague}</label>
        <input
          id={`${id}q`}
          className="inp"
          style={{ width: '100%' }}
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            change('');
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={id}>{t.colleague}</label>
        <select
          id={id}
          className="inp"
          style={{ width: '100%' }}
          required
          value={value}
          onChange={(event) => change(event.target.value)}
        >
          <option value="">{data?.length === 0 ? t.noColleague : ''}</option>
          {data?.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
