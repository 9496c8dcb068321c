/**
 * Fits packages/catalog/src/radar/judge/weights.json. `title` (titles and what abstracts list): from the pairs of Shanghai, Guiyang and Bijie judged by hand.
 * `both`, `items`, `overlap`: from pairs fabricated of the tables of the same catalogues and of half of the compositions. Nothing of what is reported on is
 * read: Anshun, Liupanshui, Qiannan, Zunyi, the demo, the other half.
 *
 *   node bench/radar/learn.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { features, type PairEvidence } from '../../packages/catalog/src/radar/judge/features.ts';
import { overlapFeatures } from '../../packages/catalog/src/radar/judge/model.ts';
import { type MeasuredPair, measureFabricated } from './fabricated/measure.ts';
import type { Example } from './logistic.ts';
import { labelledPairs } from './real/labelled.ts';
import { openCatalogueFolder } from './real/open-catalogues.ts';
import { fitWithSigns } from './signs.ts';

const PENALTY = 3;
/** Pairs that stand for hundreds count for ten, or the model learns a handful of them by heart. */
const MOST_WEIGHT = 10;
/**
 * A fabricated negative counts for more than a positive: among the entries that a probe looks at closely, those that are no relation outnumber the others by
 * far, which the third of negatives among the fabricated pairs does not show. Most of all two tables of one form: of thirty kinds of licences each has
 * twenty-nine that look like it.
 */
const NEGATIVES = 1.5;
const ONE_FORM = 2;
const weightOf = ({ positive, kind }: MeasuredPair): number =>
  positive ? 1 : kind === 'not_same_form' ? ONE_FORM : NEGATIVES;
const PAIRS = 6000;
const SEED = 101;

const folder = openCatalogueFolder();
if (folder === undefined) throw new Error('the open catalogues are not on this machine');

const judged = (await labelledPairs(folder, ['learnt'])).flatMap(({ judged: found, label, weight }): Example[] => {
  // overlaps are neither: told or not told, nobody is misled
  if (found === undefined || label === 'O' || found.judgement.evidence.strip.bodiesApart) return [];
  const positive = label === 'D' || label === 'R' || label === 'P';
  return [{ features: features(found.judgement.evidence), positive, weight: Math.min(MOST_WEIGHT, weight) }];
});

const fabricated = (await measureFabricated(folder, 'learnt', PAIRS, SEED)).filter(
  (pair): pair is MeasuredPair & { judged: NonNullable<MeasuredPair['judged']> } => pair.judged !== undefined,
);
const evidenceOf = (pair: (typeof fabricated)[number]): PairEvidence => pair.judged.judgement.evidence;
const examples = (
  evidence: (pair: (typeof fabricated)[number]) => PairEvidence,
  positive: (pair: MeasuredPair) => boolean,
  made: (evidence: PairEvidence) => Example['features'],
): Example[] =>
  fabricated.map((pair) => ({
    features: made(evidence(pair)),
    positive: positive(pair),
    weight: weightOf(pair),
  }));

const oneKind = (pair: MeasuredPair) => pair.positive && pair.kind !== 'joinable';
const withTitle = fabricated.filter((pair) => (evidenceOf(pair).title?.least ?? 0) > 0);
const models = {
  title: fitWithSigns(judged, PENALTY),
  both: fitWithSigns(
    withTitle.map((pair) => ({
      features: features(evidenceOf(pair)),
      positive: oneKind(pair),
      weight: weightOf(pair),
    })),
    PENALTY,
  ),
  items: fitWithSigns(
    examples((pair) => ({ ...evidenceOf(pair), title: undefined }), oneKind, features),
    PENALTY,
  ),
  overlap: fitWithSigns(
    examples(evidenceOf, (pair) => pair.positive, overlapFeatures),
    PENALTY,
  ),
};
const target = new URL('../../packages/catalog/src/radar/judge/weights.json', import.meta.url);
const provenance = [
  'bench/radar/learn.ts: logistic regression, L2 penalty 3, signs fixed beforehand (bench/radar/signs.ts).',
  `title: ${judged.length} pairs of Shanghai, Guiyang and Bijie judged by hand (bench/radar/labels).`,
  `both, items, overlap: ${fabricated.length} pairs fabricated of tables of the same catalogues and of half of the compositions of elements, seed ${SEED}.`,
].join(' ');
const before = await readFile(target, 'utf8');
const after = `${JSON.stringify({ provenance, models }, null, 2)}\n`;
await writeFile(target, after);
process.stdout.write(`${JSON.stringify(models, null, 1)}\n${before === after ? 'as before' : 'changed'}\n`);
