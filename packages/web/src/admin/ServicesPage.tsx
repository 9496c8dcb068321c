/** 系统账号: accounts of systems that call the interface, and the keys that they sign with. */
import type { ServiceView } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { OrganisationField } from '../domain/OrganisationField.tsx';
import { read, write } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Entry } from '../ui/Entry.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { ServiceSheet } from './ServiceSheet.tsx';
import './admin.css';

export function ServicesPage() {
  const { t } = useWords();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const answer = useQuery({ queryKey: ['services'], queryFn: ({ signal }) => read('services', { signal }) });
  const keeps = may('service.manage');
  const add = keeps && (
    <button type="button" className="btn p" onClick={() => setAdding(true)}>
      {t.accounts.newService}
    </button>
  );
  return (
    <>
      <PageHead title={t.accounts.services} meta={[t.accounts.servicesMeta]} actions={add} />
      <Loaded answer={answer} skeleton={<Skeleton rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.accounts.servicesNone}>{t.accounts.servicesNoneHelp}</Empty>
          ) : (
            inUseFirst(items).map((one) => <ServiceSheet key={one.id} service={one} keeps={keeps} />)
          )
        }
      </Loaded>
      {adding && <NewService close={() => setAdding(false)} />}
    </>
  );
}

const inUseFirst = (items: readonly ServiceView[]): readonly ServiceView[] =>
  items.toSorted((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));

const ROLES = ['steward', 'operator', 'developer'] as const;
type ServiceRole = (typeof ROLES)[number];

function NewService({ close }: { readonly close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const id = useId();
  const [of, setOf] = useState({ name: '', organisation: '', purpose: '' });
  const [roles, setRoles] = useState<readonly ServiceRole[]>(['steward']);
  const add = useMutation({
    mutationFn: () => write('addService', { body: { ...of, roles: [...roles] } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['services'] });
      close();
    },
  });
  return (
    <Dialog title={t.accounts.newService} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Entry
          label={t.accounts.serviceName}
          value={of.name}
          change={(name) => setOf({ ...of, name })}
          limits={{ min: 2, max: 100 }}
        />
        <OrganisationField value={of.organisation} change={(organisation) => setOf({ ...of, organisation })} />
        <fieldset className="field">
          <legend>{t.accounts.serviceRoles}</legend>
          {ROLES.map((role) => (
            <label key={role} htmlFor={`${id}${role}`} className="row">
              <input
                id={`${id}${role}`}
                type="checkbox"
                checked={roles.includes(role)}
                onChange={(event) =>
                  setRoles(event.target.checked ? [...roles, role] : roles.filter((one) => one !== role))
                }
              />
              {t.accounts.serviceRole[role]}
            </label>
          ))}
        </fieldset>
        <Entry
          label={t.accounts.purpose}
          hint={t.accounts.purposeHint}
          value={of.purpose}
          change={(purpose) => setOf({ ...of, purpose })}
          limits={{ min: 2, max: 500 }}
        />
        <Refusal error={add.error} />
        <footer>
          <button type="button" className="btn" onClick={close}>
            {t.accounts.cancel}
          </button>
          <button type="submit" className="btn p" disabled={add.isPending || roles.length === 0}>
            {t.accounts.newService}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
