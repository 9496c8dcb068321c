/** Publish a held run: a reason is asked for and kept with the run. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { RequestError, read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';

export function ReleaseDialog({ run, close }: { readonly run: string; readonly close: () => void }) {
  const { t, pick } = useWords();
  const [reason, setReason] = useState('');
  const id = useId();
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () => write('releaseRun', { params: { run }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      client.setQueryData(['run', run], await read('run', { params: { run } }));
      void client.invalidateQueries({ queryKey: ['overview'] });
      close();
    },
  });
  const problem = release.error instanceof RequestError ? release.error.problem : null;
  return (
    <Dialog title={t.run.releaseTitle} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          release.mutate();
        }}
      >
        <p className="t2" style={{ marginBottom: 12 }}>
          {t.run.releaseHelp}
        </p>
        <label className="field" htmlFor={id}>
          <span>{t.run.releaseReason}</span>
          <textarea
            id={id}
            className="inp"
            rows={3}
            required
            minLength={4}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {release.error && (
          <div style={{ marginTop: 12 }}>
            <Note tone="err" live>
              <b>{problem ? pick(problem.title) : t.state.failed}</b> {problem?.detail ? pick(problem.detail) : ''}
            </Note>
          </div>
        )}
        <footer>
          <button type="button" className="btn" onClick={close}>
            {t.act.cancel}
          </button>
          <button type="submit" className="btn p" disabled={release.isPending || reason.trim().length < 4}>
            {t.run.releaseNow}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
