/** What I am told by mail besides, and in which language; notices on the pages come always. */
import type { NoticePreference as Preference } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { NOTICE_KINDS } from './notice-kinds.ts';

export function NoticePreference() {
  const answer = useQuery({
    queryKey: ['notice-preference'],
    queryFn: ({ signal }) => read('noticePreference', { signal }),
  });
  return <Loaded answer={answer}>{(view) => <Form of={view} />}</Loaded>;
}

function Form({ of }: { readonly of: Preference }) {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const [next, setNext] = useState(of);
  const save = useMutation({
    mutationFn: () => write('setNoticePreference', { body: next }),
    onSuccess: (saved) => client.setQueryData(['notice-preference'], saved),
  });
  const put = (part: Partial<Preference>) => {
    save.reset();
    setNext({ ...next, ...part });
  };
  return (
    <Sheet title={t.accounts.noticeHow}>
      <form
        className="pad stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <label className="row" htmlFor={`${id}m`}>
          <input
            id={`${id}m`}
            type="checkbox"
            checked={next.email}
            onChange={(event) => put({ email: event.target.checked })}
          />
          {t.accounts.noticeMail}
        </label>
        <fieldset className="field checks" disabled={!next.email}>
          <legend>{t.accounts.noticeKinds}</legend>
          {NOTICE_KINDS.map((kind) => (
            <label key={kind} className="row" htmlFor={`${id}${kind}`}>
              <input
                id={`${id}${kind}`}
                type="checkbox"
                checked={next.kinds.includes(kind)}
                onChange={(event) =>
                  put({
                    kinds: event.target.checked ? [...next.kinds, kind] : next.kinds.filter((one) => one !== kind),
                  })
                }
              />
              {t.accounts.noticeKind[kind]}
            </label>
          ))}
        </fieldset>
        <label className="field" htmlFor={`${id}l`}>
          <span>{t.accounts.noticeLanguage}</span>
          <select
            id={`${id}l`}
            className="inp"
            value={next.language}
            disabled={!next.email}
            onChange={(event) => put({ language: event.target.value as Preference['language'] })}
          >
            <option value="zh">中文</option>
            <option value="en">English</option>
          </select>
        </label>
        <Refusal error={save.error} />
        {save.isSuccess && (
          <Note tone="ok" live>
            {t.accounts.saved}
          </Note>
        )}
        <div className="row">
          <button type="submit" className="btn" disabled={save.isPending}>
            {t.accounts.save}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
