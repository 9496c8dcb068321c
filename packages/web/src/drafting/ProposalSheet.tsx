/** One proposed entry: what it would be called, its items with how sure each is, and whether to draft it. */
import type { Proposal, ProposedItem } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { textAt } from '../domain/entry-body.ts';
import { GradeTag } from '../domain/GradeTag.tsx';
import { Sure } from '../domain/Sure.tsx';
import { subjectWord } from '../domain/subject-word.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Table } from '../ui/Table.tsx';

/** What became of it: nothing yet, an entry, or a refusal. */
export type Outcome = { readonly entry: string } | { readonly error: unknown } | undefined;

export interface Choice {
  readonly use: boolean;
  readonly name: string;
  readonly resource: string;
}

export function ProposalSheet({
  proposal,
  choice,
  change,
  outcome,
}: {
  readonly proposal: Proposal;
  readonly choice: Choice;
  readonly change: (choice: Choice) => void;
  readonly outcome: Outcome;
}) {
  const { t, f } = useWords();
  const id = useId();
  const isOpen = outcome !== undefined && 'entry' in outcome;
  const errors = proposal.faults.filter(({ severity }) => severity === 'error').length;
  return (
    <section className="sheet proposal" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          <label>
            <input
              type="checkbox"
              aria-label={t.drafting.use(choice.name)}
              checked={choice.use}
              disabled={isOpen}
              onChange={(event) => change({ ...choice, use: event.target.checked })}
            />
            {choice.name}
          </label>
        </h2>
        <span className="t3 sm">
          {t.drafting.from} <span className="mono">{proposal.place}</span> ·{' '}
          {t.drafting.rowsMeta(f.count(proposal.rows))}
        </span>
        {errors > 0 && <span className="end t3 sm">{t.drafting.left(f.count(errors))}</span>}
      </header>
      {isOpen ? (
        <div className="in">
          <Note
            tone="ok"
            live
            actions={
              <Link className="btn sm" to="/catalogue/$entry/compile" params={{ entry: outcome.entry }}>
                {t.drafting.goOn}
              </Link>
            }
          >
            {t.drafting.opened}
          </Note>
        </div>
      ) : (
        <>
          {outcome && (
            <div className="in">
              <Refusal error={outcome.error} />
            </div>
          )}
          <div className="grid">
            <div className="field">
              <label htmlFor={`${id}n`}>{t.catalogue.name}</label>
              <input
                id={`${id}n`}
                className="inp"
                value={choice.name}
                maxLength={200}
                onChange={(event) => change({ ...choice, name: event.target.value })}
              />
            </div>
            <div className="field">
              <label htmlFor={`${id}r`}>{t.catalogue.resource}</label>
              <input
                id={`${id}r`}
                className="inp mono"
                value={choice.resource}
                pattern="[a-z][a-z0-9_\-]{0,62}"
                onChange={(event) => change({ ...choice, resource: event.target.value })}
              />
            </div>
          </div>
          <Guesses proposal={proposal} />
          <Items items={proposal.items} label={textAt(proposal.body, 'name', 'zh')} />
        </>
      )}
    </section>
  );
}

function Guesses({ proposal }: { readonly proposal: Proposal }) {
  const { t, pick } = useWords();
  const word = (what: string, value: string): string =>
    what === 'subject'
      ? subjectWord(t, value)
      : what === 'cadence'
        ? (t.catalogue.cadences[value] ?? value)
        : what === 'grade'
          ? (t.grade[value as 'green'] ?? value)
          : what === 'delivery'
            ? (t.drafting.delivery[value] ?? value)
            : value;
  return (
    <dl className="guesses" aria-label={t.drafting.guesses}>
      {proposal.guesses.map(({ what, value, confidence, reason }) => (
        <div key={what} className={what === 'abstract' ? 'wide' : undefined}>
          <dt>{t.drafting.guess[what] ?? what}</dt>
          <dd>
            {word(what, value)} <Sure share={confidence} />
            <div className="t3 sm">{pick(reason)}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Items({ items, label }: { readonly items: readonly ProposedItem[]; readonly label: string }) {
  const { t, pick } = useWords();
  return (
    <Table
      caption={`${label} ${t.catalogue.items}`}
      className="two-line"
      rows={items.map((item, i) => ({ ...item, n: i + 1 }))}
      rowKey={(item) => String(item.n)}
      columns={[
        { key: 'n', head: '#', className: 't3', width: 44, cell: (item) => item.n },
        {
          key: 'name',
          head: t.catalogue.itemName,
          heads: true,
          cell: (item) => (
            <>
              {item.title ? pick(item.title) : item.name}{' '}
              {item.key && (
                <>
                  <span className="tag acc">{t.catalogue.key}</span> <Sure share={item.confidence.key} />
                </>
              )}
              {item.title && <div className="t3 sm mono">{item.name}</div>}
            </>
          ),
        },
        {
          key: 'element',
          head: t.catalogue.element,
          cell: (item) => (
            <>
              {item.elementName ? (
                <>
                  {pick(item.elementName)} <Sure share={item.confidence.element} />
                </>
              ) : (
                <span className="t3">{t.drafting.plain}</span>
              )}
              <div className="t3 sm">{pick(item.reason)}</div>
            </>
          ),
        },
        {
          key: 'type',
          head: t.drafting.typeLength,
          cell: (item) => (
            <>
              <span className="mono">{`${item.type}${item.length ? `(${item.length})` : ''}`}</span>{' '}
              <Sure share={item.confidence.type} />
            </>
          ),
        },
        {
          key: 'grade',
          head: t.catalogue.grade,
          cell: (item) => (
            <>
              <GradeTag grade={item.grade} /> <Sure share={item.confidence.grade} />
            </>
          ),
        },
      ]}
    />
  );
}
