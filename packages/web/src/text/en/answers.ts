/** Words of answers to findings of the duplicate radar. */
import { plural } from '../plural.ts';
import type { answersZh } from '../zh/answers.ts';

export const answersEn: typeof answersZh = {
  no: 'Not a duplicate',
  why: 'Why it is not a duplicate',
  whyHelp: 'Kept with the draft and shown at sign-off and checking; this pair is not raised again',
  say: 'Record this answer',
  saying: 'Recording',
  folded: (n) => `${n} judged not a duplicate`,
  by: (name, time) => `${name}, ${time}`,
  takeBack: 'Take it back',
  theirs: 'The other organisation says it is not a duplicate',
  title: 'Duplicates',
  meta: (found, answered, open) =>
    `The radar finds ${plural(found, 'similar resource', 'similar resources')}: ${answered} answered, ${open} not`,
  none: 'The radar finds no similar resource',
  unanswered: 'Not answered by the compiling organisation',
  answered: 'The compiling organisation: not a duplicate',
  before: (percent, shared) => `when answered: ${percent}, ${plural(shared, 'item', 'items')} the same`,
  gone: 'no longer found by the radar',
  withdrawn: (time) => `taken back ${time}`,
  digest: 'In the log',
};
