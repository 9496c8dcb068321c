/** Words of the quarantine. */
import type { quarantineZh } from '../zh/quarantine.ts';

export const quarantineEn: typeof quarantineZh = {
  help: 'Rows that a rule refused, kept as the department wrote them; none is lost.',
  ofRun: (run) => `Run ${run}`,
  export: 'Export',
  filters: 'Filters',
  allResources: 'All resources',
  dropFilter: (label) => `Remove filter: ${label}`,
  row: (n) => `row ${n}`,
  place: 'Place',
  why: 'Reason',
  reasons: 'Reasons',
  moreReasons: (n) => `and ${n} more`,
  refused: 'A quarantined row',
  gone: 'This row is no longer in quarantine',
  goneHelp: 'It may have been mended and be in the block, or belong to another run.',
  line: (n) => `line ${n}`,
  failed: (rule) => `Does not hold: ${rule}`,
  proposed: 'proposed',
  fewer: 'Fewer',
  empty: 'No quarantined row',
  emptyHelp: 'Rows that a rule refused are kept here. This run has none.',
  emptyHere: 'None of this resource and rule. Look at all of them, or choose another rule.',
  all: 'Show all',
  mend: 'How to mend them:',
  mendHow:
    'Export the resource’s rows, correct the marked cells, put the file into the resource’s folder in sources/mended/ (or let the department deliver again), and start the next run. Rows that pass leave quarantine and enter the block.',
  exportTitle: 'Export quarantined rows',
  exportHelp:
    'The file holds plain values, so that the department can mend them. Who exported it, why and when is kept.',
  purposeHint: 'For example: returned to the police to correct ID numbers',
  download: 'Export CSV',
};
