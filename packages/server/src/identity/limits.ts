/** Limits of identity, from their rows. Read once at the start: changing one is a change of the installation, made by a migration. */
import type { Db } from '../db/database.ts';

export const LIMITS = [
  'session_idle',
  'session_life',
  'password_length',
  'password_history',
  'password_age',
  'temporary_password',
  'ticket_life',
  'free_failures',
  'longest_delay',
  'service_key_life',
  'signature_window',
  'setup_link_life',
] as const;
export type LimitName = (typeof LIMITS)[number];

/** Spans of time in milliseconds, other limits as they are. */
export type Limits = Readonly<Record<LimitName, number>>;

const MS: Readonly<Record<string, number>> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** @throws Error where a limit is missing. */
export async function readLimits(db: Db): Promise<Limits> {
  const rows = await db.selectFrom('identity_limit').select(['name', 'value', 'unit']).execute();
  const found = Object.fromEntries(rows.map(({ name, value, unit }) => [name, value * (MS[unit] ?? 1)]));
  for (const name of LIMITS) if (found[name] === undefined) throw new Error(`identity_limit lacks ${name}`);
  return found as Limits;
}
