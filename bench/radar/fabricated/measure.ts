/** The radar's and the baseline's judgement of fabricated pairs, each draft probed with the whole ledger of its split around it. */
import type { RadarEntry } from '@kuaishu/catalog';
import { baselineOf } from '../baseline.ts';
import { type Judged, pairJudge } from '../pair-judge.ts';
import type { Split } from '../real/splits.ts';
import { fabricateForms, formTables } from './forms.ts';
import { type FabricatedPair, fabricate, generalLists, itemOf } from './pairs.ts';
import { type BaseTable, baseTables } from './tables.ts';

export interface MeasuredPair extends FabricatedPair {
  readonly judged: Judged | undefined;
  readonly baseline: number;
}

/** Pairs of one form, beside the others. */
const FORMS = 0.2;

export function entryOf(table: BaseTable): RadarEntry {
  return {
    id: table.id,
    title: table.title,
    organisation: { id: table.organisation, name: table.organisation },
    ...(table.source === 'catalogue' ? {} : { region: table.region }),
    ...(table.subject !== undefined && { subject: table.subject }),
    items: table.columns.map(itemOf),
    state: 'published',
  };
}

export async function measureFabricated(
  folder: string | undefined,
  split: Split,
  count: number,
  seed: number,
): Promise<MeasuredPair[]> {
  const tables = [...(await baseTables(folder)).filter((table) => table.split === split), ...generalLists(split)];
  const entries = [...tables, ...formTables(split)].map(entryOf);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const judge = pairJudge(entries);
  const baseline = baselineOf(entries);
  const pairs = [...fabricate(tables, count, seed), ...fabricateForms(split, Math.round(count * FORMS), seed)];
  return pairs.map((pair) => ({
    ...pair,
    judged: judge.judge(pair.draft).get(pair.entry),
    baseline: baseline.score(pair.draft, byId.get(pair.entry)!),
  }));
}
