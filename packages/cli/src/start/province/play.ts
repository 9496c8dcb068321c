/**
 * Plays the province's plan on a running platform: day after day, what belongs to one entry in its order, different entries side by side. The same call goes on
 * where an earlier one was stopped or killed.
 */
import { createHash } from 'node:crypto';
import type { Text2 } from '@kuaishu/api';
import { type PlanAct, type ProvincePlan, provincePlan } from '@kuaishu/demo';
import { type Journal, openJournal } from './journal.ts';
import { peopleOf } from './people.ts';
import { perform } from './perform.ts';
import { PlatformRefusal, platformClient } from './platform-client.ts';
import { backToToday, dayOfPlan, provinceClock, timesOf } from './province-clock.ts';
import type { Scene, Step } from './scene.ts';

export interface PlayOptions {
  readonly url: string;
  /** Where the journal is kept: the data folder's own. */
  readonly journalFile: string;
  readonly signal: AbortSignal;
  readonly plan?: ProvincePlan;
  /** Entries worked on at the same time. */
  readonly width?: number;
  readonly onProgress?: (progress: PlayProgress) => void;
}

export interface PlayProgress {
  readonly done: number;
  readonly of: number;
  readonly day: number;
  readonly lastDay: number;
}

export interface Played {
  readonly acts: number;
  /** Acts that the platform refused, with those that would have followed them; asked for again at the next start. */
  readonly refused: readonly { readonly act: PlanAct; readonly text: Text2 }[];
  readonly left: number;
  /** The data folder's province is played by another version's plan: it stays as it stands. */
  readonly isOfAnotherPlan: boolean;
}

const WIDTH = 6;

export async function playProvince(options: PlayOptions): Promise<Played> {
  const { url, signal, onProgress, plan = provincePlan() } = options;
  const journal = openJournal(options.journalFile, digestOf(plan));
  if (journal.isOfAnotherPlan) {
    await backToToday(platformClient(url, signal), journal.done);
    return { acts: journal.done, refused: [], left: 0, isOfAnotherPlan: true };
  }
  const steps = stepsOf(plan, journal);
  const refused: { act: PlanAct; text: Text2 }[] = [];
  const report = (day: number): void =>
    onProgress?.({ done: journal.done, of: plan.acts.length, day, lastDay: plan.lastDay });
  if (steps.length > 0) {
    const client = platformClient(url, signal);
    const scene = await sceneOf(plan, client, journal);
    const clock = await provinceClock(scene, plan, () => journal.done);
    const givenUp = new Set<string>();
    const days = Map.groupBy(steps, ({ act }) => act.at);
    // days on which nobody does anything pass too: terms run out on them
    for (let day = Math.min(...days.keys()); day <= plan.lastDay; day++) {
      journal.flush();
      await clock.begin(day);
      const today = days.get(day) ?? [];
      const threads = [...Map.groupBy(today, ({ act }) => threadOf(act))];
      await sideBySide(threads, options.width ?? WIDTH, signal, async ([thread, own]) => {
        for (const step of own) {
          if (givenUp.has(thread)) return;
          try {
            await perform({ ...scene, client: client.at(step.time) }, step);
          } catch (error) {
            if (!(error instanceof PlatformRefusal)) throw error;
            // what follows of this entry would be refused for the same reason
            givenUp.add(thread);
            refused.push({ act: step.act, text: error.text });
            return;
          }
        }
        report(day);
      });
    }
    journal.flush();
    await clock.end();
  }
  return { acts: journal.done, refused, left: plan.acts.length - journal.done, isOfAnotherPlan: false };
}

/** Of what the journal's numbers and names rest on: who does what to which entry, and when. */
function digestOf({ acts, users }: ProvincePlan): string {
  const rests = [
    acts.map(({ at, kind, entry, case: name }) => [at, kind, entry, name]),
    users.map(({ login }) => login),
  ];
  return createHash('sha256').update(JSON.stringify(rests)).digest('hex');
}

const threadOf = ({ entry, case: name }: PlanAct): string => entry ?? name ?? '';

/**
 * Acts still to be done. After a kill the first of each thread may have been done without being noted, and after a power cut whatever else was done on the day that
 * was under way: the disk is waited for at the end of a day.
 */
function stepsOf(plan: ProvincePlan, journal: Journal): Step[] {
  const timeOf = timesOf(plan);
  const sentBack = new Set<string>();
  const begun = new Set<string>();
  const revisions = new Map<string, number>();
  const taken = new Map<string, number>();
  const lastNoted = plan.acts.reduce((day, { at }, nth) => (journal.isDone(nth) ? Math.max(day, at) : day), -1);
  // of the day under way no line at all may have reached the disk
  const underWay = Math.min(...plan.acts.map(({ at }) => at).filter((at) => at > lastNoted), plan.lastDay);
  return plan.acts.flatMap((act, nth): Step[] => {
    const thread = threadOf(act);
    const again = act.kind === 'submit' && sentBack.has(thread);
    if (act.kind === 'submit') sentBack.delete(thread);
    if (act.kind === 'department_return' || act.kind === 'bureau_return') sentBack.add(thread);
    // every revision is a case of its own
    if (act.kind === 'revise') revisions.set(thread, (revisions.get(thread) ?? 0) + 1);
    const sameStep = [act.case ?? thread, revisions.get(thread), act.kind, again, act.actor].join(' ');
    const earlier = taken.get(sameStep) ?? 0;
    taken.set(sameStep, earlier + 1);
    if (journal.isDone(nth)) return [];
    const doubtful = journal.done > 0 && (!begun.has(thread) || act.at <= underWay);
    begun.add(thread);
    return [{ nth, act, time: timeOf(nth), again, earlier, doubtful }];
  });
}

async function sceneOf(
  plan: ProvincePlan,
  client: ReturnType<typeof platformClient>,
  journal: Journal,
): Promise<Scene> {
  const people = await peopleOf(client, plan);
  const entries = new Map(plan.entries.map((one) => [one.resource, one]));
  const houses = new Map(plan.users.map(({ key, organisation }) => [key, organisation]));
  const entryOf = (resource: string) => {
    const found = entries.get(resource);
    if (!found) throw new Error(`no entry ${resource}`);
    return found;
  };
  return {
    client,
    people,
    journal,
    revisions: new Map(),
    dayOf: (at) => dayOfPlan(plan, at),
    nameOf: (resource) => entryOf(resource).entry.name.zh,
    ownerOf: (resource) => people.organisation(entryOf(resource).owner),
    houseOf: (user) => people.organisation(houses.get(user) ?? ''),
  };
}

async function sideBySide<T>(
  all: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (one: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      const one = all[next++];
      if (one === undefined) return;
      await work(one);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, all.length) }, worker));
}
