/** What a place in an entry's body is called on the page, as “信息项 姓名 分级”. */
import type { Text } from '../text/zh.ts';

const WORD: Readonly<Record<string, (t: Text) => string>> = {
  name: (t) => t.catalogue.name,
  'name.zh': (t) => t.catalogue.name,
  'name.en': (t) => t.catalogue.nameEn,
  resource: (t) => t.catalogue.resource,
  abstract: (t) => t.catalogue.abstract,
  'abstract.zh': (t) => t.catalogue.abstract,
  subject: (t) => t.catalogue.subject,
  class: (t) => t.catalogue.kind,
  'class.kind': (t) => t.catalogue.kind,
  'class.category': (t) => t.catalogue.category,
  cadence: (t) => t.catalogue.cadence,
  format: (t) => t.catalogue.formatClass,
  'format.class': (t) => t.catalogue.formatClass,
  'format.type': (t) => t.catalogue.formatType,
  grade: (t) => t.catalogue.grade,
  sharing: (t) => t.catalogue.sharingType,
  'sharing.type': (t) => t.catalogue.sharingType,
  'sharing.method': (t) => t.catalogue.method,
  'sharing.condition': (t) => t.catalogue.condition,
  'sharing.basis': (t) => t.catalogue.basis,
  opening: (t) => t.catalogue.opening,
  'opening.open': (t) => t.catalogue.opening,
  'opening.condition': (t) => t.catalogue.openCondition,
  'opening.basis': (t) => t.catalogue.openBasis,
  key: (t) => t.catalogue.key,
  authority: (t) => t.catalogue.authority,
  items: (t) => t.catalogue.items,
};
const ITEM_WORD: Readonly<Record<string, (t: Text) => string>> = {
  name: (t) => t.catalogue.itemName,
  element: (t) => t.catalogue.element,
  type: (t) => t.catalogue.type,
  length: (t) => t.catalogue.length,
  grade: (t) => t.catalogue.grade,
  required: (t) => t.catalogue.required,
};

export function fieldWord(path: readonly string[], t: Text): string {
  const [first = '', item, field] = path;
  if (first !== 'items' || item === undefined) return WORD[path.join('.')]?.(t) ?? WORD[first]?.(t) ?? path.join('.');
  const of = field === undefined ? '' : ` ${ITEM_WORD[field]?.(t) ?? field}`;
  return `${t.catalogue.items} ${item}${of}`;
}

/** A value of it in words. */
export function valueWord(path: readonly string[], value: unknown, t: Text): string {
  if (value === undefined) return path[0] === 'items' && path.length === 2 ? t.catalogue.takenOut : t.word.blank;
  if (typeof value === 'string') {
    const field = path.at(-1);
    const words =
      field === 'grade'
        ? (t.grade as unknown as Readonly<Record<string, string>>)
        : field === 'cadence'
          ? t.catalogue.cadences
          : field === 'subject'
            ? t.catalogue.subjects
            : field === 'kind'
              ? t.catalogue.kinds
              : field === 'method'
                ? t.catalogue.methods
                : {};
    return words[value] ?? value;
  }
  if (path.join('.') === 'sharing.type') return t.catalogue.sharing[String(value)] ?? String(value);
  if (path.join('.') === 'opening.open') return t.catalogue.open(value === true);
  if (Array.isArray(value))
    return value
      .map((one) => (typeof one === 'string' ? one : String((one as { name?: string }).name ?? '')))
      .join('、');
  if (value !== null && typeof value === 'object') {
    const { name, ...rest } = value as Readonly<Record<string, unknown>>;
    const said = Object.entries(rest).filter(([, one]) => typeof one !== 'object');
    return said.length === 0
      ? String(name ?? '')
      : said.map(([key, one]) => `${ITEM_WORD[key]?.(t) ?? key} ${valueWord([key], one, t)}`).join('，');
  }
  return String(value);
}

/** `/items/2/name` → `items`, `3`, `name`: items are counted from one, as the page counts them. */
export const placeOf = (where: string): readonly string[] =>
  where
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

/** Faults of an entry as a whole: a file has them at its identifier, a page at no field. */
const OF_WHOLE: ReadonlySet<string> = new Set(['metadata_missing']);

export const isOfWhole = (rule: string): boolean => OF_WHOLE.has(rule);

/** The names of keys in what is said about a body, as the page calls them: people who fill in a form know no `sharing.basis`. */
export function inPageWords(text: string, t: Text): string {
  return (
    text
      .replace(/\bitems\[(\d+)\](?:\.(\w+))?/g, (_, n: string, field?: string) =>
        fieldWord(field ? ['items', n, field] : ['items', n], t),
      )
      .replace(/\b(?:name|class|format|sharing|opening|abstract)\.\w+\b/g, (path) => quoted(path, t))
      // a list of parts by their keys; the Chinese one names each in Chinese too
      .replace(/(?<=^core metadata missing: ).*$/, (keys) =>
        keys
          .split(', ')
          .map((key) => WORD[key]?.(t) ?? key)
          .join(', '),
      )
      .replace(/(?<=\p{Script=Han}) (?:abstract|class|format|sharing|opening)(?=、|$)/gu, '')
      .replace(/\bcadence: (?=daily)/, () => `${quoted('cadence', t)} `)
      .replace(/\b(?:daily|monthly|yearly)\b(?=、|, | ?…| 等)/g, (cadence) => t.catalogue.cadences[cadence] ?? cadence)
      .replace(
        /\b(green)( 或 | or )(yellow)\b/,
        (_, low: 'green', or: string, high: 'yellow') => `${t.grade[low]}${or}${t.grade[high]}`,
      )
      .replace(/^(?:items|key|authority|cadence|grade|abstract|subject)(?= )/, (path) => quoted(path, t))
  );
}

const quoted = (path: string, t: Text): string => {
  const word = WORD[path]?.(t);
  return word === undefined ? path : t.word.quoted(word);
};
