/**
 * Who may read what the log has about a record: whoever may read the record. Each capability says for its kind of ids how that is decided; of ids that
 * nobody answers for only the audit administrators may read.
 */
import type { Permission } from '@kuaishu/api';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { ResourceFacts } from '../policy/facts.ts';

export interface SubjectReader {
  /** The right that reading the record takes. */
  readonly action: Permission;
  /** What the policies may know of the record; null where there is none of that id. */
  facts(id: string): Promise<ResourceFacts | null>;
}

/** By kind of id: `case`, `entry`, `org`, `user` … */
export type SubjectReaders = Readonly<Record<string, SubjectReader>>;

/** @throws Forbidden, or ServerError not_found: of a record that is not there nobody learns more than that. */
export async function requireSubject(caller: Caller, readers: SubjectReaders, subject: string): Promise<void> {
  const reader = readers[subject.split('_')[0] ?? ''];
  if (!reader) {
    caller.require('audit.read');
    return;
  }
  const facts = await reader.facts(subject);
  if (!facts) throw notFound({ zh: '事物', en: 'record' }, subject, 'subject');
  caller.require(reader.action, facts);
}
