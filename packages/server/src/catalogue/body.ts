/** A body that someone is compiling: read as far as it goes, judged whole. */

import { EntryBody, type EntryFault } from '@kuaishu/api';
import { checkShape, type Entry, EntrySchema, gradeOf, lintEntry, publicationFaults } from '@kuaishu/catalog';
import { ServerError } from '../errors.ts';
import { checkText } from '../http/text-refused.ts';

/** A page or two; what is larger is no entry. */
const MAX_BODY_CHARACTERS = 1_000_000;

export interface JudgedBody {
  /** The entry, where the body has the shape of one. */
  readonly entry: Entry | null;
  readonly faults: readonly EntryFault[];
}

export function judgeBody(body: Readonly<Record<string, unknown>>): JudgedBody {
  const { value, faults } = checkShape(EntrySchema, body);
  const wrong = faults.filter(({ severity }) => severity === 'error');
  if (wrong.some(({ code }) => code !== 'empty')) return { entry: null, faults: faults.map(onWire) };
  const entry = value as Entry;
  // What is only empty has its type: all the rest is told at once, not after the first name is written.
  const empty = new Set(wrong.map(({ pointer }) => pointer));
  const toPublish = publicationFaults(entry);
  // what both find at one place is told once, as publication tells it: that says more of the way out
  const told = new Set(toPublish.map(({ pointer, code }) => `${code} ${pointer}`));
  const linted = lintEntry(entry).filter(({ pointer, code }) => !told.has(`${code} ${pointer}`));
  const rest = [...linted, ...toPublish].filter(({ pointer }) => !empty.has(pointer));
  return { entry: wrong.length > 0 ? null : entry, faults: [...faults, ...rest].map(onWire) };
}

function onWire({
  pointer,
  code,
  severity,
  message,
  mend,
}: {
  pointer: string;
  code: string;
  severity: 'error' | 'warning';
  message: { zh: string; en?: string };
  mend: { zh: string; en?: string };
}): EntryFault {
  const both = (text: { zh: string; en?: string }) => ({ zh: text.zh, en: text.en ?? text.zh });
  return { rule: code, severity, where: pointer, message: both(message), mend: both(mend) };
}

/** The columns by which an entry is listed and filtered, as far as the body has them. */
export function headOf(body: Readonly<Record<string, unknown>>, entry: Entry | null) {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const within = (name: string, key: string): unknown => {
    const part = body[name];
    return part !== null && typeof part === 'object' ? (part as Record<string, unknown>)[key] : undefined;
  };
  const sharing = within('sharing', 'type');
  return {
    title: text(within('name', 'zh')).slice(0, 300) || text(body['resource']),
    subject: text(body['subject']),
    class: text(within('class', 'kind')),
    category: text(within('class', 'category')),
    sharing: typeof sharing === 'number' ? String(sharing) : '',
    open: within('opening', 'open') === true,
    grade: entry ? gradeOf(entry) : text(body['grade']),
    cadence: text(body['cadence']),
    items: Array.isArray(body['items']) ? body['items'].length : 0,
  };
}

/** @throws ServerError where the body is too large, holds text that may not stand, or has no name of its own to stand under. */
export function checkBody(body: Readonly<Record<string, unknown>>): string {
  if (JSON.stringify(body).length > MAX_BODY_CHARACTERS)
    throw new ServerError('too_large', { zh: '条目内容过大。', en: 'The entry is too large.' }, { where: 'body' });
  // entries from files come this way alone
  checkText(EntryBody, body, 'body');
  const { resource } = body;
  if (typeof resource !== 'string' || !/^[a-z][a-z0-9_-]{0,62}$/.test(resource))
    throw new ServerError(
      'bad_request',
      { zh: '条目没有可用的资源标识。', en: 'The entry has no usable resource name.' },
      {
        where: 'body.resource',
        mend: {
          zh: '用小写字母开头，只含小写字母、数字、_ 和 -，如 hukou。',
          en: 'Begin with a small letter; small letters, digits, _ and - only: hukou.',
        },
      },
    );
  return resource;
}
