/** A new value of a term from a day on, with the rule that gives it. Nothing is overwritten. */
import type { DeadlineView } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { Note } from '../ui/Note.tsx';
import { Refusal } from '../ui/Refusal.tsx';

const UNITS = ['working_day', 'day', 'month', 'year'] as const;
const SOURCES = ['statute', 'house'] as const;

export function ChangeTerm({ of }: { readonly of: DeadlineView }) {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [next, setNext] = useState({
    value: String(of.value),
    unit: of.unit,
    source: of.source,
    zh: of.basis.zh,
    en: of.basis.en,
    effectiveFrom: '',
    verified: false,
  });
  const save = useMutation({
    mutationFn: () => {
      const { value, unit, source, zh, en, effectiveFrom, verified } = next;
      const basis = { zh: zh.trim(), en: en.trim() };
      return write('changeDeadline', {
        params: { deadline: of.id },
        body: { value: Number(value), unit, source, basis, effectiveFrom, verified },
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['deadlines'] }),
  });
  const put = (part: Partial<typeof next>) => {
    save.reset();
    setNext({ ...next, ...part });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3>{t.upkeep.changeTerm}</h3>
      <p className="t2">{t.upkeep.changeTermHelp}</p>
      <div className="grid">
        <Entry
          label={t.upkeep.newValue}
          value={next.value}
          change={(value) => put({ value: value.trim() })}
          limits={{ max: 4, pattern: '[0-9]{1,4}' }}
        />
        <Choice
          id={`${id}u`}
          label={t.upkeep.unit}
          value={next.unit}
          options={UNITS.map((unit) => [unit, t.cases.unit[unit] ?? unit] as const)}
          change={(unit) => put({ unit })}
        />
        <Entry
          label={t.upkeep.effectiveFrom}
          type="date"
          value={next.effectiveFrom}
          change={(effectiveFrom) => put({ effectiveFrom })}
        />
        <Choice
          id={`${id}s`}
          label={t.upkeep.source}
          value={next.source}
          options={SOURCES.map((source) => [source, t.upkeep.sources[source]] as const)}
          change={(source) => put({ source })}
        />
      </div>
      <Entry label={t.upkeep.basisZh} value={next.zh} change={(zh) => put({ zh })} limits={{ max: 1_000 }} />
      <Entry label={t.upkeep.basisEn} value={next.en} change={(en) => put({ en })} limits={{ max: 1_000 }} />
      <label className="row" htmlFor={`${id}v`}>
        <input
          id={`${id}v`}
          type="checkbox"
          checked={next.verified}
          onChange={(event) => put({ verified: event.target.checked })}
        />
        {t.upkeep.verified}
      </label>
      <Refusal error={save.error} />
      {save.data && (
        <Note tone="ok" live>
          {t.upkeep.termSaved(save.data.effectiveFrom)}
        </Note>
      )}
      <footer>
        <button type="submit" className="btn p" disabled={save.isPending}>
          {t.upkeep.changeTerm}
        </button>
      </footer>
    </form>
  );
}

function Choice<T extends string>({
  id,
  label,
  value,
  options,
  change,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly change: (value: T) => void;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="inp"
        style={{ width: '100%' }}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.target.value);
          if (chosen) change(chosen[0]);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
