/**
 * Which way each kind of evidence may point, known before any example is seen. A weight that a few hundred examples would turn the other way is chance, and is
 * left out: the model is fitted again without it.
 */
import { type Example, fitLogistic } from './logistic.ts';

const AGAINST = new Set([
  'title_substitution',
  'title_poor_apart',
  'title_acts_apart',
  'title_act_of_one',
  'title_measure_of_one',
  'title_rest_same_body',
  'title_asides_apart',
  'other_subject',
  'items_general_apart',
  'items_most_apart',
  'general_apart',
]);
const EITHER = new Set(['no_items']);

export function fitWithSigns(
  examples: readonly Example[],
  penalty: number,
): { intercept: number; [feature: string]: number } {
  const left = new Set<string>();
  for (;;) {
    const seen = examples.map((example) => ({
      ...example,
      features: Object.fromEntries(Object.entries(example.features).filter(([name]) => !left.has(name))),
    }));
    const model = fitLogistic(seen, penalty);
    const wrong = Object.entries(model)
      .filter(
        ([name, weight]) => name !== 'intercept' && !EITHER.has(name) && (AGAINST.has(name) ? weight > 0 : weight < 0),
      )
      .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
    const [worst] = wrong;
    if (worst === undefined) return model;
    left.add(worst[0]);
  }
}
