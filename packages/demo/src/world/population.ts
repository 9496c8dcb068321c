/**
 * The simulated province, block by block. A block is 256 households with their companies; people marry, work and borrow ID numbers within it.
 * All of a block follows from (seed, block number) except ID sequence numbers, which are counted over all blocks in order.
 */
import { civil, firstDay, lastDay } from '../base/dates.ts';
import { mix, Random } from '../base/random.ts';
import { APART_NAMES, GENERATION, givenName } from '../names/given.ts';
import { surnames, surnamesOf } from '../names/surnames.ts';
import { makeAddress } from './address.ts';
import { makeCompany } from './company.ts';
import { IdIssuer } from './identity-numbers.ts';
import { type County, OUTSIDE_CODES, type Regions } from './regions.ts';
import type { Company, Household, Person, Relation, Since } from './subjects.ts';
import { deathRate, educationOf, ethnicityIn, headAge, mobileNumber, politicsOf } from './traits.ts';

export interface Block {
  readonly seed: number;
  readonly number: number;
  readonly people: readonly Person[];
  readonly households: readonly Household[];
  readonly companies: readonly Company[];
}

export interface WorldOptions {
  readonly seed: number;
  /** Living and lately dead persons at the base month; births come on top. */
  readonly people: number;
}

const HOUSEHOLDS = 256;
/** One company for about 25 persons: 1.5 million companies and cooperatives for 38.6 million residents, rounded (market regulator's yearly figures). */
const COMPANIES = 32;
/** As-of day of the base delivery. */
const TODAY = lastDay(0);
const EARLIEST = -240;

interface Draft {
  readonly age: number;
  readonly sex: 1 | 2;
  readonly relation: Relation;
  readonly surname?: string;
  readonly generation?: string | undefined;
  readonly ethnicity?: string;
  /** Birth day of the twin born before. */
  readonly twinOf?: number;
}

class BlockMaker {
  private readonly random: Random;
  private readonly regions: Regions;
  private readonly ids: IdIssuer;
  private readonly seed: number;
  readonly people: Person[] = [];
  readonly households: Household[] = [];

  constructor(seed: number, block: number, regions: Regions, ids: IdIssuer) {
    this.random = new Random(mix(seed, 1, block));
    this.seed = seed;
    this.regions = regions;
    this.ids = ids;
  }

  surnameFor(ethnicity: string): string {
    const own = surnamesOf.get(ethnicity);
    return own && this.random.chance(0.75) ? own.draw(this.random) : surnames.draw(this.random);
  }

  add(household: Household, draft: Draft): Person {
    const { random } = this;
    const county = household.registered.county;
    const born = draft.twinOf ?? TODAY - Math.floor((draft.age + random.next()) * 365.2425);
    const { year } = civil(born);
    const ethnicity = draft.ethnicity ?? ethnicityIn(random, county.prefectureCode);
    const surname = draft.surname ?? this.surnameFor(ethnicity);
    const apart = draft.surname === undefined && ['05', '04', '02', '07'].includes(ethnicity) && random.chance(0.08);
    const name = apart
      ? random.pick(APART_NAMES)
      : surname + givenName(random, year, draft.sex === 1, draft.generation);
    const stranger = draft.relation === '配偶' && random.chance(0.3);
    const birthCounty = household.outside
      ? random.pick(OUTSIDE_CODES)
      : stranger
        ? this.regions.byWeight.draw(random).code
        : random.chance(0.04)
          ? random.pick(OUTSIDE_CODES)
          : county.code;
    const age = draft.age;
    const place = household.members.length;
    const mobiles: Since<string>[] = [];
    if (age >= 12 && random.chance(age < 16 ? 0.4 : age < 65 ? 0.96 : 0.62)) {
      mobiles.push({ from: EARLIEST, value: mobileNumber(random) });
      if (random.chance(0.22)) mobiles.push({ from: random.int(-60, 0), value: mobileNumber(random) });
      if (random.chance(0.05)) mobiles.push({ from: random.int(1, 12), value: mobileNumber(random) });
    } else {
      // The old and the young give the number of the one who looks after them.
      mobiles.push({ from: EARLIEST, value: household.members[0]?.mobiles.at(-1)?.value ?? '' });
    }
    const person: Person = {
      entity: household.number * 16 + place,
      household,
      relation: draft.relation,
      key: mix(household.key, 7, place),
      born,
      sex: draft.sex,
      ethnicity,
      id: this.ids.issue(birthCounty, born, draft.sex),
      names: [{ from: EARLIEST, value: name }],
      mobiles,
      homes: undefined,
      education: educationOf(random, year, age),
      politics: politicsOf(random, age),
      died: undefined,
      spouse: undefined,
      married: undefined,
      marital: '10',
      employer: undefined,
      twin: draft.twinOf !== undefined,
    };
    // Changes of the registered name: about 0.2% of people over the years looked at.
    if (random.chance(0.004)) {
      person.names.push({
        from: random.int(-50, 12),
        value:
          (random.chance(0.4) ? this.surnameFor(ethnicity) : surname) + givenName(random, year + 12, draft.sex === 1),
      });
    }
    // Young adults who work or study elsewhere.
    if (age >= 18 && age < 40 && draft.relation !== '户主' && draft.relation !== '配偶' && random.chance(0.35)) {
      person.homes = [
        { from: EARLIEST, value: household.homes[0]!.value },
        { from: random.int(-50, 6), value: makeAddress(random, this.regions.byWeight.draw(random)) },
      ];
    }
    // The dead of the last three years stay in the strips that were not told.
    const rate = deathRate(age);
    if (random.chance(rate * 3)) person.died = TODAY - random.int(20, 1095);
    else if (random.chance(rate)) person.died = TODAY + random.int(1, 364);
    if (person.died !== undefined && person.died < born) person.died = undefined;
    household.members.push(person);
    this.people.push(person);
    return person;
  }

  marry(a: Person, b: Person): void {
    const youngest = Math.max(a.born + (a.sex === 1 ? 8036 : 7305), b.born + (b.sex === 1 ? 8036 : 7305));
    const day = Math.min(TODAY - 10, youngest + Math.floor(this.random.next() ** 2 * 3600));
    a.spouse = b;
    b.spouse = a;
    a.married = day;
    b.married = day;
    a.marital = '20';
    b.marital = '20';
  }

  children(household: Household, father: Person | undefined, mother: Person | undefined, count: number): void {
    const { random } = this;
    const parent = (mother ?? father)!;
    const ageOfParent = (TODAY - parent.born) / 365.2425;
    const surname = surnameOf((random.chance(0.95) ? (father ?? mother)! : (mother ?? father)!).names[0]!.value);
    const generation = random.chance(household.registered.rural ? 0.35 : 0.08)
      ? random.pick([...GENERATION])
      : undefined;
    const ethnicity = (random.chance(0.7) && father ? father : parent).ethnicity;
    const ages = new Set<number>();
    for (let i = 0; i < count; i++) {
      const age = Math.floor(ageOfParent - random.int(20, 35));
      // Grown children mostly have a household of their own.
      if (
        age < 0 ||
        age > 34 ||
        (age > 23 && random.chance(0.55)) ||
        ages.has(age) ||
        ages.has(age - 1) ||
        ages.has(age + 1)
      )
        continue;
      ages.add(age);
      const sex = random.chance(0.525) ? 1 : 2;
      const draft = { age, sex, surname, generation, ethnicity, relation: sex === 1 ? '子' : '女' } as const;
      const child = this.add(household, draft);
      // Twins: about 1.1% of births.
      if (random.chance(0.011)) {
        const twinSex = random.chance(0.7) ? sex : sex === 1 ? 2 : 1;
        const alike = generation ?? (random.chance(0.6) ? [...child.names[0]!.value][surname.length] : undefined);
        this.add(household, {
          ...draft,
          sex: twinSex,
          generation: alike,
          relation: twinSex === 1 ? '子' : '女',
          twinOf: child.born,
        });
      }
    }
  }

  /** Children left with their grandparents while the parents work elsewhere. */
  grandchildren(household: Household, head: Person): void {
    const { random } = this;
    const surname = surnameOf(head.names[0]!.value);
    for (const age of new Set([random.int(0, 6), random.int(7, 14)].slice(0, random.int(1, 2)))) {
      const sex = random.chance(0.525) ? 1 : 2;
      this.add(household, { age, sex, surname, ethnicity: head.ethnicity, relation: sex === 1 ? '孙子' : '孙女' });
    }
  }

  household(number: number): void {
    const { random } = this;
    const county = this.regions.byWeight.draw(random);
    const home = makeAddress(random, county);
    const outside = random.chance(0.035);
    const homes = [{ from: EARLIEST, value: home }];
    const elsewhere = random.chance(0.25);
    const registered = elsewhere
      ? makeAddress(random, random.chance(0.6) ? county : this.regions.byWeight.draw(random))
      : home;
    if (random.chance(0.22)) homes.push({ from: random.int(-60, 0), value: this.near(county) });
    if (random.chance(0.05)) homes.push({ from: random.int(1, 12), value: this.near(county) });
    const household: Household = {
      number,
      members: [],
      homes,
      registered,
      outside,
      key: mix(this.seed, 3, number),
      householdNo: `${registered.county.code}${String(number % 1e9).padStart(9, '0')}`,
      landline: random.chance(0.12) ? `085${random.int(1, 9)}-${random.int(22, 88)}${random.int(10000, 99999)}` : '',
    };
    this.households.push(household);
    const age = headAge(random);
    const headSex = random.chance(0.72) ? 1 : 2;
    const head = this.add(household, { age, sex: headSex, relation: '户主' });
    const kind = random.next();
    const couple = kind < (age < 26 ? 0.35 : age < 70 ? 0.78 : 0.5);
    if (couple) {
      const spouse = this.add(household, {
        age: Math.max(21, age + Math.round(random.normal() * 3) + (headSex === 1 ? -2 : 2)),
        sex: headSex === 1 ? 2 : 1,
        relation: '配偶',
      });
      this.marry(head, spouse);
    } else if (age > 30 && random.chance(0.7)) head.marital = random.chance(age > 65 ? 0.8 : 0.15) ? '30' : '40';
    if (couple || head.marital !== '10') {
      const count = Math.min(5, Math.floor(random.next() * random.next() * 6 + 1.3));
      this.children(household, headSex === 1 ? head : head.spouse, headSex === 1 ? head.spouse : head, count);
    }
    if (age > 48 && age < 78 && random.chance(0.45)) this.grandchildren(household, head);
    if (age > 26 && age < 62 && random.chance(0.2)) {
      const motherAge = age + random.int(19, 30);
      if (motherAge < 98) {
        const mother = this.add(household, { age: motherAge, sex: 2, relation: '母亲' });
        mother.marital = '30';
        if (random.chance(0.6) && motherAge < 90) {
          const father = this.add(household, {
            age: motherAge + random.int(0, 6),
            sex: 1,
            relation: '父亲',
            surname: surnameOf(head.names[0]!.value),
            ethnicity: head.ethnicity,
          });
          this.marry(mother, father);
        }
      }
    }
  }

  near(county: County): ReturnType<typeof makeAddress> {
    return makeAddress(this.random, this.random.chance(0.65) ? county : this.regions.byWeight.draw(this.random));
  }

  companies(block: number): Company[] {
    const { random } = this;
    const owners = this.people.filter((p) => TODAY - p.born > 8000 && TODAY - p.born < 25500 && p.died === undefined);
    const companies: Company[] = [];
    for (let i = 0; i < COMPANIES && owners.length > 0; i++) {
      const owner = random.pick(owners);
      const number = block * COMPANIES + i;
      companies.push(
        makeCompany(
          random,
          number,
          mix(this.seed, 5, number),
          owner.household.homes.at(-1)!.value.county,
          owner,
          TODAY,
        ),
      );
    }
    const open = companies.filter((c) => c.cancelled === undefined);
    for (const person of this.people) {
      const age = (TODAY - person.born) / 365.2425;
      if (open.length === 0 || age < 19 || age > 60 || !random.chance(0.42)) continue;
      // Few firms employ most: squared draw over the block's firms.
      person.employer = open[Math.floor(random.next() ** 2 * open.length)]!;
      person.employer.employees++;
    }
    return companies;
  }

  /** Marriages and births of the simulated year. */
  year(): void {
    const { random } = this;
    const free = (sex: 1 | 2): Person[] =>
      this.people.filter(
        (p) =>
          p.sex === sex &&
          p.spouse === undefined &&
          p.died === undefined &&
          TODAY - p.born > (sex === 1 ? 8100 : 7400) &&
          TODAY - p.born < 13500,
      );
    const men = free(1);
    const women = free(2);
    // 4.5 marriages a year among 1,000 residents.
    let weddings = Math.round((this.people.length * 4.5) / 1000 + random.normal());
    while (weddings-- > 0 && men.length > 0 && women.length > 0) {
      const [man] = men.splice(random.int(0, men.length - 1), 1);
      const [woman] = women.splice(random.int(0, women.length - 1), 1);
      const month = random.int(1, 12);
      const day = firstDay(month) + random.int(0, 27);
      man!.spouse = woman!;
      woman!.spouse = man!;
      man!.married = day;
      woman!.married = day;
      const last = woman!.homes ?? woman!.household.homes;
      woman!.homes = [
        ...last.filter((h) => h.from < month),
        { from: month, value: (man!.homes ?? man!.household.homes).at(-1)!.value },
      ];
    }
    // 11 births a year among 1,000 residents.
    const mothers = this.people.filter(
      (p) => p.sex === 2 && p.spouse?.household === p.household && TODAY - p.born > 8000 && TODAY - p.born < 14500,
    );
    let births = Math.round((this.people.length * 11) / 1000 + random.normal());
    while (births-- > 0 && mothers.length > 0) {
      const [mother] = mothers.splice(random.int(0, mothers.length - 1), 1);
      const { household } = mother!;
      if (household.members.length > 14) continue;
      const sex = random.chance(0.525) ? 1 : 2;
      const born = firstDay(random.int(1, 12)) + random.int(0, 27);
      this.add(household, {
        age: 0,
        sex,
        relation: sex === 1 ? '子' : '女',
        surname: surnameOf(mother!.spouse!.names[0]!.value),
        ethnicity: mother!.spouse!.ethnicity,
        twinOf: born,
      });
    }
  }
}

const COMPOUND = new Set([
  '令狐',
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '皇甫',
  '尉迟',
  '慕容',
  '司徒',
  '东方',
  '夏侯',
  '公孙',
]);
export const surnameOf = (name: string): string =>
  name.includes('·')
    ? name.split('·')[0]!
    : COMPOUND.has(name.slice(0, 2)) && name.length > 2
      ? name.slice(0, 2)
      : name.slice(0, 1);

/** All blocks in order. The last one is cut so that the whole holds `people` persons alive or lately dead. */
export function* population(options: WorldOptions, regions: Regions): Generator<Block> {
  const ids = new IdIssuer();
  let left = options.people;
  for (let number = 0; left > 0; number++) {
    const maker = new BlockMaker(options.seed, number, regions, ids);
    for (let i = 0; i < HOUSEHOLDS && maker.people.length < left; i++) maker.household(number * HOUSEHOLDS + i);
    while (maker.people.length > left) {
      const person = maker.people.pop()!;
      person.household.members.pop();
      if (person.spouse) {
        person.spouse.spouse = undefined;
        person.spouse.married = undefined;
        person.spouse.marital = '10';
      }
    }
    left -= maker.people.length;
    const companies = maker.companies(number);
    maker.year();
    yield {
      seed: options.seed,
      number,
      people: maker.people,
      households: maker.households.filter((h) => h.members.length > 0),
      companies,
    };
  }
}

/** Age in whole years at a day. */
export const ageAt = (person: Person, day: number): number => Math.floor((day - person.born) / 365.2425);
