/** All addresses of the UI in one table. The search part of an address holds filters, tabs and selection, so that what one sees can be sent to a colleague. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { REASONS } from './discrepancies/pairs.ts';
import { Frame } from './frame/Frame.tsx';
import { NotFound, PageFailed } from './frame/Lost.tsx';
import { compact, countOf, oneOf, regionOf, type Search, searchAsText, searchFromText, textOf } from './lib/search.ts';
import { DISCREPANCY_SORTS, QUARANTINE_SORTS } from './table/asked-sorts.ts';
import { colsPattern, sortPattern } from './table/columns.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a table keeps in the address: the word it is filtered by, its sorting, its columns. */
const tableState = (search: Search) => ({
  q: textOf(search['q']),
  sort: textOf(search['sort'], sortPattern),
  cols: textOf(search['cols'], colsPattern),
});

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
  validateSearch: (search: Search) => compact({ region: regionOf(search['region']) }),
  search: { middlewares: [retainSearchParams(['region'])] },
});

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Search) => compact({ view: oneOf(search['view'], ['table']) }),
  component: lazyRouteComponent(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
});

const resources = createRoute({
  getParentRoute: () => root,
  path: '/resources',
  validateSearch: (search: Search) => compact(tableState(search)),
  component: lazyRouteComponent(() => import('./resources/ResourcesPage.tsx'), 'ResourcesPage'),
});
const resource = createRoute({
  getParentRoute: () => root,
  path: '/resources/$resource',
  validateSearch: (search: Search) =>
    compact({ tab: oneOf(search['tab'], ['profile', 'rules']), run: textOf(search['run']) }),
  component: lazyRouteComponent(() => import('./resources/ResourcePage.tsx'), 'ResourcePage'),
});

const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  validateSearch: (search: Search) => compact({ cols: textOf(search['cols'], colsPattern) }),
  component: lazyRouteComponent(() => import('./runs/RunsPage.tsx'), 'RunsPage'),
});
const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run',
  validateSearch: (search: Search) =>
    compact({
      rule: textOf(search['rule']),
      resource: textOf(search['resource']),
      all: oneOf(search['all'], ['yes']),
      ...tableState(search),
      view: oneOf(search['view'], ['table']),
    }),
  component: lazyRouteComponent(() => import('./runs/RunPage.tsx'), 'RunPage'),
});

const quarantine = createRoute({
  getParentRoute: () => root,
  path: '/quarantine',
  validateSearch: (search: Search) =>
    compact({
      run: textOf(search['run']),
      resource: textOf(search['resource']),
      rule: textOf(search['rule']),
      row: textOf(search['row']),
      sort: oneOf(search['sort'], QUARANTINE_SORTS),
      cols: textOf(search['cols'], colsPattern),
    }),
  component: lazyRouteComponent(() => import('./quarantine/QuarantinePage.tsx'), 'QuarantinePage'),
});

const discrepancies = createRoute({
  getParentRoute: () => root,
  path: '/discrepancies',
  validateSearch: (search: Search) =>
    compact({
      block: textOf(search['block']),
      attribute: textOf(search['attribute'], /^[a-z][a-z0-9_]{0,62}$/),
      a: textOf(search['a']),
      b: textOf(search['b']),
      reason: oneOf(search['reason'], REASONS),
      suspect: textOf(search['suspect']),
      entity: textOf(search['entity']),
      pair: textOf(search['pair']),
      sort: oneOf(search['sort'], DISCREPANCY_SORTS),
      cols: textOf(search['cols'], colsPattern),
    }),
  component: lazyRouteComponent(() => import('./discrepancies/DiscrepanciesPage.tsx'), 'DiscrepanciesPage'),
});

const blocks = createRoute({
  getParentRoute: () => root,
  path: '/blocks',
  component: lazyRouteComponent(() => import('./blocks/BlocksPage.tsx'), 'BlocksPage'),
});
const block = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$block',
  validateSearch: (search: Search) =>
    compact({
      ...tableState(search),
      records: countOf(search['records']),
      tab: oneOf(search['tab'], ['attributes', 'releases']),
    }),
  component: lazyRouteComponent(() => import('./blocks/BlockPage.tsx'), 'BlockPage'),
});
const diff = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$block/diff',
  validateSearch: (search: Search) =>
    compact({
      from: textOf(search['from']),
      to: textOf(search['to']),
      attribute: textOf(search['attribute'], /^[a-z][a-z0-9_]{0,62}$/),
    }),
  component: lazyRouteComponent(() => import('./blocks/DiffPage.tsx'), 'DiffPage'),
});
const entity = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$block/entities/$entity',
  validateSearch: (search: Search) =>
    compact({
      tab: oneOf(search['tab'], ['records', 'links']),
      cell: textOf(search['cell'], /^[a-z][a-z0-9_]{0,62}$/),
      release: textOf(search['release']),
      edge: countOf(search['edge']),
    }),
  component: lazyRouteComponent(() => import('./blocks/EntityPage.tsx'), 'EntityPage'),
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: (search: Search) =>
    compact({
      block: textOf(search['block']),
      pair: textOf(search['pair']),
      offset: countOf(search['offset']),
    }),
  component: lazyRouteComponent(() => import('./review/ReviewPage.tsx'), 'ReviewPage'),
});

const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: (search: Search) =>
    compact({
      q: textOf(search['q']),
      class: textOf(search['class']),
      category: textOf(search['category']),
      territory: textOf(search['territory']),
      owner: textOf(search['owner']),
      subject: textOf(search['subject']),
      sharing: oneOf(search['sharing'], ['1', '2', '3']),
      open: oneOf(search['open'], ['true', 'false']),
      grade: oneOf(search['grade'], ['green', 'yellow']),
      cadence: textOf(search['cadence']),
      state: textOf(search['state']),
      sort: oneOf(search['sort'], ['relevance', 'changed', 'title']),
      offset: countOf(search['offset']),
    }),
  component: lazyRouteComponent(() => import('./catalogue/CataloguePage.tsx'), 'CataloguePage'),
});
const catalogueMine = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/mine',
  validateSearch: (search: Search) => compact(tableState(search)),
  component: lazyRouteComponent(() => import('./catalogue/MinePage.tsx'), 'MinePage'),
});
const catalogueNew = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/new',
  validateSearch: (search: Search) => compact({ tab: oneOf(search['tab'], ['file', 'database']) }),
  component: lazyRouteComponent(() => import('./catalogue/NewEntryPage.tsx'), 'NewEntryPage'),
});
const catalogueImport = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/import',
  component: lazyRouteComponent(() => import('./catalogue/ImportPage.tsx'), 'ImportPage'),
});
const catalogueForm = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/form',
  component: lazyRouteComponent(() => import('./catalogue/FormCheckPage.tsx'), 'FormCheckPage'),
});
const catalogueStars = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/stars',
  validateSearch: (search: Search) => compact({ q: textOf(search['q']) }),
  component: lazyRouteComponent(() => import('./catalogue/StarsPage.tsx'), 'StarsPage'),
});
const catalogueLists = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/lists',
  validateSearch: (search: Search) =>
    compact({ list: oneOf(search['list'], ['needs', 'duties']), ...tableState(search) }),
  component: lazyRouteComponent(() => import('./catalogue/ListsPage.tsx'), 'ListsPage'),
});
const catalogueResolve = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/resolve',
  validateSearch: (search: Search) =>
    compact({ subject: textOf(search['subject']), elements: textOf(search['elements']) }),
  component: lazyRouteComponent(() => import('./catalogue/ResolvePage.tsx'), 'ResolvePage'),
});
const catalogueEntry = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$entry',
  validateSearch: (search: Search) =>
    compact({
      tab: oneOf(search['tab'], ['derived', 'lineage', 'versions']),
      older: countOf(search['older']),
      newer: countOf(search['newer']),
    }),
  component: lazyRouteComponent(() => import('./catalogue/EntryPage.tsx'), 'EntryPage'),
});
const catalogueCompile = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$entry/compile',
  validateSearch: (search: Search) => compact({ tab: oneOf(search['tab'], ['about', 'items', 'derived']) }),
  component: lazyRouteComponent(() => import('./catalogue/CompilePage.tsx'), 'CompilePage'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: (search: Search) =>
    compact({ box: oneOf(search['box'], ['done', 'copies']), case: textOf(search['case'], /^case_[0-9A-Z]{26}$/) }),
  component: lazyRouteComponent(() => import('./cases/InboxPage.tsx'), 'InboxPage'),
});
const openingCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/new/$procedure',
  validateSearch: (search: Search) =>
    compact({ subject: textOf(search['subject']), title: textOf(search['title']), fill: textOf(search['fill']) }),
  component: lazyRouteComponent(() => import('./cases/OpenCasePage.tsx'), 'OpenCasePage'),
});
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: (search: Search) =>
    compact({
      holder: textOf(search['holder'], /^org_[0-9A-Z]{26}$/),
      procedure: textOf(search['procedure'], /^[a-z][a-z0-9_]{0,62}$/),
      state: oneOf(search['state'], ['overdue', 'closed']),
      q: textOf(search['q']),
    }),
  component: lazyRouteComponent(() => import('./cases/CasesPage.tsx'), 'CasesPage'),
});
const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('./cases/CasePage.tsx'), 'CasePage'),
});
const duties = createRoute({
  getParentRoute: () => root,
  path: '/duties',
  component: lazyRouteComponent(() => import('./cases/DutiesPage.tsx'), 'DutiesPage'),
});
const procedures = createRoute({
  getParentRoute: () => root,
  path: '/procedures',
  component: lazyRouteComponent(() => import('./cases/ProceduresPage.tsx'), 'ProceduresPage'),
});
const procedure = createRoute({
  getParentRoute: () => root,
  path: '/procedures/$procedure',
  component: lazyRouteComponent(() => import('./cases/ProcedurePage.tsx'), 'ProcedurePage'),
});

const terms = createRoute({
  getParentRoute: () => root,
  path: '/terms',
  validateSearch: (search: Search) => compact({ q: textOf(search['q']) }),
  component: lazyRouteComponent(() => import('./cases/TermsPage.tsx'), 'TermsPage'),
});
const effects = createRoute({
  getParentRoute: () => root,
  path: '/effects',
  validateSearch: (search: Search) => compact({ state: oneOf(search['state'], ['waiting', 'done']) }),
  component: lazyRouteComponent(() => import('./cases/EffectsPage.tsx'), 'EffectsPage'),
});

const accountability = createRoute({
  getParentRoute: () => root,
  path: '/accountability',
  validateSearch: (search: Search) =>
    compact({
      organisation: textOf(search['organisation'], /^org_[0-9A-Z]{26}$/),
      kind: oneOf(search['kind'], ['term', 'update']),
      state: oneOf(search['state'], ['open', 'late']),
      offset: countOf(search['offset']),
    }),
  component: lazyRouteComponent(() => import('./accountability/AccountabilityPage.tsx'), 'AccountabilityPage'),
});
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./admin/AccountPage.tsx'), 'AccountPage'),
});
const users = createRoute({
  getParentRoute: () => root,
  path: '/admin/users',
  validateSearch: (search: Search) =>
    compact({
      q: textOf(search['q']),
      organisation: textOf(search['organisation'], /^org_[0-9A-Z]{26}$/),
      offset: countOf(search['offset']),
    }),
  component: lazyRouteComponent(() => import('./admin/UsersPage.tsx'), 'UsersPage'),
});
const user = createRoute({
  getParentRoute: () => root,
  path: '/admin/users/$user',
  component: lazyRouteComponent(() => import('./admin/UserPage.tsx'), 'UserPage'),
});
const importPeople = createRoute({
  getParentRoute: () => root,
  path: '/admin/import/people',
  component: lazyRouteComponent(() => import('./admin/ImportPeoplePage.tsx'), 'ImportPeoplePage'),
});
const importGrants = createRoute({
  getParentRoute: () => root,
  path: '/admin/import/grants',
  component: lazyRouteComponent(() => import('./admin/ImportGrantsPage.tsx'), 'ImportGrantsPage'),
});
const organisations = createRoute({
  getParentRoute: () => root,
  path: '/admin/organisations',
  validateSearch: (search: Search) =>
    compact({ q: textOf(search['q']), organisation: textOf(search['organisation'], /^org_[0-9A-Z]{26}$/) }),
  component: lazyRouteComponent(() => import('./admin/OrganisationsPage.tsx'), 'OrganisationsPage'),
});
const services = createRoute({
  getParentRoute: () => root,
  path: '/admin/services',
  component: lazyRouteComponent(() => import('./admin/ServicesPage.tsx'), 'ServicesPage'),
});
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/admin/webhooks',
  component: lazyRouteComponent(() => import('./admin/WebhooksPage.tsx'), 'WebhooksPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/admin/audit',
  validateSearch: (search: Search) =>
    compact({
      outcome: oneOf(search['outcome'], ['done', 'refused', 'failed']),
      action: textOf(search['action']),
      target: textOf(search['target']),
      actor: textOf(search['actor']),
      from: textOf(search['from'], DAY),
      until: textOf(search['until'], DAY),
      offset: countOf(search['offset']),
    }),
  component: lazyRouteComponent(() => import('./admin/AuditPage.tsx'), 'AuditPage'),
});
const permissions = createRoute({
  getParentRoute: () => root,
  path: '/admin/permissions',
  component: lazyRouteComponent(() => import('./admin/PermissionsPage.tsx'), 'PermissionsPage'),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: (search: Search) => compact({ of: textOf(search['of'], /^[a-z]{2,12}_[0-9A-Z]{26}$/) }),
  component: lazyRouteComponent(() => import('./admin/LedgerPage.tsx'), 'LedgerPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    resources,
    resource,
    runs,
    run,
    quarantine,
    discrepancies,
    blocks,
    block,
    diff,
    entity,
    review,
    catalogue,
    catalogueMine,
    catalogueNew,
    catalogueImport,
    catalogueForm,
    catalogueStars,
    catalogueLists,
    catalogueResolve,
    catalogueEntry,
    catalogueCompile,
    inbox,
    openingCase,
    cases,
    caseRoute,
    duties,
    procedures,
    procedure,
    terms,
    effects,
    accountability,
    account,
    users,
    user,
    importPeople,
    importGrants,
    organisations,
    services,
    webhooks,
    audit,
    permissions,
    ledger,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // What an address says beyond what its page understands is dropped.
  search: { strict: true },
  // Values stand in the address as they are, not as JSON, and stay texts: 5203 is a region, 520102… may be a number someone looks for.
  parseSearch: searchFromText,
  stringifySearch: searchAsText,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
