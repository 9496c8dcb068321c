/** How many lines there are of each state: of one organisation, or of all. */
import type { AccountabilityView } from '@kuaishu/api';

export const STATES = ['all', 'open', 'late'] as const;

export function figuresOf(
  organisations: AccountabilityView['organisations'],
  chosen: string | undefined,
): Record<(typeof STATES)[number], number> {
  const counted = organisations.filter((one) => chosen === undefined || one.organisation.id === chosen);
  const sum = (of: (one: (typeof counted)[number]) => number): number => counted.reduce((all, one) => all + of(one), 0);
  return { all: sum((one) => one.failures), open: sum((one) => one.open), late: sum((one) => one.failures - one.open) };
}
