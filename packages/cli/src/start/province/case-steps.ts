/** Cases as people work on them: opened, moved, commented, delegated; each found done where a kill came between the platform's answer and our note of it. */
import type { CaseView, TimelineItem } from '@kuaishu/api';
import { PlatformRefusal } from './platform-client.ts';
import { givenCase, type Scene, type Step } from './scene.ts';

interface Opening {
  readonly procedure: string;
  readonly subject: string;
  readonly title: string;
  readonly input: Record<string, unknown>;
}

/** Asked for twice under one key it is opened once. */
export async function openCase(scene: Scene, { nth, act }: Step, name: string, opening: Opening): Promise<void> {
  const { client, people, journal } = scene;
  const made = await client.call(people.account(act.actor), 'openCase', {
    body: { ...opening, ...(act.comment ? { comment: act.comment } : {}) },
    key: `province-${nth}`,
  });
  scene.revisions.set(made.id, made.revision);
  journal.note(nth, name, { case: made.id });
}

/** `name`: resource, for the case of its entry; else of a case beside. */
export async function moveCase(
  scene: Scene,
  step: Step,
  name: string,
  transition: string,
  input?: Record<string, unknown>,
): Promise<void> {
  const { nth, act } = step;
  const id = givenCase(scene, name);
  const account = scene.people.account(act.actor);
  const move = async (): Promise<CaseView> => {
    const revision = scene.revisions.get(id) ?? (await look(scene, account, id)).revision;
    return scene.client.call(account, 'actOnCase', {
      params: { case: id, transition },
      body: { revision, ...(input ? { input } : {}), ...(act.comment ? { comment: act.comment } : {}) },
    });
  };
  const wasMoved = (seen: CaseView) => happened(seen, account, (item) => item.transition === transition) > step.earlier;
  if (step.doubtful && wasMoved(await look(scene, account, id))) {
    scene.journal.note(nth);
    return;
  }
  try {
    const after = await move();
    scene.revisions.set(id, after.revision);
  } catch (error) {
    if (!(error instanceof PlatformRefusal) || error.status !== 409) throw error;
    // somebody moved it meanwhile: look again, once. It may have been the platform, still at work on what was asked before the kill
    if (!step.doubtful || !wasMoved(await look(scene, account, id))) {
      scene.revisions.delete(id);
      const after = await move();
      scene.revisions.set(id, after.revision);
    }
  }
  scene.journal.note(nth);
}

export async function commentOnCase(scene: Scene, { nth, act, doubtful }: Step, name: string): Promise<void> {
  const id = givenCase(scene, name);
  const account = scene.people.account(act.actor);
  const comment = act.comment ?? '';
  const said = doubtful && (await look(scene, account, id)).timeline.some((item) => item.comment === comment);
  if (!said) await scene.client.call(account, 'commentOnCase', { params: { case: id }, body: { comment } });
  scene.journal.note(nth);
}

export async function delegateCase(scene: Scene, step: Step, name: string): Promise<void> {
  const { nth, act } = step;
  const { to, until } = act.data ?? {};
  if (to === undefined || until === undefined) throw new Error(`act ${nth} delegates to nobody`);
  const id = givenCase(scene, name);
  const account = scene.people.account(act.actor);
  const isDelegation = ({ kind }: TimelineItem) => kind === 'delegated';
  if (step.doubtful && happened(await look(scene, account, id), account, isDelegation) > step.earlier) {
    scene.journal.note(nth);
    return;
  }
  const after = await scene.client.call(account, 'delegateCase', {
    params: { case: id },
    body: { to: scene.people.account(to), until: scene.dayOf(until), ...(act.comment ? { comment: act.comment } : {}) },
  });
  scene.revisions.set(id, after.revision);
  scene.journal.note(nth);
}

async function look(scene: Scene, account: string, id: string): Promise<CaseView> {
  const seen = await scene.client.call(account, 'case', { params: { case: id } });
  scene.revisions.set(id, seen.revision);
  return seen;
}

/** How often somebody did such a thing in a case, whatever came after it. */
const happened = ({ timeline }: CaseView, account: string, such: (item: TimelineItem) => boolean): number =>
  timeline.filter((item) => item.actor.id === account && such(item)).length;
