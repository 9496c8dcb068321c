/** 经过: who did what when, why, and what followed; the digest is that of the leaf in the log of flows. */
import type { TimelineItem } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { DataList, type Fields } from './DataList.tsx';
import { WhyFailed } from './WhyFailed.tsx';

export function Timeline({ items, fields }: { readonly items: readonly TimelineItem[]; readonly fields: Fields }) {
  const { t, f, pick } = useWords();
  return (
    <ol className="tl">
      {items.map((item, i) => (
        <li key={item.seq} className={i === items.length - 1 ? 'n' : undefined}>
          <time className="tm" dateTime={item.at} title={f.dateTime(item.at, true)}>
            {f.shortTime(item.at)}
          </time>
          <div>
            <b>{item.transitionTitle ? pick(item.transitionTitle) : (t.cases.event[item.kind] ?? item.kind)}</b>{' '}
            <span className="t2">
              <Mixed>{pick(item.actor.name)}</Mixed>
              {item.behalf ? t.cases.onBehalf(t.session.behalf(pick(item.behalf.name))) : ''}
            </span>
            {item.kind === 'moved' && pick(item.from) !== pick(item.to) && (
              <span className="t3 sm">
                {' '}
                {pick(item.from)} → {pick(item.to)}
              </span>
            )}
            {item.days !== null && <span className="t2 sm"> {t.cases.nDays(f.count(item.days))}</span>}
            {item.granted !== null && (
              <span className="t2 sm"> {item.granted ? t.cases.granted : t.cases.notGranted}</span>
            )}
            {item.comment && (
              <p className="said">
                <Mixed>{item.comment}</Mixed>
              </p>
            )}
            {item.kind === 'moved' && item.input && <DataList data={item.input} fields={fields} />}
            {item.effects.map((effect) => (
              <p key={effect.id} className="sm t3">
                {pick(effect.title)} ·{' '}
                <span className={effect.state === 'dead' ? 'err' : undefined}>{t.cases.effectState[effect.state]}</span>
                {effect.error !== null && (
                  <>
                    {' '}
                    · <WhyFailed of={effect} />
                  </>
                )}
              </p>
            ))}
          </div>
          <span className="mono t3 lf" title={t.cases.leaf}>
            {item.digest.replace(/^sm3:/, '').slice(0, 10)}
          </span>
        </li>
      ))}
    </ol>
  );
}
