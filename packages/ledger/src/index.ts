export { copySource, writeCopy } from './copy/static-copy.ts';
export { type LogFault, type LogReport, type VerifyInput, verifyLog } from './copy/verify-log.ts';
export {
  decodeLeaf,
  defineLeaf,
  type FieldKind,
  LEAF_HEAD,
  type Leaf,
  type LeafFields,
  type LeafHead,
  type LeafType,
  type LeafValues,
  leafHead,
} from './leaf/leaf-type.ts';
export { LedgerError } from './ledger-error.ts';
export { checkpointPath } from './log/checkpoint-file.ts';
export { type Appended, Log, type LogOptions, originOf } from './log/log.ts';
export { type LogReader, openLogReader, type ReadableLog } from './log/log-reader.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './note/checkpoint.ts';
export { ed25519Signer, type NoteSigner, type NoteVerifier, parseVerifier, sm2Signer } from './note/keys.ts';
export { formatNote, type Note, openNote, parseNote, signNote } from './note/note.ts';
export { checkProof, formatProof, type ProofFile, parseProof } from './note/proof-file.ts';
export { decodeEntries, encodeEntries } from './tree/bundle.ts';
export { proveConsistency, proveInclusion, rootOf, type TreeView } from './tree/proofs.ts';
export { parseTilePath, TILE_WIDTH, type TileSource, tilePath, tileWidth } from './tree/tiles.ts';
export { TREES, type TreeHash, type TreeName, treeHash } from './tree/tree-hash.ts';
export { verifyConsistency, verifyInclusion } from './tree/verify.ts';
