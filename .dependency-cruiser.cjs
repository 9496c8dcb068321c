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
  server: ['standards', 'catalog', 'engine', 'refinery', 'api', 'demo'],
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
module.exports = {
  forbidden: [
    ...arrows,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
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
