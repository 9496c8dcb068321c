/** Is the server up, and can it reach what it needs? */
import { type Static, Type } from 'typebox';

export const Health = Type.Object({
  status: Type.Enum(['ok', 'degraded'] as const),
  version: Type.String(),
  startedAt: Type.String(),
  database: Type.Enum(['ok', 'down'] as const),
  store: Type.Enum(['ok', 'down'] as const),
  /** Down: leaves of acts wait, and are not in the log of flows yet. */
  ledger: Type.Enum(['ok', 'down'] as const),
});
export type Health = Static<typeof Health>;
