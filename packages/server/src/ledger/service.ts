/** What the platform tells of its log: heads, proofs, what it has about a record. */
import type { LeafProof, LedgerView, Reconciliation as ReconciliationView, SubjectLeaf } from '@kuaishu/api';
import {
  decodeLeaf,
  formatProof,
  LedgerError,
  leafHead,
  parseCheckpoint,
  parseNote,
  TREES,
  type TreeName,
} from '@kuaishu/ledger';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { LeafStore, StoredLeaf } from './leaf-store.ts';
import { LEAF_TYPES } from './leaf-types.ts';
import type { Ledger } from './ledger.ts';
import type { Reconciler } from './reconcile/reconciler.ts';
import type { Reconciliation, Scope } from './reconcile/reconciliation.ts';
import { requireSubject, type SubjectReaders } from './subjects.ts';

export interface LedgerService {
  view(): Promise<LedgerView>;
  /** One verifier key a line, those of the SHA-256 tree first. */
  keys(): string;
  proof(caller: Caller, leaf: string, tree: TreeName): Promise<LeafProof>;
  ofSubject(
    caller: Caller,
    subject: string,
    page: { limit: number; offset: number },
  ): Promise<{ items: SubjectLeaf[]; total: number }>;
  reconcile(caller: Caller, scope: Scope): Promise<ReconciliationView>;
  reconciliations(): Promise<ReconciliationView[]>;
}

export interface LedgerServiceParts {
  readonly ledger: Ledger;
  readonly leaves: LeafStore;
  readonly reconciler: Reconciler;
  readonly subjects: SubjectReaders;
  /** Names of those who acted, as far as the platform knows them. */
  readonly names: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Reconciliations that are listed. */
const LISTED = 100;

export function ledgerService({ ledger, leaves, reconciler, subjects, names }: LedgerServiceParts): LedgerService {
  const head = (tree: TreeName) => {
    const checkpoint = ledger.flow.log().checkpoint(tree);
    const { size, root } = parseCheckpoint(parseNote(checkpoint).text);
    return { tree, size, root: Buffer.from(root).toString('base64'), checkpoint };
  };
  return {
    async view() {
      const { id, origin, since, keys } = ledger.passport;
      const [waiting, last] = await Promise.all([ledger.outbox.countWaiting(), reconciler.last()]);
      const trees = TREES.map((tree) => ({ ...head(tree), address: tree === 'sha256' ? '/ledger' : '/ledger/sm3' }));
      return {
        id,
        origin,
        since,
        size: trees[0]?.size ?? 0,
        trees,
        keys,
        waiting,
        writing: ledger.flow.fault() === null,
        reconciliation: last && viewOf(last),
      };
    },
    keys: () => ledger.verifiers.map(({ vkey }) => `${vkey}\n`).join(''),
    async proof(caller, id, tree) {
      const leaf = await leaves.find(id);
      if (!leaf) throw notFound({ zh: '账本记录', en: 'leaf' }, id, 'leaf');
      await requireSubject(caller, subjects, leaf.subject);
      const { size, checkpoint } = head(tree);
      const { index } = leaf;
      if (index === null || index >= size) throw onItsWay(id);
      const proof = await ledger.flow.log().proveInclusion(index, tree, size);
      const { type, subject, body } = leaf;
      return {
        leaf: id,
        type,
        subject,
        index,
        tree,
        size,
        proof: formatProof({ tree, index, proof, checkpoint }),
        entry: body.toString('latin1'),
      };
    },
    async ofSubject(caller, subject, { limit, offset }) {
      await requireSubject(caller, subjects, subject);
      const { items, total } = await leaves.ofSubject(subject, limit, offset);
      const read = items.map((leaf) => ({ leaf, ...contentOf(leaf) }));
      const known = await names([...new Set(read.map(({ actor }) => actor))]);
      return { items: read.map(({ leaf, actor, values }) => lineOf(leaf, actor, known, values)), total };
    },
    async reconcile(caller, scope) {
      const { policies } = caller.require('ledger.reconcile');
      return viewOf(await reconciler.run(scope, caller.act('ledger.reconcile', undefined, policies)));
    },
    reconciliations: async () => (await reconciler.list(LISTED)).map(viewOf),
  };
}

/** A leaf that this version cannot read still stands in the course of its subject; a reconciliation names it. */
function contentOf(leaf: StoredLeaf): { actor: string; values: SubjectLeaf['values'] } {
  try {
    const { head, values } = decodeLeaf(leaf.body, LEAF_TYPES);
    return { actor: head.actor, values };
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    return { actor: leafHead(leaf.body)?.actor ?? '', values: {} };
  }
}

function lineOf(
  leaf: StoredLeaf,
  actor: string,
  names: ReadonlyMap<string, string>,
  values: SubjectLeaf['values'],
): SubjectLeaf {
  const { id, type, at, act, index } = leaf;
  return {
    leaf: id,
    type,
    at: at.toISOString(),
    act,
    index,
    actor: { id: actor, name: names.get(actor) ?? null },
    values,
  };
}

function viewOf({ at, faults, ...rest }: Reconciliation): ReconciliationView {
  return { ...rest, at: at.toISOString(), faults: faults.map((fault) => ({ ...fault })) };
}

function onItsWay(id: string): ServerError {
  return new ServerError(
    'conflict',
    { zh: `记录“${id}”正在写入账本。`, en: `The leaf "${id}" is on its way into the log.` },
    { where: 'leaf', mend: { zh: '请稍候一两秒再取证明。', en: 'Ask for the proof again in a second or two.' } },
  );
}
