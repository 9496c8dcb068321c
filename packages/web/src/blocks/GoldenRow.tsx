/** The golden row in groups, with the provenance of the cell under the pointer or the focus beside it. */
import type { EntityView, Revealed } from '@kuaishu/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Eye } from 'lucide-react';
import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { GradeTag } from '../domain/GradeTag.tsx';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { CellText } from './CellText.tsx';
import { grouped } from './groups.ts';
import { ProvenanceCard } from './ProvenanceCard.tsx';
import { RevealForm } from './RevealForm.tsx';
import type { PlainValues } from './revealed.ts';

export function GoldenRow({
  view,
  plain,
  onRevealed,
}: {
  readonly view: EntityView;
  readonly plain: PlainValues;
  readonly onRevealed: (answer: Revealed) => void;
}) {
  const { t, f, pick } = useWords();
  const { cell: chosen } = useSearch({ from: '/blocks/$block/entities/$entity' });
  const navigate = useNavigate({ from: '/blocks/$block/entities/$entity' });
  const department = useDepartment();
  const mayReveal = useMay()('entity.reveal');
  const [over, setOver] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const filled = view.cells.filter((cell) => cell.filled);
  const at = over ?? chosen ?? filled.toSorted((a, b) => b.losers.length - a.losers.length)[0]?.attribute;
  const open = filled.find((cell) => cell.attribute === at);
  const fix = (attribute: string) =>
    void navigate({ search: (before) => ({ ...before, cell: attribute }), replace: true, resetScroll: false });

  const table = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<{ row: number; table: number } | null>(null);
  useLayoutEffect(() => {
    const row = table.current?.querySelector<HTMLElement>('tr.sel');
    const box = table.current?.getBoundingClientRect();
    setPlace(
      row && box ? { row: row.getBoundingClientRect().top - box.top + row.offsetHeight / 2, table: box.height } : null,
    );
  }, [at, asking]);

  return (
    <div className="cols">
      <section className="sheet gold" ref={table}>
        <div className="scroll">
          <table>
            <caption className="sr">{t.block.golden}</caption>
            <thead>
              <tr>
                <th scope="col">{t.word.item}</th>
                <th scope="col">{t.word.value}</th>
                <th scope="col">{t.word.grade}</th>
                <th scope="col">{t.block.authority}</th>
                <th scope="col">{t.block.takenFrom}</th>
                <th scope="col" className="num">
                  {t.block.agreement}
                </th>
              </tr>
            </thead>
            {grouped(filled).map(({ group, cells }) => (
              <tbody key={group}>
                <tr className="grp">
                  <th scope="rowgroup" colSpan={6}>
                    {t.block.groups[group]}
                  </th>
                </tr>
                {cells.map((cell) => (
                  <Fragment key={cell.attribute}>
                    <tr
                      className={cell.attribute === at ? 'sel' : undefined}
                      onPointerEnter={() => setOver(cell.attribute)}
                      onPointerLeave={() => setOver(null)}
                    >
                      <th scope="row" className="t2">
                        {pick(cell.title)}
                      </th>
                      <td className="v">
                        <button
                          type="button"
                          className="cell"
                          aria-pressed={cell.attribute === chosen}
                          aria-describedby={cell.attribute === at ? 'provenance' : undefined}
                          onClick={() => fix(cell.attribute)}
                          onFocus={() => setOver(cell.attribute)}
                          onBlur={() => setOver(null)}
                        >
                          <CellText cell={cell} plain={plain[cell.attribute]?.value} />
                        </button>
                        {mayReveal && cell.covered && !plain[cell.attribute] && cell.grade !== 'red' && (
                          <button
                            type="button"
                            className="lnk eye"
                            aria-label={t.block.revealLabel(pick(cell.title))}
                            aria-expanded={asking === cell.attribute}
                            onClick={() => setAsking(asking === cell.attribute ? null : cell.attribute)}
                          >
                            <Eye className="i s" aria-hidden="true" />
                          </button>
                        )}
                      </td>
                      <td>
                        <GradeTag grade={cell.grade} />
                      </td>
                      <td>{cell.authority === null ? <span className="t3">—</span> : department(cell.authority)}</td>
                      <td className="t2">
                        <span className="from">{cell.source ? pick(cell.source.resourceName) : '—'}</span>
                        {cell.source && <span className="t3 sm nw">{f.shortTime(cell.source.collectedAt)}</span>}
                      </td>
                      <td>
                        <Agreement agree={cell.agree} of={cell.of} />
                      </td>
                    </tr>
                    {asking === cell.attribute && (
                      <tr className="rv">
                        <td colSpan={6}>
                          <RevealForm
                            block={view.block}
                            entity={view.entity}
                            attribute={cell.attribute}
                            title={pick(cell.title)}
                            close={() => setAsking(null)}
                            onRevealed={(answer) => {
                              onRevealed(answer);
                              setAsking(null);
                            }}
                          />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            ))}
          </table>
        </div>
        {view.cells.length > filled.length && (
          <footer className="t3 sm">
            {t.block.blankItems(view.cells.filter((cell) => !cell.filled).map((cell) => pick(cell.title)))}
          </footer>
        )}
      </section>
      {open && <ProvenanceCard cell={open} run={view.run} plain={plain[open.attribute]} place={place} />}
    </div>
  );
}

function Agreement({ agree, of }: { readonly agree: number; readonly of: number }) {
  const { t } = useWords();
  const shown = Math.min(of, 8);
  const full = of <= 8 ? agree : Math.round((agree / of) * 8);
  return (
    <span className="ag" role="img" aria-label={t.block.agree(String(agree), String(of))}>
      {Array.from({ length: shown }, (_, i) => (
        <i key={`bar-${i.toString()}`} className={i < full ? undefined : 'x'} />
      ))}
      <span className={agree < of ? 'warn' : 't3'}>
        {agree}/{of}
      </span>
    </span>
  );
}
