/**
 * Where things stand in a store. All paths in manifests are relative to its root, with `/`.
 *
 *   raw/<sm3><ext>                        bytes as delivered
 *   collections/<resource>/<id>.parquet   rows of one delivery as text; `.rejects.parquet` beside it
 *                                         `.<digest>.clean.parquet`: the same rows cleaned in the way the digest names
 *   collections/index.json                all deliveries ever taken
 *   runs/<run>/manifest.json              one run; its step outputs beside it
 *   link/<subject>/                       what linking reckoned from values, kept to save time; may be deleted
 *   releases/<block>/<release>/           one immutable release
 *   releases/index.json                   which releases exist and which are visible: the one commit point of publishing
 *   review/answers.json                   what people said of doubtful pairs
 */
import { isAbsolute, join, posix, relative, sep } from 'node:path';

export interface StorePaths {
  readonly root: string;
  readonly raw: string;
  readonly collections: string;
  readonly deliveryIndex: string;
  readonly runs: string;
  /** Kept by linking, a folder a subject. */
  readonly link: string;
  readonly releases: string;
  readonly releaseIndex: string;
  readonly answers: string;
  readonly lock: string;
  run(run: string): string;
  manifest(run: string): string;
  /** Relative to the root, for manifests. */
  relative(path: string): string;
  absolute(path: string): string;
}

export function storePaths(root: string): StorePaths {
  return {
    root,
    raw: join(root, 'raw'),
    collections: join(root, 'collections'),
    deliveryIndex: join(root, 'collections', 'index.json'),
    runs: join(root, 'runs'),
    link: join(root, 'link'),
    releases: join(root, 'releases'),
    releaseIndex: join(root, 'releases', 'index.json'),
    answers: join(root, 'review', 'answers.json'),
    lock: join(root, 'lock.json'),
    run: (run) => join(root, 'runs', run),
    manifest: (run) => join(root, 'runs', run, 'manifest.json'),
    relative: (path) => relative(root, path).split(sep).join(posix.sep),
    absolute: (path) => (isAbsolute(path) ? path : join(root, path)),
  };
}

/** Beside the rows of a delivery: on which line of its file each row begins. */
export function linesFile(parquet: string): string {
  return parquet.replace(/\.parquet$/, '.lines.json');
}
