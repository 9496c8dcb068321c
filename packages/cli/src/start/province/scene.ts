/** What performing an act needs: the platform, who is who, what was given so far, and what is being asked for a second time. */
import type { PlanAct } from '@kuaishu/demo';
import type { Journal } from './journal.ts';
import type { People } from './people.ts';
import type { PlatformClient } from './platform-client.ts';

export interface Scene {
  readonly client: PlatformClient;
  readonly people: People;
  readonly journal: Journal;
  /** Revisions of cases by their ids, as last seen. */
  readonly revisions: Map<string, number>;
  /** Date of a working day of the plan. */
  dayOf(at: number): string;
  /** Chinese name of an entry, by its resource. */
  nameOf(resource: string): string;
  /** Id of the organisation whose entry it is. */
  ownerOf(resource: string): string;
  /** Id of the organisation at which a user of the plan works. */
  houseOf(user: string): string;
}

export interface Step {
  readonly nth: number;
  readonly act: PlanAct;
  /** When it is done, in the province's time: RFC 3339. */
  readonly time: string;
  /** Of a submission: the entry was sent back before. */
  readonly again: boolean;
  /** How often the same person took the same step in the same case before. */
  readonly earlier: number;
  /** A kill may have come between the platform's answer and the journal's line. */
  readonly doubtful: boolean;
}

export function givenCase({ journal }: Scene, name: string): string {
  const id = journal.given(name)?.case;
  if (id === undefined) throw new Error(`no case of ${name} was opened`);
  return id;
}

export function givenEntry({ journal }: Scene, resource: string): string {
  const id = journal.given(resource)?.entry;
  if (id === undefined) throw new Error(`${resource} was not drafted`);
  return id;
}
