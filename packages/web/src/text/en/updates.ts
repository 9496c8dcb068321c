/** Words of the duty to keep data up to date. */
import { named } from '../named.ts';
import { plural } from '../plural.ts';
import type { updatesZh } from '../zh/updates.ts';

const within = (term: string): string => `within ${term} of the last delivery or of publication`;

export const updatesEn: typeof updatesZh = {
  title: 'Updates',
  missing: 'What is missing',
  wasMissing: 'What was missing',
  never: (cadence, published) =>
    `To be updated ${cadence.toLowerCase()}; nothing has been delivered since it was published on ${published}`,
  since: (cadence, day) => `To be updated ${cadence.toLowerCase()}; last delivered on ${day}`,
  due: (day) => `the next delivery was due by ${day}`,
  late: (n) => `${plural(n, 'working day', 'working days')} late`,
  settled: (day) => `Delivered on ${day}, which closed this case`,
  run: 'Run',
  reason: 'Why it was not updated',
  promised: 'To be delivered by',
  explainedBy: 'Explained by',
  basis: (words) =>
    `Counted as “${words}”: a rule of the house; a last day that is a holiday moves to the next working day`,
  termOf: {
    working_day: (n) => within(plural(n, 'working day', 'working days')),
    day: (n) => within(plural(n, 'day', 'days')),
    month: (n) => within(plural(n, 'month', 'months')),
    year: (n) => within(plural(n, 'year', 'years')),
  },
  deliveries: 'Deliveries',
  noDeliveries: 'This resource has never been delivered',
  at: 'Delivered',
  rows: 'Rows',
  now: 'Now',
  state: named({
    in_time: 'in time',
    late: 'late',
    never: 'never delivered',
    no_promise: 'no cadence promised',
    not_collected: 'not collected by the platform',
  }),
  nextDue: (day) => `Next delivery due by ${day}`,
  deferred: (day) => `Deferred until ${day}`,
  openCase: 'Open the duty to update',
  ways: 'What you can do',
  deliver: 'Deliver the data',
  deliverHelp: 'As agreed for this resource; the run that takes it in closes this case',
  toResource: 'How it is collected',
  explain: 'Explain',
  explainHelp: 'Say why, and by when you will deliver; if the data bureau accepts, nothing is owed until then',
  extend: 'Ask for more time',
  extendHelp: (days) => `You can ask for up to ${plural(days, 'working day', 'working days')} more`,
  recadence: 'Change the cadence',
  recadenceHelp: 'If the cadence is unrealistic, revise it; publishing the revision closes this case',
  toEntry: 'To the entry',
  stop: 'Take it off the ledger',
  stopHelp: 'If no more data will come, withdraw the resource; that closes this case',
  judge: (reason) => `Explanation: ${reason}`,
};
