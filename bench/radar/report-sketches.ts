/**
 * What sketches of values add: the same pairs, of tables whose rows are known, probed without and with them. Once as they are fabricated, once with columns
 * called C1, C2 and no title, as a file at hand may have them.
 */
import { createRadar, type RadarDraft, type RadarEntry, type RadarFinding } from '@kuaishu/catalog';
import { entryOf } from './fabricated/measure.ts';
import { fabricate, generalLists } from './fabricated/pairs.ts';
import { baseTables } from './fabricated/tables.ts';
import { scoreOf } from './score.ts';

type Items = NonNullable<RadarDraft['items']>;

const NOT_ALIKE: ReadonlySet<RadarFinding['kind']> = new Set(['attribute_conflict', 'take_from_base', 'already_held']);
const bare = (items: Items): Items => items.map(({ sketch: _, ...item }) => item);
const nameless = ({ title: _, items, ...draft }: RadarDraft): RadarDraft => ({
  ...draft,
  items: (items ?? []).map(({ sketch }, nth) => ({ name: `C${nth + 1}`, ...(sketch && { sketch }) })),
});

export async function reportSketches(folder: string | undefined, count: number, seed: number) {
  const tables = [
    ...(await baseTables(folder)).filter(({ split }) => split === 'held_out'),
    ...generalLists('held_out'),
  ];
  const entries = tables.map(entryOf);
  const known = new Set(tables.filter(({ columns }) => columns.some(({ values }) => values)).map(({ id }) => id));
  // of tables with rows; lists of general columns, which have none, are negatives only
  const pairs = fabricate(
    tables.filter(({ id }) => known.has(id) || id.startsWith('list/')),
    count,
    seed,
  );
  const filled = radarOf(entries);
  const empty = radarOf(entries.map((entry) => ({ ...entry, items: bare(entry.items) })));
  const told = (radar: typeof filled, draft: RadarDraft, entry: string): boolean =>
    radar.probe(draft, { limit: 1000 }).some((finding) => finding.entry === entry && !NOT_ALIKE.has(finding.kind));
  const ways: readonly (readonly [string, (draft: RadarDraft) => RadarDraft])[] = [
    ['asFabricated', (draft) => draft],
    ['nameless', nameless],
  ];
  return {
    pairs: pairs.length,
    positive: pairs.filter(({ positive }) => positive).length,
    tables: known.size,
    ...Object.fromEntries(
      ways.map(([way, draftOf]) => {
        const judged = pairs.map(({ draft, entry, positive, kind }) => {
          const asked = draftOf(draft);
          const without = { ...asked, items: bare(asked.items ?? []) };
          return { kind, positive, without: told(empty, without, entry), with: told(filled, asked, entry) };
        });
        const score = (sketches: 'without' | 'with') =>
          scoreOf(judged.map((pair) => ({ told: pair[sketches], positive: pair.positive, weight: 1 })));
        return [way, { without: score('without'), with: score('with') }];
      }),
    ),
  };
}

function radarOf(entries: readonly RadarEntry[]) {
  const radar = createRadar();
  for (const entry of entries) radar.put(entry);
  return radar;
}
