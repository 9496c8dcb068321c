/** An organisation is made under another, or changed; after a reform the old one ends on a day. */
import type { OrganisationView } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { Refusal } from '../ui/Refusal.tsx';

const LEVELS = ['province', 'prefecture', 'county'] as const;
const KINDS = ['government', 'department', 'institution', 'state_company', 'company', 'association'] as const;

interface Named {
  readonly zh: string;
  readonly en: string;
  readonly shortZh: string;
  readonly shortEn: string;
  readonly uscc: string;
}

/** A short name in one language alone is the name in the other. */
const shortOf = (of: Named) =>
  of.shortZh || of.shortEn ? { short: { zh: of.shortZh || of.zh, en: of.shortEn || of.en } } : {};

function Names({ value, change }: { readonly value: Named; readonly change: (next: Partial<Named>) => void }) {
  const { t } = useWords();
  return (
    <>
      <Entry label={t.accounts.nameZh} value={value.zh} change={(zh) => change({ zh })} limits={{ max: 100 }} />
      <Entry label={t.accounts.nameEn} value={value.en} change={(en) => change({ en })} limits={{ max: 200 }} />
      <Entry
        label={t.accounts.shortZh}
        hint={t.accounts.shortHint}
        value={value.shortZh}
        change={(shortZh) => change({ shortZh })}
        limits={{ max: 100 }}
        optional
      />
      <Entry
        label={t.accounts.shortEn}
        value={value.shortEn}
        change={(shortEn) => change({ shortEn })}
        limits={{ max: 200 }}
        optional
      />
      <Entry
        label={t.admin.uscc}
        hint={t.accounts.usccHint}
        value={value.uscc}
        change={(uscc) => change({ uscc })}
        limits={{ max: 18 }}
        optional
      />
    </>
  );
}

function Form({
  children,
  error,
  label,
  busy,
  close,
  go,
}: {
  readonly children: ReactNode;
  readonly error: unknown;
  readonly label: string;
  readonly busy: boolean;
  readonly close: () => void;
  readonly go: () => void;
}) {
  const { t } = useWords();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      {children}
      <Refusal error={error} />
      <footer>
        <button type="button" className="btn" onClick={close}>
          {t.accounts.cancel}
        </button>
        <button type="submit" className="btn p" disabled={busy}>
          {label}
        </button>
      </footer>
    </form>
  );
}

export function AddOrganisation({ under, close }: { readonly under: OrganisationView; readonly close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/admin/organisations' });
  const [of, setOf] = useState<
    Named & { readonly kind: (typeof KINDS)[number]; readonly level: (typeof LEVELS)[number]; readonly region: string }
  >({
    zh: '',
    en: '',
    shortZh: '',
    shortEn: '',
    uscc: '',
    kind: 'department',
    level: under.level,
    region: under.region,
  });
  const add = useMutation({
    mutationFn: () =>
      write('addOrganisation', {
        body: {
          parent: under.id,
          kind: of.kind,
          level: of.level,
          region: of.region.trim(),
          name: { zh: of.zh.trim(), en: of.en.trim() },
          ...shortOf(of),
          ...(of.uscc ? { uscc: of.uscc.trim() } : {}),
        },
      }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['organisations'] });
      close();
      await navigate({ search: (before) => ({ ...before, organisation: made.id }), resetScroll: false });
    },
  });
  const levels = LEVELS.slice(LEVELS.indexOf(under.level));
  return (
    <Form error={add.error} label={t.accounts.add} busy={add.isPending} close={close} go={() => add.mutate()}>
      <Names value={of} change={(next) => setOf({ ...of, ...next })} />
      <Choice
        label={t.accounts.kind}
        value={of.kind}
        of={KINDS}
        name={(kind) => t.admin.kind[kind] ?? kind}
        choose={(kind) => setOf({ ...of, kind })}
      />
      <Choice
        label={t.accounts.level}
        value={of.level}
        of={levels}
        name={(level) => t.admin.level[level] ?? level}
        choose={(level) => setOf({ ...of, level })}
      />
      <Entry
        label={t.accounts.region}
        hint={t.accounts.regionHint}
        value={of.region}
        change={(region) => setOf({ ...of, region })}
        limits={{ max: 6, pattern: '[0-9]{6}' }}
      />
    </Form>
  );
}

export function ChangeOrganisation({ of, close }: { readonly of: OrganisationView; readonly close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [next, setNext] = useState({
    zh: of.name.zh,
    en: of.name.en,
    shortZh: of.short.zh,
    shortEn: of.short.en,
    uscc: of.uscc ?? '',
    activeUntil: of.activeUntil ?? '',
  });
  const save = useMutation({
    mutationFn: () =>
      write('changeOrganisation', {
        params: { organisation: of.id },
        body: {
          name: { zh: next.zh.trim(), en: next.en.trim() },
          ...shortOf(next),
          uscc: next.uscc.trim() || null,
          activeUntil: next.activeUntil || null,
        },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['organisations'] });
      close();
    },
  });
  return (
    <Form error={save.error} label={t.accounts.save} busy={save.isPending} close={close} go={() => save.mutate()}>
      <Names value={next} change={(part) => setNext({ ...next, ...part })} />
      <Entry
        label={t.accounts.endOn}
        hint={t.accounts.endHint}
        type="date"
        value={next.activeUntil}
        change={(activeUntil) => setNext({ ...next, activeUntil })}
        optional
      />
    </Form>
  );
}

function Choice<T extends string>({
  label,
  value,
  of,
  name,
  choose,
}: {
  readonly label: string;
  readonly value: T;
  readonly of: readonly T[];
  readonly name: (one: T) => string;
  readonly choose: (one: T) => void;
}) {
  const id = useId();
  return (
    <label className="field" htmlFor={id}>
      <span>{label}</span>
      <select id={id} className="inp" value={value} onChange={(event) => choose(event.target.value as T)}>
        {of.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  );
}
