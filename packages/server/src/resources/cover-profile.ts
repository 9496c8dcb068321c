/**
 * A profile tells what is in a column: counts and shapes, which may be seen, and values (commonest, examples, smallest, largest), which may
 * not where the item is not green. Names of values may change with the refinery, so it is the safe parts that are named here; every other text
 * or number of such a column is covered.
 */
import { coverText, coverWhole } from '../cover/cover-text.ts';
import type { ProjectView } from '../project/project-reader.ts';

/** Texts that never hold a value of the data. */
const SAFE_TEXT = new Set([
  'name',
  'heading',
  'title',
  'type',
  'element',
  'kind',
  'reason',
  'zh',
  'en',
  'pattern',
  'patterns',
  'shape',
  'unit',
  'attribute',
  'resource',
  'confidence',
  'source',
  'why',
]);
/** Numbers that are counts and shares. */
const SAFE_NUMBER = new Set([
  'rows',
  'count',
  'n',
  'fill',
  'filled',
  'distinct',
  'share',
  'blank',
  'blanks',
  'nulls',
  'empty',
  'confidence',
  'length',
  'minLength',
  'maxLength',
  'meanLength',
  'index',
  'position',
  'unique',
  'faults',
  'bits',
]);

export function coverProfile(resource: string, profile: unknown, view: ProjectView): unknown {
  if (typeof profile !== 'object' || profile === null) return profile;
  return Object.fromEntries(
    Object.entries(profile).map(([key, part]) => [
      key,
      key === 'columns' && Array.isArray(part) ? part.map((column) => coverColumn(resource, column, view)) : part,
    ]),
  );
}

function coverColumn(resource: string, column: unknown, view: ProjectView): unknown {
  const name = (column as { name?: unknown } | null)?.name;
  const item = typeof name === 'string' ? view.itemByHeading(resource, name) : undefined;
  if (item?.grade === 'green') return column;
  const cover = (text: string) => (item ? coverText(text, item.grade, item.mask) : coverWhole(text)).value;
  return walk(column, '', cover);
}

function walk(part: unknown, key: string, cover: (text: string) => string | null): unknown {
  if (typeof part === 'string') return SAFE_TEXT.has(key) ? part : cover(part);
  if (typeof part === 'number') return SAFE_NUMBER.has(key) ? part : null;
  if (Array.isArray(part)) return part.map((inner) => walk(inner, key, cover));
  if (typeof part === 'object' && part !== null)
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner, name, cover)]));
  return part;
}
