import { plural } from '../plural.ts';
import type { importsZh } from '../zh/imports.ts';

/** What there is none of is not spoken of. */
const both = (people: string, houses: string): string =>
  [
    people === '0' ? '' : plural(people, 'account', 'accounts'),
    houses === '0' ? '' : plural(houses, 'organisation', 'organisations'),
  ]
    .filter(Boolean)
    .join(' and ');

export const importsEn: typeof importsZh = {
  people: 'Import people',
  peopleMeta:
    'Many accounts at once from a sheet, new organisations along with them. It is checked cell by cell and shown first, and made together once you confirm; one fault, and none is made',
  grants: 'Grant in bulk',
  grantsMeta:
    'Many roles at once from a sheet. Each row is held against the rules of a single grant; one fault, and none is granted',
  peopleLink: 'Import from a sheet',
  grantsLink: 'Grant from a sheet',
  step: 'Choose the sheet',
  stepHelp:
    'XLSX or CSV (UTF-8, UTF-16, GB18030), headings in Chinese or English, up to 5,000 rows. Organisations by full name, short name or unified social credit code.',
  templates: 'Templates',
  choose: 'Choose a sheet',
  again: 'Choose it again once it is mended',
  reading: 'Checking',
  faults: (errors, rows) =>
    `${plural(errors, 'fault', 'faults')} in ${plural(rows, 'row', 'rows')}; nothing was imported`,
  more: (shown, total) => `The first ${shown} of ${total} are listed here`,
  warnings: (n) => `${plural(n, 'remark', 'remarks')} that keep nothing from being imported; please look`,
  faultsTitle: 'Faults and how to mend them',
  downloadFaults: 'Download the list of faults',
  faultsFile: 'import-faults',
  place: 'Place',
  row: (row) => `row ${row}`,
  line: (line) => ` (line ${line} of the text)`,
  file: 'The whole file',
  column: 'Column',
  severity: 'Severity',
  error: 'error',
  warning: 'remark',
  what: 'What is wrong',
  mend: 'How to mend it',
  preview: 'Preview: nothing has been made yet',
  grantsPreview: 'Preview: nothing has been granted yet',
  newPeople: (n) => `${plural(n, 'account', 'accounts')} to be made`,
  newOrganisations: (n) => `${plural(n, 'organisation', 'organisations')} to be made`,
  newGrants: (n) => `${plural(n, 'role', 'roles')} to be granted`,
  under: 'Parent',
  rowHead: 'Row',
  passwords: 'Make one-time passwords',
  passwordsHelp:
    'They can be downloaded once, after you confirm; hand them over in person or by another way. They are changed at the first sign-in. Without them people come in by the identity provider or a UKey, or after a reset. At most 500 accounts.',
  confirmPeople: (people, houses) => `Make ${both(people, houses)}`,
  confirmGrants: (n) => `Grant ${plural(n, 'role', 'roles')}`,
  reason: 'Reason of the grants',
  reasonHint: 'For rows whose sheet gives none',
  madePeople: (people, houses) => `Made: ${both(people, houses)}`,
  madeGrants: (n) => `Granted: ${plural(n, 'role', 'roles')}`,
  toPeople: 'See the people',
  passwordsReady: (n, until) =>
    `${plural(n, 'one-time password', 'one-time passwords')}, here this once: gone when you leave the page; good until ${until}`,
  downloadPasswords: 'Download the one-time passwords',
  passwordsFile: 'one-time-passwords',
  downloaded: 'Downloaded. Delete the file once they are handed over.',
  onePassword: 'One-time password',
  cancel: 'Do not import',
};
