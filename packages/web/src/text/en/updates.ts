/** Words of the duty to keep data up to date. */
import { named } from '../named.ts';
import { plural } from '../plural.ts';
import type { updatesZh } from '../zh/updates.ts';

export const updatesEn: typeof updatesZh = {
  title: 'Updates',
  missing: 'What is missing',
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
  termOf: (value, unit) => `within ${value} ${unit} of the last delivery or of publication`,
  unit: named({ working_day: 'working days', day: 'days', month: 'months', year: 'years' }),
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
  deliverHelp: 'in the way agreed for this resource; the next run that takes it in closes this case',
  toResource: 'How it is collected',
  explain: 'Explain',
  explainHelp: 'Say why and by when; if the data bureau accepts, it is deferred until that day',
  extend: 'Ask for more time',
  extendHelp: (days) => `An extension of up to ${plural(days, 'working day', 'working days')} can be asked for`,
  recadence: 'Change the cadence',
  recadenceHelp: 'Where it was not realistic: once the revised entry is published, this case closes',
  toEntry: 'To the entry',
  stop: 'Take it off the ledger',
  stopHelp: 'Where no more data arise: once it is withdrawn, this case closes',
  judge: (reason) => `Explanation: ${reason}`,
};
