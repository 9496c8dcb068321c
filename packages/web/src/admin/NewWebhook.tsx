/** Registers an address that is told of cases; its secret is answered once and handed to whoever asked for the form. */
import type { NoticeKind, WebhookMade } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { OrganisationField } from '../domain/OrganisationField.tsx';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Entry } from '../ui/Entry.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { NOTICE_KINDS } from './notice-kinds.ts';

export function NewWebhook({
  close,
  made,
}: {
  readonly close: () => void;
  readonly made: (webhook: WebhookMade) => Promise<void>;
}) {
  const { t } = useWords();
  const id = useId();
  const [of, setOf] = useState({ organisation: '', url: '' });
  const [kinds, setKinds] = useState<readonly NoticeKind[]>(['duty', 'warned', 'overdue']);
  const add = useMutation({
    mutationFn: () =>
      write('addWebhook', { body: { organisation: of.organisation, url: of.url.trim(), kinds: [...kinds] } }),
    onSuccess: made,
  });
  return (
    <Dialog title={t.upkeep.newWebhook} onClose={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <OrganisationField value={of.organisation} change={(organisation) => setOf({ ...of, organisation })} />
        <Entry
          label={t.upkeep.url}
          hint={t.upkeep.urlHint}
          value={of.url}
          change={(url) => setOf({ ...of, url })}
          limits={{ max: 2_000, pattern: '\\s*https?://.+' }}
        />
        <fieldset className="field">
          <legend>{t.upkeep.tells}</legend>
          {NOTICE_KINDS.map((kind) => (
            <label key={kind} htmlFor={`${id}${kind}`} className="row">
              <input
                id={`${id}${kind}`}
                type="checkbox"
                checked={kinds.includes(kind)}
                onChange={(event) =>
                  setKinds(event.target.checked ? [...kinds, kind] : kinds.filter((one) => one !== kind))
                }
              />
              {t.accounts.noticeKind[kind]}
            </label>
          ))}
        </fieldset>
        <Refusal error={add.error} />
        <footer>
          <button type="button" className="btn" onClick={close}>
            {t.accounts.cancel}
          </button>
          <button type="submit" className="btn p" disabled={add.isPending || kinds.length === 0}>
            {t.upkeep.newWebhook}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
