/**
 * What the platform's acts leave in the log of flows: all types in one place, so that whoever reads the log can read them, and whoever answers for it can
 * see at a glance that nothing personal is in it. A field is an opaque id, a digest, a code, a count or a time; `defineLeaf` has no kind that text fits.
 *
 * A digest says what its document was only to those who have the document. It must be of something that cannot be guessed: an entry of the catalogue, a
 * form with its attachments, never a name or a number of a person.
 *
 * What has been written stays readable: a type gains fields that may be absent, it never loses or changes one. Anything else is a new type.
 */
import { defineLeaf, type LeafType } from '@kuaishu/ledger';

/** About organisations, accounts and rights. Subject: `org_…`, `user_…`, `svc_…`. */
export const IDENTITY_LEAVES = {
  organisationCreated: defineLeaf('identity.organisation-created', { parent: 'id?', region: 'region?' }),
  organisationChanged: defineLeaf('identity.organisation-changed', { change: 'code' }),
  accountCreated: defineLeaf('identity.account-created', { organisation: 'id?' }),
  /** `change`: locked, unlocked, closed, credential-reset … */
  accountChanged: defineLeaf('identity.account-changed', { change: 'code' }),
  roleGranted: defineLeaf('identity.role-granted', { organisation: 'id', role: 'code', until: 'time?', behalf: 'id?' }),
  roleRevoked: defineLeaf('identity.role-revoked', { organisation: 'id', role: 'code' }),
  keyRotated: defineLeaf('identity.key-rotated', { key: 'digest' }),
  /** A post handed to somebody until a day. Subject: the one to whom. */
  postDelegated: defineLeaf('identity.post-delegated', { delegation: 'id', post: 'id', until: 'time' }),
  postReturned: defineLeaf('identity.post-returned', { delegation: 'id', post: 'id' }),
} as const;

/** About cases of every procedure. Subject: `case_…`. */
export const CASE_LEAVES = {
  opened: defineLeaf('case.opened', { procedure: 'code', version: 'count', organisation: 'id', document: 'digest?' }),
  /** `document`: head of the case's chained history afterwards, which covers what the case held. */
  moved: defineLeaf('case.moved', {
    procedure: 'code',
    version: 'count',
    transition: 'code',
    from: 'code',
    to: 'code',
    document: 'digest?',
  }),
  delegated: defineLeaf('case.delegated', { to: 'id', until: 'time?', document: 'digest?' }),
  /** A clock that ran out: `state` lasted longer than its working days. */
  overdue: defineLeaf('case.overdue', { procedure: 'code', state: 'code', days: 'count', document: 'digest?' }),
  /** Whatever else came to its history: a comment, a file, a warning, an extension. */
  noted: defineLeaf('case.noted', { event: 'code', document: 'digest' }),
} as const;

/** About entries of the catalogue ledger. Subject: `entry_…`. */
export const CATALOG_LEAVES = {
  published: defineLeaf('catalog.published', {
    provider: 'id',
    resource: 'resource?',
    version: 'count',
    entry: 'digest',
    case: 'id?',
  }),
  revised: defineLeaf('catalog.revised', {
    provider: 'id',
    resource: 'resource?',
    version: 'count',
    entry: 'digest',
    before: 'digest',
    case: 'id?',
  }),
  withdrawn: defineLeaf('catalog.withdrawn', {
    provider: 'id',
    resource: 'resource?',
    version: 'count',
    case: 'id?',
  }),
  /**
   * Whose number it is from now on: the source of an attribute of a subject, by decision of the bureau. `evidence`: of what was before it, figures and
   * statements of departments.
   */
  sourceDecided: defineLeaf('catalog.source-decided', {
    attribute: 'code',
    source: 'id',
    case: 'id?',
    evidence: 'digest?',
  }),
  /**
   * What the radar found is no duplicate, as the house that compiles the entry says. `document`: of the answer with its reason and its random id, which cannot be
   * guessed; `kind`: of the finding.
   */
  notDuplicate: defineLeaf('catalog.not-duplicate', {
    other: 'id',
    version: 'count',
    kind: 'code',
    document: 'digest',
  }),
  notDuplicateTakenBack: defineLeaf('catalog.not-duplicate-taken-back', { other: 'id', document: 'digest' }),
} as const;

/** About what people saw or took away of the data itself. Subject: the entry of the log of plain values seen. */
export const DATA_LEAVES = {
  /** `attributes`: how many of one subject, or 1 for whole rows of a resource. */
  revealed: defineLeaf('data.revealed', { kind: 'code', attributes: 'count', until: 'time' }),
} as const;

/** About runs of the refinery. Subject: `run_…`, under which the platform alone knows which run it was. */
export const RUN_LEAVES = {
  /**
   * What became the visible state: `inputs` covers plan, deliveries, answers, engine and as-of date, `plan` is the project's version. Rows delivered, and how
   * many of them went to quarantine. One `block` leaf follows for each block.
   */
  published: defineLeaf('run.published', {
    inputs: 'digest',
    plan: 'digest?',
    resources: 'count',
    rows: 'count',
    quarantined: 'count',
    blocks: 'count',
  }),
  /** `content`: SM3 over the release's files. The name is left out where it is no word of the program's form. */
  block: defineLeaf('run.block', { block: 'code?', content: 'digest', entities: 'count', records: 'count' }),
  /** Kept back by so many control limits. */
  held: defineLeaf('run.held', { inputs: 'digest', plan: 'digest?', limits: 'count' }),
  /** Let go all the same, by whoever answers for it. The reason stands with the run. */
  released: defineLeaf('run.released', { inputs: 'digest', limits: 'count' }),
} as const;

/** About doubtful pairs of records. Subject: `pair_…`. */
export const REVIEW_LEAVES = {
  /** `pair`: its name under the installation's key; who has the log alone can neither tell nor guess which records they are. */
  judged: defineLeaf('review.judged', { pair: 'digest', verdict: 'code' }),
} as const;

/** About a demonstration. Subject: the act itself. */
export const DEMO_LEAVES = {
  /** From here on acts of the simulated province are dated by that day, until the next of these leaves; without a day: by the machine's clock again. */
  clockSet: defineLeaf('demo.clock-set', { to: 'time?' }),
} as const;

/** About the log itself. Subject: the reconciliation, or the log. */
export const LEDGER_LEAVES = {
  reconciled: defineLeaf('ledger.reconciled', {
    size: 'count',
    root: 'digest',
    acts: 'count',
    leaves: 'count',
    faults: 'count',
    scope: 'code',
  }),
  /** Entries that the database lost for good, as an operator said. `size`, `root`: of the log then. Subject: the log. */
  lossAccepted: defineLeaf('ledger.loss-accepted', { first: 'count', entries: 'count', size: 'count', root: 'digest' }),
} as const;

export const LEAF_TYPES: readonly LeafType[] = [
  IDENTITY_LEAVES,
  CASE_LEAVES,
  CATALOG_LEAVES,
  DATA_LEAVES,
  RUN_LEAVES,
  REVIEW_LEAVES,
  DEMO_LEAVES,
  LEDGER_LEAVES,
].flatMap((types) => Object.values(types) as unknown as LeafType[]);
