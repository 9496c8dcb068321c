/** 时钟: how much of a term is used, one box a day, and always the words beside it. */
import type { CaseSummary, ClockView } from '@kuaishu/api';
import { CircleAlert, Clock as ClockIcon, Pause } from 'lucide-react';
import { useWords } from '../text/index.ts';

type Timed = Pick<CaseSummary, 'daysLeft' | 'overdue' | 'paused' | 'due' | 'ended'>;

/** 超期 n 日, 今日到期, 剩 n 日. */
export function DueWords({ of }: { readonly of: Timed }) {
  const { t, f } = useWords();
  if (of.ended !== null) return <span className="t3 sm">{t.cases.ended[of.ended]}</span>;
  // another term may run while one stands still: what is due comes first
  if (of.paused && of.daysLeft === null)
    return (
      <span className="st t2 sm">
        <Pause className="i s" aria-hidden="true" />
        {t.cases.paused}
      </span>
    );
  if (of.daysLeft === null) return null;
  const tone = of.daysLeft < 0 ? 'err' : of.daysLeft <= 3 ? 'warn' : 't3';
  const Icon = of.daysLeft <= 0 ? CircleAlert : ClockIcon;
  const words =
    of.daysLeft < 0
      ? t.cases.overdue(f.count(-of.daysLeft))
      : of.daysLeft === 0
        ? t.cases.today
        : t.cases.left(f.count(of.daysLeft));
  return (
    <span className={`st sm b ${tone}`} title={of.due ? t.cases.dueAt(of.due) : undefined}>
      <Icon className="i s" aria-hidden="true" />
      {words}
    </span>
  );
}

const MOST_BOXES = 30;

/** One box a day of a term: used, left, over. The words stand beside it. */
export function TermBoxes({
  allowed,
  used,
  most = MOST_BOXES,
}: {
  readonly allowed: number;
  readonly used: number;
  /** Boxes at most: the words say the rest. */
  readonly most?: number;
}) {
  const left = allowed - used;
  const tone = left <= 0 ? 'e' : left <= 3 ? 'w' : '';
  return (
    <span className="wd" aria-hidden="true">
      {Array.from({ length: Math.min(most, Math.max(allowed, used)) }, (_, i) => (
        <i key={i} className={i >= allowed ? 'ov' : i < used ? `u ${tone}` : ''} />
      ))}
    </span>
  );
}

/** The days of a term as a calendar: received, used, today, left, due; days off are grey and do not count. */
function TermCalendar({ clock }: { readonly clock: ClockView }) {
  const { t, f } = useWords();
  const today = f.today();
  let counted = 0;
  return (
    <ol className="cal" aria-label={t.cases.calendar}>
      {clock.days.map(({ day, counts }, i) => {
        if (counts) counted++;
        const kind =
          i === 0
            ? 'rcv'
            : day === clock.due
              ? 'due'
              : day === today
                ? 'now'
                : counts
                  ? day < today
                    ? day > (clock.due ?? '')
                      ? 'over'
                      : 'u'
                    : 'left'
                  : 'we';
        const word =
          i === 0
            ? t.cases.received
            : day === clock.due
              ? t.cases.dueDay
              : day === today
                ? t.cases.todayShort
                : counts
                  ? String(counted)
                  : t.cases.dayOff;
        return (
          <li key={day} className={day === today && kind === 'due' ? 'due now' : kind} title={day}>
            <span className="sr">{f.weekday(day)}</span>
            <span aria-hidden="true">{Number(day.slice(8))}</span>
            <em>{word}</em>
          </li>
        );
      })}
    </ol>
  );
}

export function ClockBoxes({
  clock,
  children,
}: {
  readonly clock: ClockView;
  /** What can be done about it. */
  readonly children?: React.ReactNode;
}) {
  const { t, f, pick } = useWords();
  const { allowed, used, left } = clock;
  const words =
    clock.state === 'stopped'
      ? t.cases.used(f.count(used))
      : left < 0
        ? t.cases.overdue(f.count(-left))
        : left === 0
          ? t.cases.today
          : t.cases.left(f.count(left));
  return (
    <div className="clock">
      <div className="row wrap">
        <b>{pick(clock.title)}</b>
        <span className="t2">{t.cases.term(f.count(allowed), t.cases.unit[clock.unit] ?? '')}</span>
        <span
          className={
            clock.state === 'paused'
              ? 't2'
              : left < 0
                ? 'err b'
                : left <= 3 && clock.state !== 'stopped'
                  ? 'warn b'
                  : 't2'
          }
        >
          {clock.state === 'paused' ? t.cases.paused : words}
        </span>
        {clock.due && clock.state === 'running' && <span className="t3">{t.cases.dueAt(clock.due)}</span>}
      </div>
      {clock.days.length > 0 ? <TermCalendar clock={clock} /> : <TermBoxes allowed={allowed} used={used} />}
      <p className="t3 sm">
        {t.cases.basisOf(pick(clock.basis))}
        {!clock.verified && <span className="tag warn">{t.cases.unverified}</span>}
        {!clock.certain && ` · ${t.cases.uncertain}`}
      </p>
      {children}
    </div>
  );
}
