/** The evidence of a link as a waterfall; items that say nothing stand in a sentence below. */
import type { Evidence } from '@kuaishu/api';
import { Waterfall } from '../charts/Waterfall.tsx';
import { useWords } from '../text/index.ts';

export function EvidenceChart({
  evidence,
  priorBits,
}: {
  readonly evidence: readonly Evidence[];
  readonly priorBits: number;
}) {
  const { t, f, pick } = useWords();
  const speaks = evidence.filter((one) => Math.abs(one.bits) >= 0.05);
  const silent = evidence.filter((one) => Math.abs(one.bits) < 0.05);
  const total = priorBits + evidence.reduce((sum, one) => sum + one.bits, 0);
  return (
    <>
      <Waterfall
        priorBits={priorBits}
        label={t.link.evidenceLabel(f.bits(total))}
        evidence={speaks.map((one) => ({
          key: one.attribute,
          label: `${pick(one.title)} ${t.link.levels[one.level] ?? one.level}`,
          bits: one.bits,
        }))}
      />
      {silent.length > 0 && <p className="t3 sm">{t.link.silent(silent.map((one) => pick(one.title)))}</p>}
    </>
  );
}
