/** Quality of the run's resources in the six dimensions of GB/T 36344, weighted by rows. */
import type { Dimension, RunView } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { meanScores } from './quality-scores.ts';

export function Quality({ run }: { readonly run: RunView }) {
  const { t, f } = useWords();
  const scores = meanScores(run);
  const known = (Object.entries(scores) as [Dimension, number | null][]).filter(([, score]) => score !== null);
  if (known.length === 0) return null;
  return (
    <Sheet title={t.word.quality} end={run.summary.quality === null ? '' : <b>{f.mark(run.summary.quality)}</b>}>
      <div className="in">
        <table className="dots">
          <caption className="sr">{t.run.qualityHelp}</caption>
          <thead className="sr">
            <tr>
              <th>{t.run.dimension}</th>
              <th>{t.word.quality}</th>
            </tr>
          </thead>
          <tbody>
            {known.map(([dimension, score]) => (
              <tr key={dimension}>
                <th scope="row">{t.dimension[dimension]}</th>
                <td>
                  <svg viewBox="0 0 100 12" width="100" height="12" aria-hidden="true">
                    <path d="M4 6H96" stroke="var(--ks-color-border)" />
                    <circle
                      cx={4 + 0.92 * Math.max(0, ((score ?? 0) - 0.6) / 0.004)}
                      cy="6"
                      r="3.6"
                      fill="var(--ks-chart-1)"
                    />
                  </svg>
                </td>
                <td className="num b">{f.mark(score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="t3 sm">{t.run.qualityHelp}</p>
      </div>
    </Sheet>
  );
}
