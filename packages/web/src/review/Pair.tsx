/** Two records side by side, their differences marked character by character, and the evidence for and against. */
import type { ReviewPair } from '@kuaishu/api';
import type { ReactNode } from 'react';
import { Waterfall } from '../charts/Waterfall.tsx';
import { compareCharacters, type Piece } from '../lib/characters.ts';
import { useWords } from '../text/index.ts';
import type { Verdict } from './queue.ts';

export function Pair({
  pair,
  verdict,
  place,
  children,
}: {
  readonly pair: ReviewPair;
  readonly verdict: Verdict | null;
  readonly place: string;
  readonly children: ReactNode;
}) {
  const { t, f, pick } = useWords();
  const prior = pair.bits - pair.evidence.reduce((sum, one) => sum + one.bits, 0);
  const rows = pair.attributes.filter(
    ({ attribute }) =>
      pair.left.values[attribute]?.value || pair.right.values[attribute]?.value || pair.left.values[attribute]?.covered,
  );
  return (
    <section className="sheet pair">
      <header>
        <h3>{t.review.question[pair.block] ?? t.review.questionOther}</h3>
        <span className="t3 sm">{place}</span>
        <span className="end row">
          {verdict && <span className={`tag ${verdict === 'same' ? 'ok' : 'warn'}`}>{t.review.verdicts[verdict]}</span>}
          <span className="tag acc">{t.link.probability(f.percent(pair.probability, 1))}</span>
        </span>
      </header>
      <div className="two">
        <div className="scroll">
          <table>
            <caption className="sr">{t.review.sideBySide}</caption>
            <thead>
              <tr>
                <th scope="col">{t.word.item}</th>
                {[pair.left, pair.right].map((side) => (
                  <th key={side.source.record} scope="col">
                    <b>{pick(side.source.resourceName)}</b>
                    <div>
                      {side.source.provider} {t.block.rowOf(f.count(side.source.row))}
                    </div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ attribute, title }) => (
                <Compared
                  key={attribute}
                  title={pick(title)}
                  left={pair.left.values[attribute]}
                  right={pair.right.values[attribute]}
                />
              ))}
            </tbody>
          </table>
        </div>
        <div className="evidence">
          <p className="t3 sm" style={{ marginBottom: 8 }}>
            {t.review.evidence}
          </p>
          <Waterfall
            priorBits={prior}
            label={t.link.evidenceLabel(f.bits(pair.bits))}
            evidence={pair.evidence.map((one) => ({
              key: one.attribute,
              label: `${pick(one.title)} ${t.link.levels[one.level] ?? one.level}`,
              bits: one.bits,
            }))}
          />
        </div>
      </div>
      <footer>{children}</footer>
    </section>
  );
}

type Value = ReviewPair['left']['values'][string] | undefined;

function Compared({ title, left, right }: { readonly title: string; readonly left: Value; readonly right: Value }) {
  const { t } = useWords();
  const [a, b] = [left?.value ?? null, right?.value ?? null];
  const pieces = a !== null && b !== null ? compareCharacters(a, b) : null;
  const differ = a !== null && b !== null && a !== b;
  return (
    <tr className={differ ? 'differ' : undefined}>
      <th scope="row" className="t2">
        {title}
        {differ && <span className="sr">{t.review.differs}</span>}
      </th>
      <td>
        <Side value={left} pieces={pieces?.left ?? null} />
      </td>
      <td>
        <Side value={right} pieces={pieces?.right ?? null} />
      </td>
    </tr>
  );
}

function Side({ value, pieces }: { readonly value: Value; readonly pieces: readonly Piece[] | null }) {
  const { t } = useWords();
  if (!value || (value.value === null && !value.covered)) return <span className="t3">{t.word.blank}</span>;
  if (value.value === null) return <span className="t3">{t.block.covered}</span>;
  if (!pieces) return value.value;
  return pieces.map((piece, i) =>
    piece.same ? (
      <span key={`p-${i.toString()}`}>{piece.text}</span>
    ) : (
      <mark key={`p-${i.toString()}`}>{piece.text}</mark>
    ),
  );
}
