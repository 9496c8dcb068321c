/** Words of review: pairs that a person decides. */
import { plural } from '../plural.ts';
import type { reviewZh } from '../zh/review.ts';

export const reviewEn: typeof reviewZh = {
  title: 'The same or not?',
  help: 'Too little evidence to merge these by itself, or to keep them apart. Answers are kept and count from the next run on.',
  count: (total, answered) => `${plural(total, 'pair', 'pairs')}, ${answered} answered`,
  allBlocks: 'All blocks',
  empty: 'No pair to judge',
  emptyHelp: 'Pairs of records with doubtful evidence come up here. There are none now.',
  queue: 'Queue',
  verdicts: { same: 'same', different: 'different' },
  notKept: 'The answer was not kept.',
  place: (n, total) => `pair ${n} of ${total}`,
  same: 'Same',
  different: 'Different',
  undo: 'Undo',
  onlyRead: 'Your present post may only look; data stewards and the refinery operator decide.',
  keys: 'Keyboard',
  keyList: [
    ['S', 'the same; on to the next'],
    ['D', 'different; on to the next'],
    ['U', 'take back the last answer'],
    ['J', 'next pair'],
    ['K', 'previous pair'],
    ['?', 'this list'],
  ],
  answeredHere: (n) => `${n} answered just now`,
  question: { population: 'Is this one person?', organisation: 'Is this one organisation?' },
  questionOther: 'Is this one entity?',
  sideBySide: 'Two records side by side',
  evidence: 'Evidence in bits: to the right for one entity, to the left against',
  differs: ', differs',
};
