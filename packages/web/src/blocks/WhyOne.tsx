/** Why these records are one: the graph of their links, and the evidence of the one chosen. */
import type { Edge, EntityView } from '@kuaishu/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { ClusterGraph } from '../charts/ClusterGraph.tsx';
import { useDepartment } from '../domain/codes.ts';
import { EvidenceChart } from '../domain/EvidenceChart.tsx';
import { useWords, type Words } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

/** Beyond this many records a graph is a ball of wool: the table says more. */
const MOST = 24;

function labelOf(edge: Edge, { t, f, pick }: Words): string {
  if (edge.kind === 'identifier' || edge.kind === 'key') {
    const strongest = edge.evidence.toSorted((a, b) => b.bits - a.bits)[0];
    return strongest ? t.link.sameValue(pick(strongest.title)) : t.link.kinds[edge.kind];
  }
  if (edge.kind === 'answer' || edge.kind === 'name') return t.link.kinds[edge.kind];
  if (edge.kind === 'refused') return t.link.refusedBits(f.bits(edge.bits));
  return t.link.byBits(f.bits(edge.bits));
}

export function WhyOne({ view }: { readonly view: EntityView }) {
  const words = useWords();
  const { t, f, pick } = words;
  const department = useDepartment();
  const search = useSearch({ from: '/blocks/$block/entities/$entity' });
  const navigate = useNavigate({ from: '/blocks/$block/entities/$entity' });
  const [asTable, setAsTable] = useState(view.records.length > MOST);
  const subject = t.link.title[view.subject] ?? t.link.titleOther;
  if (view.records.length < 2 || view.edges.length === 0) {
    return (
      <Sheet title={subject}>
        <Empty title={t.link.alone}>{t.link.aloneHelp}</Empty>
      </Sheet>
    );
  }
  const interesting = view.edges.findIndex((edge) => edge.kind === 'probabilistic');
  const chosen =
    search.edge !== undefined && search.edge <= view.edges.length ? search.edge - 1 : Math.max(0, interesting);
  const choose = (index: number) =>
    void navigate({ search: (before) => ({ ...before, edge: index + 1 }), replace: true, resetScroll: false });
  const of = new Map(view.records.map((record) => [record.record, record]));
  const nameOf = (record: number) => {
    const source = of.get(record)?.source;
    return source ? `${pick(source.resourceName)} ${t.block.rowOf(f.count(source.row))}` : f.count(record);
  };
  const edge = view.edges[chosen];
  const linked = view.edges.filter((one) => one.kind !== 'refused').length;
  const refused = view.edges.length - linked;
  return (
    <Sheet
      className="cl"
      title={subject}
      hint={t.link.hint(f.count(view.records.length), f.count(linked), refused > 0 ? f.count(refused) : '')}
      end={
        view.records.length <= MOST && (
          <button type="button" className="lnk" onClick={() => setAsTable(!asTable)}>
            {asTable ? t.act.asPicture : t.act.asTable}
          </button>
        )
      }
    >
      <div className="two">
        <div>
          {asTable ? (
            <Table
              caption={subject}
              rows={view.edges.map((one, index) => ({ one, index }))}
              rowKey={({ index }) => String(index)}
              rowClass={({ index }) => (index === chosen ? 'sel' : undefined)}
              columns={[
                {
                  key: 'pair',
                  head: t.link.pair,
                  heads: true,
                  cell: ({ one, index }) => (
                    <button
                      type="button"
                      className="lnk"
                      style={{ whiteSpace: 'normal', textAlign: 'left' }}
                      onClick={() => choose(index)}
                    >
                      {nameOf(one.left)} – {nameOf(one.right)}
                    </button>
                  ),
                },
                { key: 'why', head: t.link.why, cell: ({ one }) => labelOf(one, words) },
                { key: 'bits', head: t.link.bits, num: true, cell: ({ one }) => f.bits(one.bits) },
              ]}
            />
          ) : (
            <ClusterGraph
              label={t.link.graphLabel(f.count(view.records.length), f.count(linked))}
              records={view.records.map(({ record, source }) => ({
                record,
                provider: department(source.provider),
                name: pick(source.resourceName),
                row: t.block.rowOf(f.count(source.row)),
              }))}
              links={view.edges.map((one) => ({
                left: one.left,
                right: one.right,
                kind: one.kind,
                label: labelOf(one, words),
              }))}
              chosen={chosen}
              choose={choose}
            />
          )}
        </div>
        {edge && (
          <div>
            <div className="row">
              <b>
                {nameOf(edge.left)} – {nameOf(edge.right)}
              </b>
              <span className="sp" />
              <span className="tag acc">
                <LinkIcon className="i s" aria-hidden="true" />
                {edge.kind === 'probabilistic' || edge.kind === 'refused'
                  ? t.link.probability(f.percent(edge.probability, 1))
                  : t.link.kinds[edge.kind]}
              </span>
            </div>
            <p className="t3 sm" style={{ margin: '2px 0 10px' }}>
              {t.link.explain[edge.kind]}
            </p>
            {edge.evidence.length > 0 && <EvidenceChart priorBits={edge.priorBits} evidence={edge.evidence} />}
          </div>
        )}
      </div>
      <div className="lg">
        <span>
          <svg width="26" height="6" aria-hidden="true">
            <path d="M0 3H26" stroke="var(--ks-color-primary)" strokeWidth="3" />
          </svg>
          {t.link.legendExact}
        </span>
        <span>
          <svg width="26" height="6" aria-hidden="true">
            <path d="M0 3H26" stroke="var(--ks-color-primary)" strokeWidth="2" strokeDasharray="7 4" />
          </svg>
          {t.link.legendProbable}
        </span>
        <span>
          <svg width="26" height="6" aria-hidden="true">
            <path d="M0 3H26" stroke="var(--ks-chart-limit)" strokeWidth="1.3" strokeDasharray="2 4" />
          </svg>
          {t.link.legendRefused}
        </span>
      </div>
    </Sheet>
  );
}
