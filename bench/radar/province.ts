/**
 * The radar over the simulated province: each entry probed with all others around it. Duplicates were put there by hand; nothing is learnt of it. What a
 * steward sees as noise is counted: pairs told that are neither a seeded duplicate nor versions of one kind at two places.
 */
import { baseOfClass, createRadar, type FindingKind, type RadarEntry, type RadarFinding } from '@kuaishu/catalog';
import { type ProvinceTruth, provincePlan, provinceTruth } from '../../packages/demo/src/province/index.ts';
import { round } from './score.ts';

/** As the page asks: more than a steward reads. */
const LIMIT = 60;
const EXAMPLES = 12;

export function provinceEntries(seed: number): RadarEntry[] {
  const plan = provincePlan(seed);
  const bodies = new Map(plan.organisations.map((body) => [body.key, body]));
  return plan.entries.map(({ resource, owner, entry }): RadarEntry => {
    const body = bodies.get(owner)!;
    const base = baseOfClass(entry.class?.kind, entry.class?.category ?? '');
    return {
      id: resource,
      title: entry.name.zh,
      ...(typeof entry.abstract === 'string' && { abstract: entry.abstract }),
      organisation: { id: owner, name: body.name.zh },
      ...(body.region && { region: body.region }),
      subject: entry.subject,
      key: entry.key ?? [],
      items: entry.items.map(({ name, element, attribute, unit }) => ({
        name,
        ...(element && { element }),
        ...(attribute && { attribute }),
        ...(unit && { unit }),
      })),
      authority: entry.authority ?? [],
      state: 'published',
      ...(base && { base }),
    };
  });
}

const SAME: ReadonlySet<FindingKind> = new Set(['duplicate', 'contains', 'contained']);
const isStrip = (kind: FindingKind): boolean => kind.startsWith('same_kind');
const isAlike = (kind: FindingKind): boolean => SAME.has(kind) || isStrip(kind) || kind === 'overlap';

/** Whether two entries are alike by what was put there: versions of one kind, a copy and what it copies (or a version of that), copies of one thing. */
function relationOf({ sameKind, duplicates }: ProvinceTruth): (a: string, b: string) => boolean {
  const kindOf = new Map(sameKind.flatMap((group, nth) => group.map((resource) => [resource, nth] as const)));
  const sourcesOf = new Map<string, string[]>();
  for (const { copy, of } of duplicates) sourcesOf.set(copy, [...(sourcesOf.get(copy) ?? []), ...of]);
  const one = (a: string, b: string): boolean => a === b || (kindOf.has(a) && kindOf.get(a) === kindOf.get(b));
  const copies = (a: string, b: string): boolean => (sourcesOf.get(a) ?? []).some((source) => one(source, b));
  return (a, b) =>
    one(a, b) ||
    copies(a, b) ||
    copies(b, a) ||
    (sourcesOf.get(a) ?? []).some((source) => sourcesOf.get(b)?.includes(source));
}

/** @param list names every pair that is told falsely */
export function reportProvince(seed: number, list = false) {
  const entries = provinceEntries(seed);
  const truth = provinceTruth(seed);
  const related = relationOf(truth);
  const radar = createRadar();
  for (const entry of entries) radar.put(entry);
  const found = new Map(
    entries.map(({ state: _, ...draft }) => [
      draft.id,
      radar.probe(draft, { limit: LIMIT }).filter(({ kind, entry }) => entry !== undefined && isAlike(kind)),
    ]),
  );
  const titles = new Map(entries.map(({ id, title }) => [id, title]));
  const copies = truth.duplicates.map(({ copy, of, how }) => {
    const told = (found.get(copy) ?? []).filter(({ entry }) => of.includes(entry!));
    return {
      copy,
      of,
      how,
      any: told.length > 0,
      same: told.some(({ kind }) => SAME.has(kind)),
      all: told.length === of.length,
    };
  });
  const told = entries.flatMap(({ id }) => found.get(id)!.map((finding) => ({ id, finding })));
  const alarms = new Map<string, { id: string; finding: RadarFinding }>();
  for (const each of told)
    if (!related(each.id, each.finding.entry!)) alarms.set([each.id, each.finding.entry].sort().join(' '), each);
  const alarmed = [...alarms.values()].sort((a, b) => b.finding.probability - a.finding.probability);
  const line = ({ id, finding: { kind, entry, probability, title } }: (typeof alarmed)[number]): string =>
    `${probability} ${kind} ${id} ${titles.get(id)} ~ ${entry} ${title}`;
  const overlaps = alarmed.filter(({ finding }) => finding.kind === 'overlap');
  const others = alarmed.filter(({ finding }) => finding.kind !== 'overlap');
  return {
    seed,
    entries: entries.length,
    duplicates: {
      seeded: copies.length,
      told: copies.filter(({ any }) => any).length,
      toldAsSame: copies.filter(({ same }) => same).length,
      toldOfAllSources: copies.filter(({ all }) => all).length,
      missed: copies
        .filter(({ any }) => !any)
        .map(
          ({ how, copy, of }) =>
            `${how} ${copy} ${titles.get(copy)} < ${of.map((one) => `${one} ${titles.get(one)}`).join(', ')}`,
        ),
    },
    falsePairs: {
      sameOrStrip: others.length,
      overlap: overlaps.length,
      lookAlikes: truth.distinct.filter((pair) => alarms.has([...pair].sort().join(' '))).length,
    },
    told: told.length,
    toldRelated: round(told.filter(({ id, finding }) => related(id, finding.entry!)).length / told.length),
    falsePerEntry: round(
      (told.length - told.filter(({ id, finding }) => related(id, finding.entry!)).length) / entries.length,
    ),
    entriesWithoutFalse: round(
      entries.filter(({ id }) => found.get(id)!.every(({ entry }) => related(id, entry!))).length / entries.length,
    ),
    examples: {
      others: others.slice(0, EXAMPLES).map(line),
      overlaps: overlaps.filter((_, nth) => nth % Math.ceil(overlaps.length / EXAMPLES) === 0).map(line),
    },
    ...(list && { list: alarmed.map(line) }),
  };
}
