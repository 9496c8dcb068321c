/**
 * Words in which a procedure says who acts: a role and its relation to the case, or that very person. What each word means for a principal is said by the
 * policy `performer.<word>` in policy/cedar/cases.cedar; `system` is the platform itself (clocks, effects).
 */
import type { Text2 } from '@kuaishu/api';
import { ROLES, type Role } from '../../policy/roles.ts';

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

/** The role in a word; null where it means that very person or the system. */
export function roleOf(word: Performer): Role | null {
  return word.includes('@') ? (word.split('@')[0] as Role) : null;
}

const RELATIONS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  owner: { zh: '本单位', en: 'of the owner' },
  party: { zh: '相关单位', en: 'of a party' },
  territory: { zh: '本级', en: 'of the territory' },
  province: { zh: '省级', en: 'of the province' },
};

/** The word as people read it: 本单位部门负责人. */
export function performerTitle(word: Performer): Text2 {
  if (word === 'applicant') return { zh: '申请人', en: 'Applicant' };
  if (word === 'assignee') return { zh: '经办人', en: 'Person in charge' };
  if (word === 'system') return { zh: '系统', en: 'System' };
  const [role, relation] = word.split('@') as [Role, string];
  const at = RELATIONS[relation] ?? { zh: '', en: '' };
  return { zh: `${at.zh}${ROLES[role].zh}`, en: `${ROLES[role].en} ${at.en}` };
}
