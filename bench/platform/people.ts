/** People at work: each thinks, does the next thing of their day, waits for the answer, and thinks again. */
import { elements } from '@kuaishu/standards';
import { randomFrom } from '../search/random.ts';
import type { Person } from './sessions.ts';

export type Kind =
  | 'search'
  | 'entry'
  | 'inbox'
  | 'counts'
  | 'list'
  | 'probe'
  | 'draft'
  | 'save'
  | 'case'
  | 'comment'
  | 'resolve';

export interface Work {
  readonly url: string;
  readonly people: readonly Person[];
  readonly seconds: number;
  readonly thinkSeconds: number;
  readonly entries: readonly string[];
}

/** Out of a hundred requests. Compiling and saving is what stewards do; everybody searches. */
const DAY: readonly (readonly [Kind, number])[] = [
  ['search', 28],
  ['entry', 18],
  ['inbox', 12],
  ['counts', 12],
  ['list', 6],
  ['probe', 9],
  ['draft', 2],
  ['save', 6],
  ['case', 4],
  ['comment', 1],
  ['resolve', 2],
];
/** The request at that place of the hundred. */
function next(place: number): Kind {
  let passed = 0;
  for (const [kind, share] of DAY) {
    passed += share;
    if (place < passed) return kind;
  }
  return 'search';
}

const WORDS = [
  '人口',
  '企业',
  '信息',
  '登记',
  '社会保险',
  'rkxx',
  'qiye',
  '许可',
  '统计',
  '低保',
  '不动产',
  '学校',
  '医疗机构',
  '车辆',
  '行政处罚',
  '名单',
  '公积金',
  '地址',
];

export async function work({ url, people, seconds, thinkSeconds, entries }: Work) {
  const kinds: Record<string, number[]> = {};
  const errors: Record<string, number> = {};
  let requests = 0;
  const until = performance.now() + seconds * 1000;
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  await Promise.all(
    people.map(async (person, nth) => {
      const random = randomFrom(nth + 1);
      const isSteward = person.roles.includes('steward');
      let draft: { entry: string; revision: number; caseId: string; body: Record<string, unknown> } | null = null;
      const any = <T>(list: readonly T[]): T => random.pick(list);
      await sleep(random.next() * thinkSeconds * 1000);

      async function ask(kind: Kind, path: string, body?: object): Promise<Record<string, unknown> | null> {
        const began = performance.now();
        const answer = await fetch(url + path, {
          method: body ? 'POST' : 'GET',
          headers: { cookie: person.cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const text = await answer.text();
        let times = kinds[kind];
        if (!times) {
          times = [];
          kinds[kind] = times;
        }
        times.push(performance.now() - began);
        requests++;
        // What one may not read is refused, and that is an answer too.
        if (answer.ok) return JSON.parse(text) as Record<string, unknown>;
        if (answer.status !== 404 && answer.status !== 403) {
          const key = `${kind} ${answer.status}`;
          errors[key] = (errors[key] ?? 0) + 1;
        }
        return null;
      }

      const item = () => {
        const of = any(elements);
        return { name: of.name.zh, element: of.id };
      };
      async function one(kind: Kind): Promise<unknown> {
        if (kind === 'search')
          return ask(
            kind,
            `/api/catalog/search?q=${encodeURIComponent(`${any(WORDS)}${random.next() < 0.4 ? ` ${any(WORDS)}` : ''}`)}`,
          );
        if (kind === 'entry') return ask(kind, `/api/catalog/entries/${any(entries)}`);
        if (kind === 'inbox') return ask(kind, '/api/inbox?limit=50');
        if (kind === 'list') return ask(kind, `/api/catalog/entries?owner=${person.organisation}&limit=50`);
        if (kind === 'probe')
          return ask(kind, '/api/catalog/probe', {
            title: `${any(WORDS)}${any(WORDS)}信息`,
            items: Array.from({ length: 4 + random.below(10) }, item),
          });
        if (kind === 'resolve')
          return ask(
            kind,
            `/api/catalog/resolve?subject=person&elements=${encodeURIComponent(`${any(elements).name.zh},${any(elements).name.zh}`)}`,
          );
        if (kind === 'case' && draft) return ask(kind, `/api/cases/${draft.caseId}`);
        if (kind === 'comment' && draft)
          return ask(kind, `/api/cases/${draft.caseId}/comments`, { comment: '请核对信息项。' });
        if (kind === 'save' && draft) {
          const body = { ...draft.body, items: [...(draft.body['items'] as object[]), item()].slice(-20) };
          const saved = await ask(kind, `/api/catalog/entries/${draft.entry}/working`, {
            body,
            revision: draft.revision,
          });
          if (saved) draft = { ...draft, body, revision: saved['revision'] as number };
          return saved;
        }
        if (kind === 'draft' && isSteward) {
          const body = {
            resource: `work_${nth}_${requests}`,
            name: { zh: `${any(WORDS)}工作信息` },
            provider: { name: '单位' },
            subject: 'person',
            items: [item()],
          };
          const made = await ask(kind, '/api/catalog/entries', { body });
          if (made)
            draft = {
              entry: made['entry'] as string,
              revision: made['revision'] as number,
              caseId: made['caseId'] as string,
              body,
            };
          return made;
        }
        return ask('counts', '/api/inbox/counts');
      }

      while (performance.now() < until) {
        const kind = next(random.next() * 100);
        // A steward's first act of the day is a draft, so that there is something to save.
        await one(isSteward && draft === null && random.next() < 0.3 ? 'draft' : kind).catch((error) => {
          const key = `${kind} ${String(error.cause?.code ?? error.message)}`;
          errors[key] = (errors[key] ?? 0) + 1;
        });
        await sleep((0.5 + random.next()) * thinkSeconds * 1000);
      }
    }),
  );
  return { kinds, errors, requests };
}
