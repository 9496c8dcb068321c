/** What a word may be in a title: what it is a table of, what is done, what is counted. One bit each. */
import { formFactor } from './lexicon.ts';
import { isAct, isMeasure } from './topics.ts';

export const Role = { object: 1, act: 2, measure: 4 } as const;

export const rolesOf = (word: string): number =>
  (formFactor(word) === 1 ? Role.object : 0) | (isAct(word) ? Role.act : 0) | (isMeasure(word) ? Role.measure : 0);
