/** The pages of the office by whose work they are; a role comes again where its pages are many, so that no journey is long. */
export const PAGES_BY_ROLE: readonly (readonly [role: string, what: string, pages: readonly string[]])[] = [
  [
    'steward',
    'compiling',
    [
      '/catalogue/new',
      '/catalogue/new?tab=file',
      '/catalogue/new?tab=database',
      '/catalogue/import',
      '/catalogue/form',
      '/catalogue/mine',
    ],
  ],
  [
    'steward',
    'looking up',
    [
      '/catalogue',
      '/catalogue/resolve',
      '/catalogue/stars',
      '/catalogue/lists',
      '/catalogue/lists?list=needs',
      '/catalogue/lists?list=duties',
      '/ledger',
    ],
  ],
  [
    'steward',
    'duties',
    [
      '/inbox',
      '/cases/new/data_need',
      '/procedures',
      '/procedures/catalogue_entry',
      '/terms',
      '/duties',
      '/cases',
      '/account',
    ],
  ],
  [
    'operator',
    'refining',
    ['/', '/resources', '/runs', '/quarantine', '/blocks/population', '/discrepancies', '/review'],
  ],
  [
    'evaluator',
    'assessing',
    ['/', '/?view=table', '/blocks', '/blocks/population', '/blocks/population?tab=releases', '/resources/ga_hukou'],
  ],
  [
    'steward@花溪民政',
    'of a county',
    [
      '/',
      '/catalogue',
      '/catalogue/mine',
      '/blocks/population',
      '/blocks/population/diff',
      '/resources/ga_hukou?tab=rules',
    ],
  ],
  [
    'system_admin',
    'accounts',
    ['/admin/users', '/admin/import/people', '/admin/organisations', '/admin/services', '/admin/webhooks', '/effects'],
  ],
  ['security_admin', 'rights', ['/admin/permissions', '/admin/import/grants']],
  ['audit_admin', 'records', ['/admin/audit', '/accountability']],
];
