/** What the policies know of a case. */
import type { ResourceFacts } from '../policy/facts.ts';
import type { ScopeColumn } from '../policy/scope.ts';
import type { CaseState } from './core/case-state.ts';

export function caseFacts(of: CaseState, now: Date): ResourceFacts {
  const { id, procedure, state, owner, path, territory, level, applicant, parties, actors } = of;
  return {
    type: 'Case',
    id,
    attributes: {
      procedure,
      state,
      owner,
      path,
      territory,
      level,
      applicant,
      assignee: assigneeAt(of, now),
      parties,
      actors,
    },
  };
}

/** For a transition four eyes count those who moved the case on; who sent it back or only wrote may still judge it. */
export function actingFacts(of: CaseState, now: Date): ResourceFacts {
  const facts = caseFacts(of, now);
  return { ...facts, attributes: { ...facts.attributes, actors: of.movers } };
}

export function assigneeAt({ assignee, assigneeUntil }: CaseState, now: Date): string {
  return assigneeUntil !== null && Date.parse(assigneeUntil) <= now.getTime() ? '' : assignee;
}

export function fileFacts(of: CaseState, file: string): ResourceFacts {
  const { procedure, owner, path, territory, applicant, parties, actors } = of;
  return { type: 'File', id: file, attributes: { procedure, owner, path, territory, applicant, parties, actors } };
}

/** Columns of `case_record` by the attributes of the policies' `Case`. */
export const CASE_COLUMNS: Readonly<Record<string, ScopeColumn>> = {
  procedure: { column: 'case_record.procedure', kind: 'text' },
  state: { column: 'case_record.state', kind: 'text' },
  owner: { column: 'case_record.owner', kind: 'text' },
  path: { column: 'case_record.path', kind: 'array' },
  territory: { column: 'case_record.territory', kind: 'text' },
  level: { column: 'case_record.level', kind: 'text' },
  applicant: { column: 'case_record.applicant', kind: 'text' },
  assignee: { column: 'case_record.assignee', kind: 'text' },
  parties: { column: 'case_record.parties', kind: 'array' },
  actors: { column: 'case_record.actors', kind: 'array' },
};
