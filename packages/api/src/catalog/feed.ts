/** The feed of changes, and the tree of hashes by which another catalogue proves that it is in step. */
import { type Static, Type } from 'typebox';
import { EntryBody } from './entries.ts';

export const ChangesQuery = Type.Object({
  since: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
});
export const ChangesView = Type.Object({
  items: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      kind: Type.Enum(['published', 'revised', 'withdrawn'] as const),
      entry: Type.String(),
      version: Type.Integer(),
      /** SM3 of the body in canonical JSON; of a withdrawal, of the last version. */
      digest: Type.String(),
      /** The body as published; null for a withdrawal (a tombstone). */
      body: Type.Union([EntryBody, Type.Null()]),
    }),
  ),
  /** Ask again since this. */
  next: Type.Integer(),
  more: Type.Boolean(),
});
/** Nodes of the tree by which two catalogues find in a few steps what differs. */
export const RootQuery = Type.Object({ prefix: Type.Optional(Type.String({ pattern: '^[0-9a-f]{0,8}$' })) });
export const RootView = Type.Object({
  seq: Type.Integer(),
  entries: Type.Integer(),
  prefix: Type.String(),
  hash: Type.String(),
  /** Children by their next hex digit, or the entries themselves where few are left. */
  children: Type.Array(Type.Object({ prefix: Type.String(), hash: Type.String(), entries: Type.Integer() })),
  leaves: Type.Array(Type.Object({ entry: Type.String(), version: Type.Integer(), digest: Type.String() })),
});
export type RootView = Static<typeof RootView>;
