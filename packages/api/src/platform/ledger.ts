/** The log of flows (流转账本): its heads, proofs that a leaf is in it, what it has about a record, and whether acts and leaves agree. */
import { type Static, Type } from 'typebox';
import { Id, NullableNumber, NullableString, Page } from '../wire/common.ts';

export const Tree = Type.Enum(['sha256', 'sm3'] as const);

export const ReconciliationFault = Type.Object({
  kind: Type.String(),
  act: Type.Optional(Type.String()),
  leaf: Type.Optional(Type.String()),
  index: Type.Optional(Type.Integer()),
  where: Type.Optional(Type.String()),
});
export const Reconciliation = Type.Object({
  id: Type.String(),
  at: Type.String(),
  /** `new`: what came since the one before. */
  scope: Type.Enum(['full', 'new'] as const),
  /** Leaves in the log that acts were held against, and the root of its SHA-256 tree. */
  size: Type.Integer(),
  root: Type.String(),
  acts: Type.Integer(),
  leaves: Type.Integer(),
  /** On their way into the log. */
  waiting: Type.Integer(),
  faultCount: Type.Integer(),
  /** The first thousand. */
  faults: Type.Array(ReconciliationFault),
  milliseconds: Type.Integer(),
});
export type Reconciliation = Static<typeof Reconciliation>;
export const ReconcileRequest = Type.Object({ scope: Type.Optional(Type.Enum(['full', 'new'] as const)) });

export const LedgerView = Type.Object({
  id: Type.String(),
  origin: Type.String(),
  since: Type.String(),
  /** Leaves under the newest checkpoint of the SHA-256 tree. */
  size: Type.Integer(),
  trees: Type.Array(
    Type.Object({
      tree: Tree,
      size: Type.Integer(),
      /** Base64. */
      root: Type.String(),
      /** The signed note. */
      checkpoint: Type.String(),
      /** Where its tiles are read, C2SP tlog-tiles. */
      address: Type.String(),
    }),
  ),
  /** Verifier keys that have signed it, oldest first. */
  keys: Type.Array(Type.Object({ tree: Tree, vkey: Type.String(), since: Type.String() })),
  /** Leaves on their way into the log. */
  waiting: Type.Integer(),
  /** Whether leaves are being written. */
  writing: Type.Boolean(),
  reconciliation: Type.Union([Type.Omit(Reconciliation, ['faults']), Type.Null()]),
});
export type LedgerView = Static<typeof LedgerView>;

export const LeafParams = Type.Object({ leaf: Id });
export const LeafProofQuery = Type.Object({ tree: Type.Optional(Tree) });
export const LeafProof = Type.Object({
  leaf: Type.String(),
  type: Type.String(),
  subject: Type.String(),
  index: Type.Integer(),
  tree: Tree,
  /** Leaves under the checkpoint that stands in the proof. */
  size: Type.Integer(),
  /** A proof file, C2SP tlog-proof; `kuaishu ledger check` takes it with the entry. */
  proof: Type.String(),
  /** The leaf to the byte: ASCII. */
  entry: Type.String(),
});
export type LeafProof = Static<typeof LeafProof>;

export const SubjectParams = Type.Object({ subject: Id });
export const SubjectLeavesQuery = Type.Object({ ...Page });
export const SubjectLeaf = Type.Object({
  leaf: Type.String(),
  type: Type.String(),
  at: Type.String(),
  act: Type.String(),
  /** Place in the log; null while it is on its way. */
  index: NullableNumber,
  actor: Type.Object({ id: Type.String(), name: NullableString }),
  /** What else the leaf says: ids, codes, digests, counts. */
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
});
export type SubjectLeaf = Static<typeof SubjectLeaf>;

/** A path below a tree, C2SP tlog-tiles: `0/x001/234`, `entries/000.p/17`. */
export const TileParams = Type.Object({ '*': Type.String({ maxLength: 100 }) });
