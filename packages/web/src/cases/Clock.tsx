/** 时钟: how much of a term is used, one box a day, and always the words beside it. */
import type { CaseSummary, ClockView } from '@kuaishu/api';
import { CircleAlert, Clock as ClockIcon, Pause } from 'lucide-react';
import { useWords } from '../text/index.ts';

type Timed = Pick<CaseSummary, 'daysLeft' | 'overdue' | 'paused' | 'due' | 'ended'>;

/** 超期 n 日, 今日到期, 剩 n 日. */
export function DueWords({ of }: { readonly of: Timed }) {
  const { t, f } = useWords();
  if (of.ended !== null) return <span className="t3 sm">{t.cases.ended[of.ended]}</span>;
  if (of.paused)
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

export function ClockBoxes({ clock }: { readonly clock: ClockView }) {
  const { t, f, pick } = useWords();
  const { allowed, used, left } = clock;
  const boxes = Math.min(MOST_BOXES, Math.max(allowed, used));
  const tone = left < 0 ? 'e' : left <= 3 ? 'w' : '';
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
        <span className={left < 0 ? 'err b' : left <= 3 && clock.state !== 'stopped' ? 'warn b' : 't2'}>
          {clock.state === 'paused' ? t.cases.paused : words}
        </span>
        {clock.due && clock.state === 'running' && <span className="t3">{t.cases.dueAt(clock.due)}</span>}
      </div>
      <span className="wd" aria-hidden="true">
        {Array.from({ length: boxes }, (_, i) => (
          <i key={i} className={i >= allowed ? 'ov' : i < used ? `u ${tone}` : ''} />
        ))}
      </span>
      <p className="t3 sm">
        {t.cases.basis}：{pick(clock.basis)}
        {!clock.verified && <span className="tag warn">{t.cases.unverified}</span>}
        {!clock.certain && ` · ${t.cases.uncertain}`}
      </p>
    </div>
  );
}
