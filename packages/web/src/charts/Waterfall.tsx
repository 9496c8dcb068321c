/** Evidence of a link, comparison by comparison, in bits. */
import { useWords } from '../text/index.ts';
import { fitText, textWidth } from './fit-text.ts';
import { WATERFALL, waterfall } from './waterfall.geometry.ts';

const FILL = {
  prior: 'var(--ks-chart-7)',
  for: 'var(--ks-chart-1)',
  against: 'var(--ks-chart-2)',
  none: 'var(--ks-color-border)',
  total: 'var(--ks-color-primary)',
} as const;

export function Waterfall({
  priorBits,
  evidence,
  label,
}: {
  readonly priorBits: number;
  readonly evidence: readonly { readonly key: string; readonly label: string; readonly bits: number }[];
  readonly label: string;
}) {
  const { t, f } = useWords();
  const total = priorBits + evidence.reduce((sum, one) => sum + one.bits, 0);
  const rows = [
    { key: 'prior', label: t.link.prior(f.count(Math.round(2 ** Math.abs(priorBits)))), bits: priorBits },
    ...evidence,
    { key: 'total', label: t.link.total, bits: total },
  ];
  // As much room for the labels as they need, and at least half of the picture for the bars.
  const left = Math.min(230, Math.max(110, ...rows.map((row) => textWidth(row.label, 12) + 10)));
  const chart = waterfall(priorBits, evidence, null, left);
  return (
    <svg className="pic" viewBox={`0 0 ${WATERFALL.width} ${chart.height}`} role="img" aria-label={label}>
      <path d={`M${chart.zero} 4V${chart.rule + 26}`} stroke="var(--ks-chart-limit)" />
      <path d={`M0 ${chart.rule}H${WATERFALL.width}`} stroke="var(--ks-color-border-secondary)" />
      {chart.bars.map((bar, i) => {
        const row = rows[i]!;
        const tone = bar.kind === 'none' ? 'f3' : bar.kind === 'total' ? 'w6' : '';
        return (
          <g key={bar.key}>
            <text className={`x12 ${tone}`} x="0" y={bar.y + 12}>
              {fitText(row.label, left - 6, 12)}
              <title>{row.label}</title>
            </text>
            <rect x={bar.x} y={bar.y} width={bar.width} height={WATERFALL.bar} fill={FILL[bar.kind]} />
            <text className={`x12 e ${tone || 'f2'}`} x={WATERFALL.width} y={bar.y + 12}>
              {f.bits(row.bits)}
            </text>
          </g>
        );
      })}
      <text className="x11 m f3" x={chart.zero} y={chart.rule + 40}>
        0
      </text>
    </svg>
  );
}
