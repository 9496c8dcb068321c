/** The lines: which duty, with its basis, when it was due and done, how late, and where that can be seen. Cards on a phone. */
import type { Failure } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { RunLink } from '../domain/RunLink.tsx';
import { usePhone } from '../lib/use-phone.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { Table } from '../ui/Table.tsx';

export function Failures({ rows }: { readonly rows: readonly Failure[] }) {
  const { t, f, pick } = useWords();
  const isPhone = usePhone();
  const keyOf = ({ evidence, duty, dueBy }: Failure) => `${evidence.case} ${duty.zh} ${dueBy}`;
  if (isPhone)
    return (
      <ul className="failures">
        {rows.map((of) => (
          <li key={keyOf(of)}>
            <p className="row">
              <Mixed>{pick(of.organisation.name)}</Mixed>
              <span className="sp" />
              <span className="err sm nw">{t.catalogue.late(f.count(of.daysLate))}</span>
            </p>
            <b>
              <Mixed>{of.about}</Mixed>
            </b>
            <DutyWords of={of} />
            <p className="t2 sm">
              {t.accountability.dueBy} {of.dueBy} · <DoneWords of={of} />
              {of.outcome && ` · ${pick(of.outcome)}`}
            </p>
            <EvidenceLinks of={of} />
          </li>
        ))}
      </ul>
    );
  return (
    <Table
      caption={t.accountability.name}
      rows={rows}
      rowKey={keyOf}
      columns={[
        {
          key: 'organisation',
          head: t.accountability.organisation,
          heads: true,
          cell: (of) => (
            <Link
              from="/accountability"
              to="/accountability"
              search={(before) => ({ ...before, organisation: of.organisation.id, offset: undefined })}
            >
              {pick(of.organisation.name)}
            </Link>
          ),
        },
        { key: 'duty', head: t.accountability.duty, cell: (of) => <DutyWords of={of} /> },
        { key: 'about', head: t.accountability.about, cell: (of) => of.about },
        { key: 'due', head: t.accountability.dueBy, className: 'nw', cell: (of) => of.dueBy },
        {
          key: 'late',
          head: t.accountability.daysLate,
          num: true,
          cell: (of) => <span className="err">{f.count(of.daysLate)}</span>,
        },
        { key: 'done', head: t.accountability.done, className: 't2 nw', cell: (of) => <DoneWords of={of} /> },
        { key: 'outcome', head: t.accountability.outcome, cell: (of) => (of.outcome ? pick(of.outcome) : null) },
        { key: 'evidence', head: t.accountability.evidence, className: 'nw', cell: (of) => <EvidenceLinks of={of} /> },
      ]}
    />
  );
}

function DoneWords({ of }: { readonly of: Failure }) {
  const { t, f } = useWords();
  return of.doneAt ? f.dateTime(of.doneAt) : t.accountability.open;
}

function DutyWords({ of }: { readonly of: Failure }) {
  const { t, pick } = useWords();
  return (
    <>
      <span>{pick(of.duty)}</span>
      {pick(of.basis) !== '' && (
        <span className="t3 sm basis" title={pick(of.basis)}>
          {pick(of.basis)}
        </span>
      )}
      {!of.verified && <span className="warn sm basis">{t.accountability.unverified}</span>}
    </>
  );
}

function EvidenceLinks({ of: { evidence } }: { readonly of: Failure }) {
  const { t } = useWords();
  return (
    <span className="row evidence">
      {evidence.case && (
        <Link to="/cases/$case" params={{ case: evidence.case }}>
          {t.catalogue.openCase}
        </Link>
      )}
      {evidence.entry && (
        <Link to="/catalogue/$entry" params={{ entry: evidence.entry }}>
          {t.word.resource}
        </Link>
      )}
      {evidence.run && <RunLink run={evidence.run}>{t.word.run}</RunLink>}
    </span>
  );
}
