// The arrows between packages (docs/architecture.md). A package imports only those listed here.
const may = {
  standards: [],
  gm: [],
  ledger: ['gm'],
  catalog: ['standards'],
  engine: ['standards'],
  refinery: ['standards', 'catalog', 'engine'],
  api: ['standards'],
  demo: ['standards', 'catalog'],
  server: ['standards', 'catalog', 'gm', 'ledger', 'engine', 'refinery', 'api', 'demo'],
  web: ['api'],
  cli: ['standards', 'catalog', 'gm', 'ledger', 'engine', 'refinery', 'api', 'demo', 'server'],
};
const arrows = Object.entries(may).map(([from, to]) => ({
  name: `${from}-imports-only-what-it-may`,
  comment: `packages/${from} may import: ${to.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^packages/${from}/src` },
  to: { path: '^packages/([^/]+)/', pathNot: [from, ...to].map((name) => `^packages/${name}/`) },
}));
// The folders of linking, lowest first (packages/refinery/src/link/README.md). A folder imports only those before it.
const link = ['dual', 'comparators', 'records', 'texts', 'comparison', 'learning', 'pairs', 'clusters', 'deterministic', 'blocking', 'deciding'];
const linkArrows = link.slice(0, -1).map((folder, at) => ({
  name: `link-${folder}-imports-only-what-stands-before-it`,
  severity: 'error',
  from: { path: `^packages/refinery/src/link/${folder}/`, pathNot: '[.]test[.]ts$' },
  to: { path: `^packages/refinery/src/link/(${link.slice(at + 1).join('|')})/` },
}));
// The pages' capabilities: what two of them need is in the shared folders. A new entry may begin from a file or a database, which drafting shows.
const capabilities = ['accountability', 'admin', 'blocks', 'cases', 'catalogue', 'discrepancies', 'drafting', 'overview', 'quarantine', 'resources', 'review', 'runs'];
const pageArrows = [
  {
    name: 'capabilities-of-the-pages-do-not-import-each-other',
    severity: 'error',
    from: { path: `^packages/web/src/(${capabilities.join('|')})/` },
    to: { path: `^packages/web/src/(${capabilities.join('|')})/`, pathNot: ['^packages/web/src/$1/', '^packages/web/src/drafting/From(File|Database)[.]tsx$'] },
  },
  {
    name: 'shared-folders-of-the-pages-know-no-capability',
    severity: 'error',
    from: { path: '^packages/web/src/(charts|domain|frame|lib|session|table|text|ui)/' },
    to: { path: `^packages/web/src/(${capabilities.join('|')})/` },
  },
];
module.exports = {
  forbidden: [
    ...arrows,
    ...linkArrows,
    ...pageArrows,
    {
      name: 'steps-know-no-reader',
      comment: 'what a step makes, refinery/src/read shows; what both need, such as what an entity is called, stands beside them',
      severity: 'error',
      from: { path: '^packages/refinery/src/(check|clean|collect|fuse|link|mask|mine|naming|profile|publish)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^packages/refinery/src/read/' },
    },
    { name: 'no-circular', comment: 'types count too: two files that need each other are one, or lack a third', severity: 'error', from: {}, to: { circular: true } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'only-through-the-front-door',
      comment: 'import another package by its name, never by a path into its src',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
