/** What was proposed, to be checked and drafted: each chosen one by the same request as a form's first save. */
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { withAt } from '../domain/entry-body.ts';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { type Choice, type Outcome, ProposalSheet } from './ProposalSheet.tsx';
import type { Change, Proposed } from './use-proposed.ts';
import './drafting.css';

export function ProposalList({
  proposed,
  change,
  origin,
}: {
  readonly proposed: Proposed;
  readonly change: Change;
  readonly origin: 'file' | 'database';
}) {
  const { t, f, pick } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const {
    found: { proposals, notes },
    choices,
    outcomes,
  } = proposed;
  const choose = (i: number, next: Choice) =>
    change((before) => ({ ...before, choices: before.choices.map((one, at) => (at === i ? next : one)) }));
  const became = (i: number, outcome: Outcome) =>
    change((before) => ({ ...before, outcomes: before.outcomes.map((one, at) => (at === i ? outcome : one)) }));
  const [working, setWorking] = useState(false);
  const isOpen = (i: number) => {
    const outcome = outcomes[i];
    return outcome !== undefined && 'entry' in outcome;
  };
  const toDo = choices.flatMap((choice, i) => (choice.use && !isOpen(i) ? [i] : []));
  const opened = outcomes.filter((_, i) => isOpen(i)).length;

  async function draftAll(): Promise<void> {
    setWorking(true);
    let last = '';
    let failed = 0;
    for (const i of toDo) {
      const [proposal, choice] = [proposals[i], choices[i]];
      if (!proposal || !choice) continue;
      let outcome: Outcome;
      try {
        const body = { ...withAt(proposal.body, ['name', 'zh'], choice.name.trim()), resource: choice.resource };
        const { entry } = await write('draftEntry', { body: { origin, body } });
        last = entry;
        outcome = { entry };
      } catch (error) {
        failed++;
        outcome = { error };
      }
      became(i, outcome);
    }
    setWorking(false);
    void client.invalidateQueries({ queryKey: ['catalog-entries'] });
    if (proposals.length === 1 && failed === 0 && last !== '')
      void navigate({ to: '/catalogue/$entry/compile', params: { entry: last } });
  }

  return (
    <div className="proposals">
      {notes.length > 0 && (
        <details className="note warn">
          <summary>{t.drafting.notes(f.count(notes.length))}</summary>
          <ul className="sm">
            {notes.map((note) => (
              <li key={note.zh}>{pick(note)}</li>
            ))}
          </ul>
        </details>
      )}
      {opened > 0 && toDo.length === 0 && (
        <Note tone="ok" live>
          {t.drafting.allOpened(f.count(opened))}
        </Note>
      )}
      {proposals.map((proposal, i) => {
        const choice = choices[i];
        return (
          choice && (
            <ProposalSheet
              key={proposal.place}
              proposal={proposal}
              choice={choice}
              change={(next) => choose(i, next)}
              outcome={outcomes[i]}
            />
          )
        );
      })}
      {toDo.length > 0 && (
        <div className="begin">
          <span className="t3 sm" role="status">
            {working ? t.drafting.beginning(f.count(opened), f.count(opened + toDo.length)) : t.drafting.help}
          </span>
          <button type="button" className="btn p" disabled={working} onClick={() => void draftAll()}>
            {t.drafting.begin(f.count(toDo.length))}
          </button>
        </div>
      )}
    </div>
  );
}
