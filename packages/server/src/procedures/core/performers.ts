/**
 * Words in which a procedure says who acts: a role and its relation to the case, or that very person. What each word means for a principal is said by the
 * policy `performer.<word>` in policy/cedar/cases.cedar; `system` is the platform itself (clocks, effects).
 */
export const PERFORMERS = [
  'applicant',
  'assignee',
  'staff@owner',
  'steward@owner',
  'head@owner',
  'steward@party',
  'head@party',
  'reviewer@territory',
  'arbiter@territory',
  'security_admin@territory',
  'system_admin@territory',
  'reviewer@province',
  'arbiter@province',
  'system',
] as const;
export type Performer = (typeof PERFORMERS)[number];

/**
 * Whose duty it becomes when a case is escalated (提级). The officers have nobody above them: their work is theirs alone, and lateness is only put on
 * record.
 */
const ABOVE: Readonly<Partial<Record<Performer, Performer>>> = {
  'staff@owner': 'head@owner',
  'steward@owner': 'head@owner',
  'head@owner': 'arbiter@territory',
  'steward@party': 'head@party',
  'head@party': 'arbiter@territory',
  'reviewer@territory': 'arbiter@territory',
  'arbiter@territory': 'arbiter@province',
  'reviewer@province': 'arbiter@province',
};

/** The words themselves and those up to `rungs` above them. */
export function withAbove(performers: readonly Performer[], rungs: number): readonly Performer[] {
  const found = new Set(performers);
  let top = [...performers];
  for (let rung = 0; rung < rungs; rung++) {
    top = top.flatMap((word) => ABOVE[word] ?? []);
    for (const word of top) found.add(word);
  }
  return [...found];
}

/** Whether one more rung would bring in anybody new. */
export function hasAbove(performers: readonly Performer[], rungs: number): boolean {
  return withAbove(performers, rungs + 1).length > withAbove(performers, rungs).length;
}
