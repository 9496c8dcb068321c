/** Everything that stands in the catalogue by right: strips, the province's resources, those of prefectures and counties, those of companies. */
import { Random } from '../../base/random.ts';
import { keyOf } from '../keys.ts';
import { OTHER_BODIES } from '../organisations/companies.ts';
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import type { ProvinceUser } from '../people/user.ts';
import { KINDS, UTILITY_KINDS } from '../themes/all.ts';
import type { Kind } from '../themes/kind.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { entryOfKind } from './entry-of-kind.ts';
import { localHabits, provincialHabits } from './own-habits.ts';
import { stripEntries, stripOwner } from './strip-entries.ts';

/** A county's department keeps so many tables of its own; the rest is done by the prefecture. */
const KINDS_OF_A_COUNTY = 4;

export function stewardNames(users: readonly ProvinceUser[]): ReadonlyMap<string, string> {
  return new Map(
    users.filter(({ roles }) => roles.includes('steward')).map(({ organisation, name }) => [organisation, name.zh]),
  );
}

export function honestEntries(
  organisations: readonly ProvinceOrganisation[],
  contacts: ReadonlyMap<string, string>,
  seed: number,
): readonly CatalogueEntry[] {
  const strips = stripEntries().map((entry): CatalogueEntry => {
    const owner = stripOwner(entry);
    return { resource: entry.resource, owner, kind: null, entry: { ...entry, contact: contactOf(contacts, owner) } };
  });
  return [...strips, ...organisations.flatMap((body) => entriesOf(body, contacts, seed))];
}

function entriesOf(
  body: ProvinceOrganisation,
  contacts: ReadonlyMap<string, string>,
  seed: number,
): readonly CatalogueEntry[] {
  const local = body.level !== 'province' && body.function !== null;
  return kindsOf(body).map((kind) => {
    const habits = local ? localHabits(kind, body, seed) : provincialHabits(kind, body, seed);
    const entry = entryOfKind(kind, body, habits, contacts.get(body.key) ?? '', seed);
    return { resource: entry.resource, owner: body.key, entry, kind: `${body.function ?? 'company'}.${kind.id}` };
  });
}

/** What a body holds is the same for every seed: faults name resources. */
function kindsOf(body: ProvinceOrganisation): readonly Kind[] {
  if (body.function === null)
    return (OTHER_BODIES.find(({ key }) => key === body.key)?.kinds ?? []).flatMap((id) => UTILITY_KINDS.get(id) ?? []);
  const all = KINDS.get(body.function) ?? [];
  if (body.level === 'province') return all.filter(({ scope }) => scope.province);
  const kept = all.filter(({ scope }) => scope.local);
  if (body.level === 'prefecture') return kept;
  // a county's bureau leads the others; the tables are theirs
  if (body.function === 'dsj') return [];
  const random = new Random(keyOf(0, 'county', body.key));
  const drawn = kept.map((kind) => ({ kind, at: random.next() })).sort((a, b) => a.at - b.at);
  const chosen = new Set(drawn.slice(0, KINDS_OF_A_COUNTY).map(({ kind }) => kind));
  return kept.filter((kind) => chosen.has(kind));
}

function contactOf(contacts: ReadonlyMap<string, string>, owner: string) {
  return { name: contacts.get(owner) ?? '', office: '数据资源处' };
}
