/** Questions and acts by the API as people of the demonstration, for what a journey needs before it begins. */
import {
  addressOf,
  type CaseView,
  type CatalogSearchView,
  type EntryView,
  type ProbeRequest,
  type ProbeView,
  ROUTES,
} from '@kuaishu/api';
import { expect, inject } from 'vitest';
import { cookieOf } from './session.ts';

export async function ask<T>(path: string, role: string, body?: object): Promise<{ status: number; body: T }> {
  const base = inject('baseUrl');
  const answer = await fetch(base + path, {
    method: body ? 'POST' : 'GET',
    headers: { cookie: await cookieOf(base, role), 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

async function must<T>(path: string, role: string, body?: object): Promise<T> {
  const answer = await ask<T>(path, role, body);
  if (answer.status >= 300) throw new Error(`${role} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** An entry without a fault; what is given stands instead of what is here. */
export const entryBody = (resource: string, name: string, more: object = {}) => ({
  resource,
  name: { zh: name },
  abstract: '民政部门走访社会救助对象的登记信息，含对象、时间和情况。',
  provider: { name: '贵州省民政厅' },
  subject: 'person',
  class: { kind: 'department', category: '352015' },
  cadence: 'monthly',
  format: { class: '数据库', type: 'MySQL' },
  grade: 'yellow',
  sharing: { type: 2, condition: '用于社会救助核验', method: 'platform_api' },
  opening: { open: false, basis: '《中华人民共和国个人信息保护法》第二十五条' },
  items: [
    { name: '公民身份号码', element: 'resident_id' },
    { name: '姓名', element: 'person_name' },
  ],
  key: ['公民身份号码'],
  ...more,
});

/** A draft of the civil affairs' steward, and its case. */
export async function draftEntry(body: object): Promise<{ entry: string; caseId: string }> {
  const { entry } = await must<{ entry: string }>(addressOf(ROUTES.draftEntry), 'steward', { origin: 'form', body });
  const view = await must<EntryView>(addressOf(ROUTES.catalogEntry, { entry }), 'steward');
  return { entry, caseId: view.working?.version.caseId ?? '' };
}

/** One step of a case by whoever holds the role. */
export async function step(caseId: string, role: string, transition: string, more: object = {}): Promise<CaseView> {
  const { revision } = await must<CaseView>(addressOf(ROUTES.case, { case: caseId }), role);
  return must(addressOf(ROUTES.actOnCase, { case: caseId, transition }), role, { revision, ...more });
}

/** From the steward's desk to the ledger, and into what search and radar know. */
export async function publish(caseId: string): Promise<void> {
  await step(caseId, 'steward', 'submit');
  await step(caseId, 'head', 'sign_off', { input: { secrecy: true, privacy: true } });
  const { subject } = await step(caseId, 'reviewer', 'publish');
  await untilKnown(subject.id);
}

/** Search and radar follow what is published a moment later; a page that asks before is not told of it afterwards. */
export async function untilKnown(entry: string): Promise<void> {
  const { entry: summary, published } = await must<EntryView>(addressOf(ROUTES.catalogEntry, { entry }), 'steward');
  const { items, authority } = published as unknown as Pick<ProbeRequest, 'items' | 'authority'>;
  const probe: ProbeRequest = {
    title: summary.title,
    subject: summary.subject,
    items: items.map(({ name, element, attribute }) => ({
      name,
      ...(element && { element }),
      ...(attribute && { attribute }),
    })),
    ...(authority && { authority }),
  };
  const found = async () => {
    const search = addressOf(ROUTES.catalogSearch, undefined, { q: summary.title });
    const { items: hits } = await must<CatalogSearchView>(search, 'steward');
    const { findings } = await must<ProbeView>(addressOf(ROUTES.catalogProbe), 'steward', probe);
    return [hits.some((hit) => hit.entry.id === entry), findings.some((finding) => finding.entry?.id === entry)];
  };
  await expect.poll(found).toEqual([true, true]);
}
