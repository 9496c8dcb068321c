/** Compiling an entry: drafted, saved, revised, as a steward does it in the form. */
import type { Entry } from '@kuaishu/catalog';
import { PlatformRefusal } from './platform-client.ts';
import { givenEntry, type Scene, type Step } from './scene.ts';

/** Revision of a case that was just opened. */
const OPENED = 1;

type Body = Record<string, unknown>;
const bodyOf = (entry: Entry | undefined, nth: number): Body => {
  if (!entry) throw new Error(`act ${nth} writes nothing`);
  return entry as unknown as Body;
};

export async function draftEntry(scene: Scene, { nth, act }: Step, resource: string): Promise<void> {
  const { client, people, journal } = scene;
  const account = people.account(act.actor);
  const body = bodyOf(act.data?.entry, nth);
  const made = await client
    .call(account, 'draftEntry', { body: { body, origin: 'form' } })
    .catch((error: unknown) => found(scene, account, resource, error));
  if (made.caseId && 'revision' in made) scene.revisions.set(made.caseId, OPENED);
  journal.note(nth, resource, { entry: made.entry, ...(made.caseId ? { case: made.caseId } : {}) });
}

/** Drafted before a kill: the house has an entry of that name already. */
async function found(scene: Scene, account: string, resource: string, error: unknown) {
  if (!(error instanceof PlatformRefusal) || error.status !== 409) throw error;
  const { items } = await scene.client.call(account, 'catalogEntries', {
    query: { title: scene.nameOf(resource), limit: 100 },
  });
  const own = items.find((item) => item.resource === resource);
  if (!own) throw error;
  return { entry: own.id, caseId: own.caseId };
}

export async function saveEntry(scene: Scene, step: Step, resource: string): Promise<void> {
  await save(scene, step, givenEntry(scene, resource));
  scene.journal.note(step.nth);
}

export async function reviseEntry(scene: Scene, step: Step, resource: string): Promise<void> {
  const { client, people, journal } = scene;
  const account = people.account(step.act.actor);
  const entry = givenEntry(scene, resource);
  const begun = await client.call(account, 'reviseEntry', { params: { entry } }).catch(async (error: unknown) => {
    if (!(error instanceof PlatformRefusal) || error.status !== 409) throw error;
    // begun before a kill
    const { working } = await client.call(account, 'catalogEntry', { params: { entry } });
    if (!working) throw error;
    return { caseId: working.version.caseId };
  });
  if (begun.caseId && 'revision' in begun) scene.revisions.set(begun.caseId, OPENED);
  await save(scene, step, entry);
  journal.note(step.nth, resource, begun.caseId ? { case: begun.caseId } : {});
}

async function save(scene: Scene, { nth, act, doubtful }: Step, entry: string): Promise<void> {
  const account = scene.people.account(act.actor);
  const { working } = await scene.client.call(account, 'catalogEntry', { params: { entry } });
  if (!working) {
    // saved before a kill, with what followed up to the publication
    if (doubtful) return;
    throw new Error(`act ${nth}: no version of ${entry} is in work`);
  }
  await scene.client
    .call(account, 'saveEntry', {
      params: { entry },
      body: { body: bodyOf(act.data?.entry, nth), revision: working.version.revision },
    })
    .catch((error: unknown) => {
      // saved before a kill, and submitted
      if (!doubtful || !(error instanceof PlatformRefusal) || error.status !== 409) throw error;
    });
}
