/** One procedure as its definition says it: the picture, and beside it the table of who may do what in which state. */
import type { ProcedureView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { textWidth } from '../charts/fit-text.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { drawDiagram, WIDE } from './procedure-diagram.geometry.ts';
import { TermButton, useTerms } from './TermsPage.tsx';
import './cases.css';

/** Of the words on arrows; the same stands in cases.css. */
const WORD_PX = 11;
/** Of titles in boxes, there too. */
const TITLE_PX = 13;
const LINE_PX = 14;
/** A step that every procedure has unless it says otherwise. */
const WITHDRAW = 'withdraw';

export function ProcedurePage() {
  const { procedure } = useParams({ from: '/procedures/$procedure' });
  const { t, f, pick } = useWords();
  const answer = useQuery({
    queryKey: ['procedure', procedure],
    queryFn: ({ signal }) => read('procedure', { params: { procedure }, query: {}, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={8} />}>
      {(view) => {
        const stateTitle = (name: string) => {
          const found = view.states.find((state) => state.name === name);
          return found ? pick(found.title) : name;
        };
        const stepTitle = (name: string) => {
          const found = view.transitions.find((one) => one.name === name);
          return found ? pick(found.title) : name;
        };
        return (
          <>
            <PageHead
              crumb={<Link to="/procedures">{t.cases.procedures}</Link>}
              title={pick(view.title)}
              meta={[view.purpose ? pick(view.purpose) : '', t.cases.version(String(view.version))]}
              actions={
                // Cases about an entry begin on its page, where the entry is known.
                view.subject !== 'entry' && (
                  <Link className="btn p" to="/cases/new/$procedure" params={{ procedure }}>
                    {t.cases.start}
                  </Link>
                )
              }
            />
            <Sheet title={t.cases.diagram}>
              <Diagram view={view} />
            </Sheet>
            <Sheet title={t.cases.table}>
              <Table
                caption={t.cases.table}
                rows={view.table}
                rowKey={(row) => `${row.state} ${row.performer.word}`}
                columns={[
                  { key: 'state', head: t.cases.states, heads: true, cell: (row) => stateTitle(row.state) },
                  { key: 'who', head: t.cases.who, cell: (row) => pick(row.performer.title) },
                  { key: 'can', head: t.cases.canDo, cell: (row) => f.list(row.transitions.map(stepTitle)) },
                ]}
              />
            </Sheet>
            {view.clocks.length > 0 && (
              <Sheet
                title={t.cases.deadline}
                end={
                  <Link className="btn sm" to="/terms">
                    {t.upkeep.allTerms}
                  </Link>
                }
              >
                <Table
                  caption={t.cases.deadline}
                  rows={view.clocks}
                  rowKey={(clock) => clock.name}
                  columns={[
                    { key: 'title', head: t.cases.deadline, heads: true, cell: (clock) => pick(clock.title) },
                    { key: 'in', head: t.cases.states, cell: (clock) => f.list(clock.runsIn.map(stateTitle)) },
                    {
                      key: 'warn',
                      head: t.cases.warning,
                      className: 't2',
                      cell: (clock) => t.cases.warn(f.count(clock.warnDays)),
                    },
                    { key: 'term', head: t.cases.allowed, cell: (clock) => <Term id={clock.deadline} /> },
                  ]}
                />
              </Sheet>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** A title that is wider than its box stands in two lines, cut at the space nearest to its middle. */
function linesOf(title: string): readonly string[] {
  const spaces = [...title.matchAll(/ /g)].map(({ index }) => index);
  const middle = title.length / 2;
  const cut = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return cut === undefined || textWidth(title, TITLE_PX) <= WIDE - 8
    ? [title]
    : [title.slice(0, cut), title.slice(cut + 1)];
}

/** How long it may take, and by which rule. */
function Term({ id }: { readonly id: string }) {
  const { t, f, pick } = useWords();
  const { data } = useTerms();
  const rows = data?.items.filter((one) => one.id === id) ?? [];
  const found = rows.find(({ current }) => current);
  if (!found) return <span className="mono t3">{id}</span>;
  return (
    <>
      <b>{t.cases.term(f.count(found.value), t.cases.unit[found.unit] ?? '')}</b>{' '}
      <span className="t2 sm">{pick(found.basis)}</span>{' '}
      {!found.verified && <span className="tag warn">{t.cases.unverified}</span>} <TermButton rows={rows} />
    </>
  );
}

function Diagram({ view: { diagram, title } }: { readonly view: ProcedureView }) {
  const { t, pick } = useWords();
  // Whoever applied may withdraw from nearly everywhere: a sentence says so, the picture shows the way of the work.
  const shown = diagram.edges.filter(({ transition }) => transition !== WITHDRAW);
  const { viewBox, states, edges } = drawDiagram(
    { ...diagram, edges: shown },
    (edge) => textWidth(pick(edge.title), WORD_PX) + 8,
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than its place is scrolled with the keyboard too */}
      <section className="scroll pad" aria-label={pick(title)} tabIndex={0}>
        <svg
          className="proc"
          width={viewBox.width}
          height={viewBox.height}
          viewBox={`${viewBox.x} ${viewBox.y} ${viewBox.width} ${viewBox.height}`}
          role="img"
          aria-label={pick(title)}
        >
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0 8 4 0 8Z" />
            </marker>
          </defs>
          {edges.map(({ edge, path }) => (
            <path key={keyOf(edge)} d={path} markerEnd="url(#arrow)" />
          ))}
          {states.map(({ node, box }) => (
            <g key={node.state} className={node.kind}>
              <rect {...box} rx={4} />
              <text>
                {linesOf(pick(node.title)).map((line, i, all) => (
                  <tspan
                    key={line}
                    x={box.x + box.width / 2}
                    y={box.y + box.height / 2 + 4 + (i - (all.length - 1) / 2) * LINE_PX}
                  >
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          ))}
          {edges.map(({ edge, label }) => (
            <text key={keyOf(edge)} className="step" x={label.x} y={label.y + 4}>
              {pick(edge.title)}
            </text>
          ))}
        </svg>
      </section>
      {shown.length < diagram.edges.length && <p className="pad t2 sm">{t.cases.withdrawable}</p>}
    </>
  );
}

const keyOf = ({ transition, from, to }: ProcedureView['diagram']['edges'][number]) => `${transition} ${from} ${to}`;
