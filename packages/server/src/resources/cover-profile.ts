/**
 * A profile tells what is in a column: counts and shapes, which may be seen, and values (commonest, examples, least, greatest), which may not
 * where the item is not green.
 */
import { type Profile, type ProfileColumn, Profile as ProfileSchema } from '@kuaishu/api';
import { element } from '@kuaishu/standards';
import { Value } from 'typebox/value';
import { coverText, coverWhole } from '../cover/cover-text.ts';
import type { ProjectView } from '../project/project-reader.ts';

/** Bins at either end with fewer rows than this would tell single persons' values. */
const FEWEST = 5;

/** The profile as the step wrote it. Throws when it is not one: then the refinery and the wire have come apart. */
export function coverProfile(resource: string, written: unknown, view: ProjectView): Profile {
  const profile = written as Written;
  const covered: Profile = {
    ...profile,
    columns: profile.columns.map((column) => coverColumn(resource, column, view)),
  };
  return Value.Parse(ProfileSchema, covered);
}

/** The step names an element by its id; what it is called stands in the standards. */
type WrittenColumn = Omit<ProfileColumn, 'elementName'>;
type Written = Omit<Profile, 'columns'> & { readonly columns: readonly WrittenColumn[] };

function coverColumn(resource: string, written: WrittenColumn, view: ProjectView): ProfileColumn {
  const named = written.element === null ? undefined : element(written.element);
  const column = { ...written, elementName: named ? { zh: named.name.zh, en: named.name.en } : null };
  const item = view.itemByHeading(resource, column.name);
  if (item?.grade === 'green') return { ...column, covered: false };
  const cover = (text: string | null): string | null =>
    (item ? coverText(text, item.grade, item.mask) : coverWhole(text)).value;
  return {
    ...column,
    covered: true,
    min: null,
    max: null,
    top: column.top.map((entry) => ({ ...entry, value: cover(entry.value) })),
    patterns: column.patterns.map((entry) => ({ ...entry, example: cover(entry.example) })),
    histogram: column.histogram && { ...column.histogram, bins: trimmed(column.histogram.bins) },
    defects: column.defects.map((entry) => ({ ...entry, examples: entry.examples.map(cover) })),
  };
}

function trimmed<B extends { readonly count: number }>(bins: readonly B[]): B[] {
  const first = bins.findIndex((bin) => bin.count >= FEWEST);
  return first < 0 ? [] : bins.slice(first, bins.findLastIndex((bin) => bin.count >= FEWEST) + 1);
}
