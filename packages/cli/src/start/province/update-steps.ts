/** Missed updates: the platform opened their cases by itself, so they are found by the entry that they are about. */
import type { CaseSummary } from '@kuaishu/api';
import { PlatformRefusal } from './platform-client.ts';
import { givenEntry, type Scene, type Step } from './scene.ts';

/** @throws PlatformRefusal where none is open. */
async function openUpdate(scene: Scene, { act }: Step, resource: string): Promise<CaseSummary> {
  const query = { procedure: 'update_duty', subject: givenEntry(scene, resource), open: true, limit: 1 };
  const { items } = await scene.client.call(scene.people.account(act.actor), 'cases', { query });
  const [found] = items;
  if (found) return found;
  throw new PlatformRefusal(404, 'no_case', { zh: '没有逾期更新的事项', en: 'no update is overdue' }, resource);
}

/** After a kill: the case has moved on already, or the case is closed. */
async function wasDone(scene: Scene, step: Step, resource: string, from: string): Promise<boolean> {
  if (!step.doubtful) return false;
  const found = await openUpdate(scene, step, resource).catch(() => null);
  return found?.state !== from;
}

const FROM: Readonly<Record<string, string>> = { explain: 'missed', accept: 'explained', refuse: 'explained' };

export async function moveUpdate(
  scene: Scene,
  step: Step,
  resource: string,
  transition: 'explain' | 'accept' | 'refuse',
  input?: Record<string, unknown>,
): Promise<void> {
  const { nth, act } = step;
  if (!(await wasDone(scene, step, resource, FROM[transition] ?? ''))) {
    const { id, revision } = await openUpdate(scene, step, resource);
    await scene.client.call(scene.people.account(act.actor), 'actOnCase', {
      params: { case: id, transition },
      body: { revision, ...(input ? { input } : {}), ...(act.comment && !input ? { comment: act.comment } : {}) },
    });
  }
  scene.journal.note(nth);
}

export async function extendUpdate(scene: Scene, step: Step, resource: string, days: number): Promise<void> {
  await extension(scene, step, resource, { days });
}

export async function decideExtension(scene: Scene, step: Step, resource: string): Promise<void> {
  await extension(scene, step, resource, { grant: true });
}

async function extension(
  scene: Scene,
  step: Step,
  resource: string,
  what: { readonly days: number } | { readonly grant: boolean },
): Promise<void> {
  const { nth, act } = step;
  const { id } = await openUpdate(scene, step, resource);
  await scene.client
    .call(scene.people.account(act.actor), 'extendCase', {
      params: { case: id },
      body: { clock: 'answer', comment: act.comment ?? '', ...what },
    })
    .catch((error: unknown) => {
      // asked for or decided before a kill
      if (!step.doubtful || !(error instanceof PlatformRefusal)) throw error;
    });
  scene.journal.note(nth);
}
