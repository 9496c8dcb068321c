/** Which persons are in a strip, and as of when: departments meet a person now and then and keep what they saw. */
import { civil, dayOf, firstDay, iso, lastDay, monthOf, pad2 } from '../base/dates.ts';
import { mix, Random } from '../base/random.ts';
import { DATE_FORMATS, type DateFormat, type Rates } from '../defects/spoil.ts';
import { personEntity } from '../truth/golden.ts';
import { type AddressStyle, addressText } from '../world/address.ts';
import { at, homeOf } from '../world/person.ts';
import { ageAt, type Block } from '../world/population.ts';
import type { Person } from '../world/subjects.ts';
import { type Column, columnOf, type Row } from './strip.ts';

export interface PersonRow extends Row {
  readonly person: Person;
  readonly block: Block;
}

export interface Coverage {
  /** Number of the strip: key of its randomness. Never changes. */
  readonly strip: number;
  /** Is this person ever in the strip? `age` at the day of delivery. */
  readonly covers: (person: Person, age: number, random: Random, month: number) => boolean;
  /** The register follows each change at once (户籍). Others meet people at random. */
  readonly live?: boolean;
  /** Longest time since the last meeting at the base month, in months. */
  readonly span: number;
  /** Probability that a person is met in a month. */
  readonly monthly: number;
  readonly delivery: 'full' | 'increment';
  /** Share of persons registered twice. */
  readonly duplicates: number;
  /** Share of the dead that the strip was told of. */
  readonly toldOfDeath: number;
}

/** Month of the last change in a person's registered facts, not after `month`. A new telephone number is told too, where `mobiles` is given. */
function lastChange(person: Person, month: number, base: number, mobiles: Person['mobiles'] = []): number {
  let last = base;
  for (const states of [person.names, person.homes ?? person.household.homes, mobiles]) {
    for (const { from } of states) if (from <= month && from > last) last = from;
  }
  for (const day of [person.married, person.died]) {
    if (day === undefined) continue;
    const m = monthOf(day);
    if (m <= month && m > last) last = m;
  }
  return last;
}

export function personRows(coverage: Coverage) {
  const random = new Random(0);
  const { strip } = coverage;
  /** Month of the last meeting not after `month`, or undefined when the person is not yet known. */
  function met(person: Person, month: number): number {
    const birth = monthOf(person.born);
    let base = -Math.floor(random.reset(mix(person.key, strip, 3)).next() ** 1.5 * coverage.span);
    for (let m = month; m >= 1; m--) {
      if (random.reset(mix(person.key, strip, 100 + m)).next() < coverage.monthly) {
        base = m;
        break;
      }
    }
    if (person.died !== undefined) base = Math.min(base, monthOf(person.died));
    return Math.max(base, birth);
  }
  return (block: Block, month: number, emit: (row: PersonRow, entity: string) => void, known = false): void => {
    const asOf = lastDay(month);
    // Strips are not sorted by household: shuffle within the block.
    const order = [...block.people];
    random.reset(mix(block.number, strip, 11));
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random.next() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const copies: Person[] = [];
    const write = (person: Person, copy: number): void => {
      let state = met(person, month);
      if (coverage.live) state = lastChange(person, month, state);
      if (copy > 0)
        state = Math.max(
          monthOf(person.born),
          state - 1 - Math.floor(random.reset(mix(person.key, strip, 5)).next() * 24),
        );
      if (coverage.delivery === 'increment' && month > 0 && !known && state !== month) return;
      random.reset(mix(person.key, strip, 7 + copy, state));
      // who keeps the numbers up to date has also written when
      const touched = coverage.live ? lastChange(person, month, state, person.mobiles) : state;
      const day = Math.min(asOf, Math.max(person.born, firstDay(touched) + random.int(0, 27)));
      emit(
        { person, block, state: coverage.live ? month : state, day, delivery: month, copy, random },
        personEntity(person),
      );
    };
    for (const person of order) {
      if (person.born > asOf) continue;
      const age = ageAt(person, asOf);
      if (!coverage.covers(person, age, random.reset(mix(person.key, strip, 1)), month)) continue;
      if (
        person.died !== undefined &&
        person.died <= asOf &&
        random.reset(mix(person.key, strip, 2)).next() < coverage.toldOfDeath
      )
        continue;
      write(person, 0);
      if (random.reset(mix(person.key, strip, 4)).next() < coverage.duplicates) copies.push(person);
    }
    for (const person of copies) write(person, 1);
  };
}

/** Another member of the household whose number is given in place of one's own; a neighbour's if there is none. */
function borrowed(row: PersonRow): string | undefined {
  const others = row.person.household.members.filter((p) => p !== row.person && p.born <= row.day);
  const lender = others.length > 0 ? row.random.pick(others) : row.random.pick(row.block.people);
  return lender === row.person ? undefined : lender.id;
}

const column = columnOf<PersonRow>();

export const nameColumn = column('person_name', (row) => at(row.person.names, row.state));
export const idColumn = column('resident_id', (row) => row.person.id, { borrowed_id: borrowed });
export const mobileColumn = column('mobile', (row) => at(row.person.mobiles, row.state));

/** Sex in the strip's own signs for male and female. */
export const sexColumn = (name: string, male: string, female: string, rates?: Rates): Column<PersonRow> =>
  column('sex', (row) => (row.person.sex === 1 ? male : female))(name, rates);

/** A day in the strip's format; day_month and birth_not_id change it so that it remains a date. */
export function dateColumn(
  name: string,
  element: string,
  format: DateFormat,
  day: (row: PersonRow) => number | undefined,
  rates?: Rates,
  item?: Column<PersonRow>['item'],
): Column<PersonRow> {
  const text = DATE_FORMATS[format];
  return column(
    element,
    (row) => {
      const value = day(row);
      return value === undefined ? '' : text(value);
    },
    {
      day_month: (row) => {
        const value = day(row);
        if (value === undefined) return undefined;
        const { year, month, day: d } = civil(value);
        return d > 12 || d === month ? undefined : text(dayOf(year, d, month));
      },
      birth_not_id: (row) => {
        const value = day(row);
        return value === undefined
          ? undefined
          : text(value + row.random.pick([-366, -365, 365, 366, -30, 31, -10, 10, 1, -1, 3653]));
      },
    },
  )(name, rates, item);
}

export const birthColumn = (name: string, format: DateFormat, rates?: Rates): Column<PersonRow> =>
  dateColumn(name, 'birth_date', format, (row) => row.person.born, rates);

/** When the row was last changed: 2025-11-03 09:15:22. */
export const updatedColumn = (name: string): Column<PersonRow> =>
  column(
    'updated_at',
    (row) =>
      `${iso(row.day)} ${pad2(8 + (row.person.key % 10))}:${pad2(row.person.key % 59)}:${pad2((row.person.key >>> 8) % 60)}`,
  )(name);

/** Residence in the strip's style. */
export const addressColumn = (name: string, style: AddressStyle, rates?: Rates): Column<PersonRow> =>
  column('address', (row) => addressText(homeOf(row.person, row.state), style))(name, rates);
export const registeredColumn = (name: string, style: AddressStyle, rates?: Rates): Column<PersonRow> =>
  column('household_address', (row) => addressText(row.person.household.registered, style))(name, rates);
/** County of residence, as code or name. */
export const regionColumn = (name: string, kind: 'code' | 'name', rates?: Rates): Column<PersonRow> =>
  column('region_code', (row) => homeOf(row.person, row.state).county[kind])(name, rates);

export { column };
