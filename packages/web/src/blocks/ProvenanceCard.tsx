/** Where a cell came from, in the order one asks: value, grade, authority, resource, department, row, time, run, rule; then the values that lost, each with its reason. */
import type { Cell } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { CircleCheck, X } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { GradeTag } from '../domain/GradeTag.tsx';
import { RunLink } from '../domain/RunLink.tsx';
import { Value } from '../domain/Value.tsx';
import { useWords } from '../text/index.ts';
import { CellText } from './CellText.tsx';
import type { Plain } from './revealed.ts';

export function ProvenanceCard({
  cell,
  run,
  plain,
  place,
}: {
  readonly cell: Cell;
  readonly run: string;
  readonly plain: Plain | undefined;
  /** Middle of the row it speaks of and height of the table, in pixels from the table's top. */
  readonly place: { readonly row: number; readonly table: number } | null;
}) {
  const card = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const height = card.current?.offsetHeight ?? 0;
    if (place) setTop(Math.max(0, Math.min(place.row - 130, place.table - height)));
  }, [place]);
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const { source } = cell;
  return (
    <aside
      className="sheet pv"
      id="provenance"
      aria-label={t.block.provenanceOf(pick(cell.title))}
      ref={card}
      style={
        place === null ? undefined : ({ '--top': `${top}px`, '--arrow': `${place.row - top}px` } as React.CSSProperties)
      }
    >
      <header>
        <h2>{pick(cell.title)}</h2>
        <span className="t3 sm">{t.block.provenance}</span>
      </header>
      <div className="in">
        <div className="val">
          <CellText cell={cell} plain={plain?.value} />
        </div>
        <div className="row sm wrap" style={{ margin: '2px 0 12px' }}>
          <GradeTag grade={cell.grade} />
          <span className="t3">{cell.covered ? (plain ? t.block.plainNow : t.block.coveredBy) : t.block.open}</span>
        </div>
        <dl className="kv">
          <dt>{t.block.authority}</dt>
          <dd>
            {cell.authority === null ? <span className="t3">{t.block.noAuthority}</span> : department(cell.authority)}
          </dd>
          {source && (
            <>
              <dt>{t.word.resource}</dt>
              <dd>
                <Link to="/resources/$resource" params={{ resource: source.resource }}>
                  {pick(source.resourceName)}
                </Link>
              </dd>
              <dt>{t.word.department}</dt>
              <dd>{department(source.provider)}</dd>
              <dt>{t.word.row}</dt>
              <dd>
                {t.block.rowOf(f.count(source.row))}
                <div className="t3 sm mono" title={source.file}>
                  {source.file.split('/').at(-1)}
                  {source.line !== null && <span> : {t.quarantine.line(f.count(source.line))}</span>}
                </div>
              </dd>
              <dt>{t.block.collectedAt}</dt>
              <dd>
                {f.dateTime(source.collectedAt)}
                {source.updatedAt && <div className="t3 sm">{t.block.updatedAt(source.updatedAt.slice(0, 10))}</div>}
              </dd>
            </>
          )}
          <dt>{t.word.run}</dt>
          <dd>
            <RunLink run={run} className="mono" />
          </dd>
          <dt>{t.word.rule}</dt>
          <dd>{cell.rule ? t.block.rules[cell.rule] : '—'}</dd>
          {(cell.repaired || plain) && (plain?.raw ?? cell.raw) !== null && (
            <>
              <dt>{t.block.asWritten}</dt>
              <dd>
                <code>{plain?.raw ?? cell.raw}</code>{' '}
                {cell.repaired && <span className="tag warn">{t.block.repaired}</span>}
              </dd>
            </>
          )}
          {cell.repaired && (plain?.raw ?? cell.raw) === null && (
            <>
              <dt>{t.block.asWritten}</dt>
              <dd>
                <span className="tag warn">{t.block.repaired}</span>
              </dd>
            </>
          )}
        </dl>
        {cell.losers.length > 0 ? (
          <>
            <h3>{t.block.losers}</h3>
            <ol className="lose">
              {cell.losers.map((loser) => {
                const agrees = loser.reason === 'agrees';
                const Icon = agrees ? CircleCheck : X;
                return (
                  <li key={`${loser.source.resource} ${loser.source.record}`}>
                    <div className="lv">
                      <span>
                        <Value attribute={cell.attribute} value={loser.value} covered={loser.covered} />
                      </span>
                      <em>{t.word.ofDepartment(department(loser.source.provider), pick(loser.source.resourceName))}</em>
                    </div>
                    <p className={agrees ? 't2' : 'warn'}>
                      <Icon className="i s" aria-hidden="true" />
                      {t.block.lost[loser.reason]}
                      {loser.source.updatedAt
                        ? `${t.word.semicolon}${t.block.updatedAt(loser.source.updatedAt.slice(0, 10))}`
                        : ''}
                    </p>
                  </li>
                );
              })}
            </ol>
          </>
        ) : (
          <>
            <h3>{t.block.losers}</h3>
            <p className="t3 sm" style={{ paddingTop: 4 }}>
              {t.block.noLosers}
            </p>
          </>
        )}
      </div>
    </aside>
  );
}
