/** Two records side by side, their differences marked character by character, and the evidence for and against. */
import type { ReviewPair } from '@kuaishu/api';
import type { ReactNode } from 'react';
import { useDepartment, useMeaning } from '../domain/codes.ts';
import { EvidenceChart } from '../domain/EvidenceChart.tsx';
import { Value } from '../domain/Value.tsx';
import { compareCharacters, type Piece } from '../lib/characters.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
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
  const department = useDepartment();
  const prior = pair.bits - pair.evidence.reduce((sum, one) => sum + one.bits, 0);
  const rows = pair.attributes.filter(
    ({ attribute }) =>
      pair.left.values[attribute]?.value || pair.right.values[attribute]?.value || pair.left.values[attribute]?.covered,
  );
  return (
    <section className="sheet pair">
      <header>
        <h2>{t.review.question[pair.block] ?? t.review.questionOther}</h2>
        <span className="t3 sm">{place}</span>
        <span className="end row">
          {verdict && <span className={`tag ${verdict === 'same' ? 'ok' : 'warn'}`}>{t.review.verdicts[verdict]}</span>}
          <span className="tag acc">{t.link.probability(f.percent(pair.probability, 1))}</span>
        </span>
      </header>
      <div className="two">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard where it is wider than its place */}
        <section className="scroll" aria-label={t.review.sideBySide} tabIndex={0}>
          <table>
            <caption className="sr">{t.review.sideBySide}</caption>
            <thead>
              <tr>
                <th scope="col">{t.word.item}</th>
                {[pair.left, pair.right].map((side) => (
                  <th key={side.source.record} scope="col">
                    <b>{pick(side.source.resourceName)}</b>
                    <div>
                      {department(side.source.provider)} {t.block.rowOf(f.count(side.source.row))}
                    </div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ attribute, title }) => (
                <Compared
                  key={attribute}
                  attribute={attribute}
                  title={pick(title)}
                  left={pair.left.values[attribute]}
                  right={pair.right.values[attribute]}
                />
              ))}
            </tbody>
          </table>
        </section>
        <div className="evidence">
          <p className="t3 sm" style={{ marginBottom: 8 }}>
            {t.review.evidence}
          </p>
          <EvidenceChart priorBits={prior} evidence={pair.evidence} />
        </div>
      </div>
      <footer>{children}</footer>
    </section>
  );
}

type Recorded = ReviewPair['left']['values'][string] | undefined;

function Compared({
  attribute,
  title,
  left,
  right,
}: {
  readonly attribute: string;
  readonly title: string;
  readonly left: Recorded;
  readonly right: Recorded;
}) {
  const { t } = useWords();
  const meaning = useMeaning();
  const [a, b] = [left?.value ?? null, right?.value ?? null];
  // When it was last written differs for any two records: no difference of the subject.
  const differ = a !== null && b !== null && a !== b && attribute !== 'updated_at';
  // Codes differ as wholes; what was written differs character by character.
  const coded = a !== null && meaning(attribute, a) !== null;
  const pieces = differ && !coded ? compareCharacters(a, b) : null;
  const side = (value: Recorded, of: readonly Piece[] | null) => {
    const shown = <Value attribute={attribute} value={value?.value ?? null} covered={value?.covered ?? false} />;
    if (of)
      return of.map((piece, i) =>
        piece.same || /^\*+$/.test(piece.text) ? (
          <span key={`p-${i.toString()}`}>
            <Mixed>{piece.text}</Mixed>
          </span>
        ) : (
          <mark key={`p-${i.toString()}`}>
            <Mixed>{piece.text}</Mixed>
          </mark>
        ),
      );
    return differ ? <mark>{shown}</mark> : shown;
  };
  return (
    <tr>
      <th scope="row" className="t2">
        {title}
        {differ && <span className="sr">{t.review.differs}</span>}
      </th>
      <td>{side(left, pieces?.left ?? null)}</td>
      <td>{side(right, pieces?.right ?? null)}</td>
    </tr>
  );
}
