/** Makes the duplicates of `copies-text.ts` out of the entries that they copy. */
import type { Entry, Item } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import type { CatalogueEntry } from '../entries/catalogue-entry.ts';
import { functionOf } from '../organisations/functions.ts';
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import { COPIES } from './copies-text.ts';

export type CopyKind = 'renamed' | 'merged' | 'split';

export interface Copy {
  readonly how: CopyKind;
  /** Resources that it copies. */
  readonly of: readonly string[];
  readonly made: CatalogueEntry;
  /** Attributes that it wrongly claims to be the source of. */
  readonly claims: readonly string[];
}

const LINE = /^(renamed|merged|split)( bare)? (\S+) (\S+) (\S+) \| (.+?) < (.+?) ;(.*?);(.*?);(.*)$/u;

export function makeCopies(
  honest: readonly CatalogueEntry[],
  organisations: readonly ProvinceOrganisation[],
  contacts: ReadonlyMap<string, string>,
): readonly Copy[] {
  const byResource = new Map(honest.map((one) => [one.resource, one.entry]));
  const bodies = new Map(organisations.map((one) => [one.key, one]));
  return COPIES.trim()
    .split('\n')
    .map((line): Copy => {
      const [, how, bare, owner, resource, zh, en, sources, changes, claimed, work] = LINE.exec(line) ?? [];
      const body = bodies.get(owner ?? '');
      if (!how || !body || !resource || !zh || !en || !sources || changes === undefined || !work)
        throw new Error(`no copy: '${line}'`);
      const of = sources.split(',').map((name) => name.trim());
      const originals = of.map((name) => {
        const found = byResource.get(name);
        if (!found) throw new Error(`${resource} copies ${name}, which is not there`);
        return found;
      });
      const claims = (claimed ?? '').trim().split(/\s+/u).filter(Boolean);
      const entry = copyOf(originals, words(changes), bare !== undefined, {
        resource,
        name: { zh, en },
        provider: { name: body.name.zh, short: body.short, uscc: body.uscc },
        classification: { theme: functionOf(body.function ?? '').theme },
        matters: [{ name: work.trim() }],
        contact: { name: contacts.get(body.key) ?? '', office: '数据资源处' },
        ...(claims.length > 0 ? { authority: claims } : {}),
      });
      return { how: how as CopyKind, of, claims, made: { resource, owner: body.key, entry, kind: null } };
    });
}

interface Changes {
  readonly renamed: ReadonlyMap<string, string>;
  readonly dropped: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
}

function words(text: string): Changes {
  const renamed = new Map<string, string>();
  const dropped = new Set<string>();
  const kept = new Set<string>();
  for (const word of text.split(',').map((one) => one.trim())) {
    const [from, to] = word.split('>');
    if (word.startsWith('-')) dropped.add(word.slice(1));
    else if (word.startsWith('=')) kept.add(word.slice(1));
    else if (from && to) renamed.set(from, to);
  }
  return { renamed, dropped, kept };
}

type Head = Pick<Entry, 'resource' | 'name' | 'provider' | 'classification' | 'matters' | 'contact'> & {
  readonly authority?: string[];
};

/** The word of the standard for an item, whatever its owner calls it. */
const wordOf = ({ title, name, element: id }: Item): string =>
  title?.zh ?? (id && !/\p{Script=Han}/u.test(name) ? (element(id)?.name.zh ?? name) : name);

function copyOf(originals: readonly Entry[], changes: Changes, bare: boolean, head: Head): Entry {
  const [first] = originals;
  if (!first) throw new Error(`${head.resource} copies nothing`);
  const seen = new Set<string>();
  const items: Item[] = [];
  const keys: string[] = [];
  for (const original of originals) {
    for (const item of original.items) {
      const word = wordOf(item);
      const identity = item.attribute ?? item.element ?? word;
      if (seen.has(identity) || changes.dropped.has(word) || (changes.kept.size > 0 && !changes.kept.has(word)))
        continue;
      seen.add(identity);
      const name = changes.renamed.get(word) ?? word;
      if (original === first && original.key?.includes(item.name)) keys.push(name);
      items.push(copyItem(item, name, bare && !(item.element && head.authority?.includes(item.element))));
    }
  }
  checkWords(head.resource, originals, changes);
  const { cadence, subject } = first;
  // what is put together is as closed as its most closed part
  const { sharing, opening, grade } = [...originals].sort((a, b) => closedness(b) - closedness(a))[0] ?? first;
  const method = sharing && sharing.type !== 3 ? { method: 'platform_file' as const } : {};
  return {
    ...head,
    class: { kind: 'department', category: '贵州省' },
    abstract: `为${head.matters?.[0]?.name ?? ''}整理形成。覆盖全省，主要内容包括${items
      .slice(0, 6)
      .map(({ name }) => name)
      .join('、')}等 ${items.length} 项。`,
    format: { class: '电子表格', type: 'xlsx' },
    ...(sharing ? { sharing: { ...sharing, ...method } } : {}),
    ...(opening ? { opening } : {}),
    ...(grade ? { grade } : {}),
    ...(cadence ? { cadence } : {}),
    subject,
    key: keys.length > 0 ? keys : items.slice(0, 1).map(({ name }) => name),
    delivery: 'full',
    items,
  };
}

function closedness({ sharing, opening, grade }: Entry): number {
  return (sharing?.type ?? 1) * 4 + (opening?.open ? 0 : 2) + (grade === 'yellow' ? 1 : 0);
}

/** A sheet kept beside the register: headings of its own, data elements only where the steward saw the need. */
function copyItem(item: Item, name: string, bare: boolean): Item {
  const { title, element: id, attribute, type, length, scale, unit, opening } = item;
  const found = id === undefined ? undefined : element(id);
  const keeps = found !== undefined && (!bare || found.domain.kind === 'identifier');
  const en = title?.en ?? found?.name.en;
  return {
    name,
    ...(keeps && attribute === undefined ? {} : { title: { zh: name, ...(en ? { en } : {}) } }),
    ...(keeps ? { element: id, ...(attribute ? { attribute } : {}) } : {}),
    ...(keeps || !found ? {} : { type: found.type, ...(found.length ? { length: found.length } : {}) }),
    ...(type ? { type } : {}),
    ...(length ? { length } : {}),
    ...(scale ? { scale } : {}),
    ...(unit ? { unit } : {}),
    ...(opening && keeps ? { opening } : {}),
  };
}

function checkWords(resource: string, originals: readonly Entry[], { renamed, dropped, kept }: Changes): void {
  const known = new Set(originals.flatMap(({ items }) => items.map(wordOf)));
  for (const word of [...renamed.keys(), ...dropped, ...kept])
    if (!known.has(word)) throw new Error(`${resource}: no item '${word}' among ${[...known].join(' ')}`);
}
