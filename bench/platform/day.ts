/** What a person at work asks of the platform: one request of each kind, as the pages make it. */
import { elements } from '@kuaishu/standards';
import { type Random, randomFrom } from '../search/random.ts';
import type { Person } from './sessions.ts';

export const KINDS = [
  'search',
  'entry',
  'inbox',
  'counts',
  'list',
  'probe',
  'draft',
  'save',
  'case',
  'comment',
  'resolve',
] as const;
export type Kind = (typeof KINDS)[number];

/** Out of a hundred requests. Compiling and saving is what stewards do; everybody searches. */
const DAY: Readonly<Record<Kind, number>> = {
  search: 28,
  entry: 18,
  inbox: 12,
  counts: 12,
  list: 6,
  probe: 9,
  draft: 2,
  save: 6,
  case: 4,
  comment: 1,
  resolve: 2,
};

/** The request at that place of the hundred. */
export function kindAt(place: number): Kind {
  let passed = 0;
  for (const kind of KINDS) {
    passed += DAY[kind];
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

export interface Answered {
  readonly kind: Kind;
  readonly milliseconds: number;
  readonly status: number;
}

export interface Desk {
  readonly person: Person;
  readonly random: Random;
  /** Makes one request of the kind, or the nearest that this person can make, and tells of it. */
  ask(kind: Kind): Promise<Answered>;
  /** What a steward does first: without it there is nothing to save, read or comment on. */
  firstKind(kind: Kind): Kind;
}

export interface DeskOf {
  readonly url: string;
  readonly person: Person;
  /** Number of the person: what they do is drawn from it. */
  readonly nth: number;
  readonly entries: readonly string[];
}

export function deskOf({ url, person, nth, entries }: DeskOf): Desk {
  const random = randomFrom(nth + 1);
  // Names of drafts must be new even on a ledger that an earlier measurement worked on.
  const mark = `${Date.now().toString(36)}_${nth}`;
  const isSteward = person.roles.includes('steward');
  let draft: { entry: string; revision: number; caseId: string; body: Record<string, unknown> } | null = null;
  let made = 0;
  const any = <T>(list: readonly T[]): T => random.pick(list);
  const item = () => {
    const of = any(elements);
    return { name: of.name.zh, element: of.id };
  };

  async function send(kind: Kind, path: string, body?: object) {
    const began = performance.now();
    const answer = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { cookie: person.cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    const answered: Answered = { kind, milliseconds: performance.now() - began, status: answer.status };
    return { answered, body: answer.ok ? (JSON.parse(text) as Record<string, unknown>) : null };
  }
  const get = async (kind: Kind, path: string, body?: object): Promise<Answered> =>
    (await send(kind, path, body)).answered;

  async function newDraft(): Promise<Answered> {
    const body = {
      resource: `work_${mark}_${made++}`,
      name: { zh: `${any(WORDS)}工作信息` },
      provider: { name: '单位' },
      subject: 'person',
      items: [item()],
    };
    const { answered, body: saved } = await send('draft', '/api/catalog/entries', { body });
    if (saved)
      draft = {
        entry: saved['entry'] as string,
        revision: saved['revision'] as number,
        caseId: saved['caseId'] as string,
        body,
      };
    return answered;
  }

  async function save(of: NonNullable<typeof draft>): Promise<Answered> {
    const body = { ...of.body, items: [...(of.body['items'] as object[]), item()].slice(-20) };
    const { answered, body: saved } = await send('save', `/api/catalog/entries/${of.entry}/working`, {
      body,
      revision: of.revision,
    });
    if (saved) draft = { ...of, body, revision: saved['revision'] as number };
    return answered;
  }

  return {
    person,
    random,
    firstKind: (kind) => (isSteward && draft === null && random.next() < 0.3 ? 'draft' : kind),
    async ask(kind) {
      if (kind === 'search')
        return get(
          kind,
          `/api/catalog/search?q=${encodeURIComponent(`${any(WORDS)}${random.next() < 0.4 ? ` ${any(WORDS)}` : ''}`)}`,
        );
      if (kind === 'entry') return get(kind, `/api/catalog/entries/${any(entries)}`);
      if (kind === 'inbox') return get(kind, '/api/inbox?limit=50');
      if (kind === 'list') return get(kind, `/api/catalog/entries?owner=${person.organisation}&limit=50`);
      if (kind === 'probe')
        return get(kind, '/api/catalog/probe', {
          title: `${any(WORDS)}${any(WORDS)}信息`,
          items: Array.from({ length: 4 + random.below(10) }, item),
        });
      if (kind === 'resolve')
        return get(
          kind,
          `/api/catalog/resolve?subject=person&elements=${encodeURIComponent(`${any(elements).name.zh},${any(elements).name.zh}`)}`,
        );
      if (kind === 'draft' && isSteward) return newDraft();
      if (draft) {
        if (kind === 'case') return get(kind, `/api/cases/${draft.caseId}`);
        if (kind === 'comment') return get(kind, `/api/cases/${draft.caseId}/comments`, { comment: '请核对信息项。' });
        if (kind === 'save') return save(draft);
      }
      return get('counts', '/api/inbox/counts');
    },
  };
}
