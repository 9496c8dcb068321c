/** A person's name, address for mail and home, as the system administrator keeps them. */
import type { UserView } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { OrganisationField } from '../domain/OrganisationField.tsx';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Entry } from '../ui/Entry.tsx';
import { Refusal } from '../ui/Refusal.tsx';

export function ChangeUser({ of, close }: { readonly of: UserView; readonly close: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [next, setNext] = useState({ name: of.name, email: of.email ?? '', organisation: of.organisation });
  const save = useMutation({
    mutationFn: () =>
      write('changeUser', {
        params: { user: of.id },
        body: { name: next.name.trim(), email: next.email.trim() || null, organisation: next.organisation },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['user', of.id] });
      close();
    },
  });
  return (
    <Dialog title={t.accounts.particulars} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Entry
          label={t.admin.name}
          value={next.name}
          change={(name) => setNext({ ...next, name })}
          limits={{ max: 64 }}
        />
        <Entry
          label={t.admin.email}
          type="email"
          value={next.email}
          change={(email) => setNext({ ...next, email })}
          limits={{ max: 200 }}
          optional
        />
        <OrganisationField value={next.organisation} change={(organisation) => setNext({ ...next, organisation })} />
        <Refusal error={save.error} />
        <footer>
          <button type="button" className="btn" onClick={close}>
            {t.accounts.cancel}
          </button>
          <button type="submit" className="btn p" disabled={save.isPending}>
            {t.accounts.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
