/** Traits of a person drawn from the province's statistics: age, ethnicity, education, politics, phone. Shares rounded; they serve as weights. */
import { type Random, Weighted } from '../base/random.ts';

/** Age of a household's head, weights a decade (Seventh Census: 0–14 24.0%, 15–59 60.6%, 60+ 15.4%). */
const HEAD_AGES = new Weighted<readonly [number, number]>([
  [[22, 29], 9],
  [[30, 39], 22],
  [[40, 49], 24],
  [[50, 59], 23],
  [[60, 69], 13],
  [[70, 79], 7],
  [[80, 92], 2],
]);
export function headAge(random: Random): number {
  const [low, high] = HEAD_AGES.draw(random);
  return random.int(low, high);
}

type Mixture = Weighted<string>;
const OTHERS = [
  ['03', 1],
  ['37', 1],
  ['22', 0.4],
  ['34', 0.5],
  ['08', 0.3],
  ['13', 0.4],
  ['11', 0.2],
  ['02', 0.2],
  ['32', 0.3],
  ['33', 0.1],
  ['04', 0.1],
  ['05', 0.1],
] as const;
const mixture = (main: readonly (readonly [string, number])[]): Mixture =>
  new Weighted([...main, ...OTHERS.filter(([code]) => !main.some(([c]) => c === code))]);

/** GB/T 3304 codes by prefecture, per cent: 01 汉 03 回 06 苗 07 彝 09 布依 12 侗 15 土家 25 水 37 仡佬 (census communiqués, rounded). */
const ETHNICITY: Readonly<Record<string, Mixture>> = {
  '5201': mixture([
    ['01', 79],
    ['06', 7],
    ['09', 6],
    ['15', 2],
    ['07', 1.5],
    ['12', 1.5],
  ]),
  '5202': mixture([
    ['01', 71],
    ['07', 11],
    ['06', 6],
    ['09', 5],
    ['25', 0.5],
    ['37', 1.2],
  ]),
  '5203': mixture([
    ['01', 87],
    ['37', 5],
    ['06', 4],
    ['15', 2],
  ]),
  '5204': mixture([
    ['01', 62],
    ['06', 14],
    ['09', 16],
    ['37', 2],
    ['03', 1.5],
  ]),
  '5205': mixture([
    ['01', 73],
    ['07', 9],
    ['06', 6],
    ['09', 2],
    ['03', 1.5],
  ]),
  '5206': mixture([
    ['01', 30],
    ['15', 36],
    ['06', 17],
    ['12', 10],
    ['37', 4],
  ]),
  '5223': mixture([
    ['01', 58],
    ['09', 27],
    ['06', 8],
    ['03', 1],
    ['07', 2],
  ]),
  '5226': mixture([
    ['01', 18],
    ['06', 43],
    ['12', 30],
    ['25', 1.2],
    ['09', 1.2],
  ]),
  '5227': mixture([
    ['01', 41],
    ['09', 32],
    ['06', 14],
    ['25', 10],
  ]),
};
export const ethnicityIn = (random: Random, prefecture: string): string => ETHNICITY[prefecture]!.draw(random);

/** GB/T 4658 code: 10 研究生 20 本科 30 专科 40 中专 60 高中 70 初中 80 小学 90 其他 (here: none). */
export function educationOf(random: Random, birthYear: number, age: number): string {
  if (age < 6) return '90';
  if (age < 12) return '80';
  if (age < 15) return '70';
  const x = random.next();
  if (birthYear < 1960) return x < 0.25 ? '90' : x < 0.72 ? '80' : x < 0.92 ? '70' : x < 0.97 ? '60' : '30';
  if (birthYear < 1980)
    return x < 0.05 ? '90' : x < 0.4 ? '80' : x < 0.78 ? '70' : x < 0.88 ? '60' : x < 0.95 ? '30' : '20';
  if (age >= 22)
    return x < 0.1
      ? '80'
      : x < 0.5
        ? '70'
        : x < 0.62
          ? '60'
          : x < 0.7
            ? '40'
            : x < 0.84
              ? '30'
              : x < 0.98
                ? '20'
                : '10';
  return x < 0.35 ? '70' : x < 0.85 ? '60' : '40';
}

/** GB/T 4762 code: 01 中共党员 03 共青团员 13 群众 12 无党派 04… democratic parties. */
export function politicsOf(random: Random, age: number): string {
  const x = random.next();
  if (age < 14) return '13';
  if (age < 18) return x < 0.45 ? '03' : '13';
  if (age < 28) return x < 0.04 ? '01' : x < 0.45 ? '03' : '13';
  return x < 0.085 ? '01' : x < 0.087 ? random.pick(['04', '05', '06', '07', '10', '12']) : '13';
}

/** Prefixes of the four operators. */
const PREFIXES = [
  '130',
  '131',
  '132',
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '147',
  '150',
  '151',
  '152',
  '153',
  '155',
  '156',
  '157',
  '158',
  '159',
  '166',
  '173',
  '175',
  '176',
  '177',
  '178',
  '180',
  '181',
  '182',
  '183',
  '184',
  '185',
  '186',
  '187',
  '188',
  '189',
  '191',
  '193',
  '198',
  '199',
];
export const mobileNumber = (random: Random): string =>
  random.pick(PREFIXES) + String(Math.floor(random.next() * 1e8)).padStart(8, '0');

/** Deaths a year at an age: Gompertz, doubling each eight years; 0.5% newborns. About 0.7% of all, as the province has. */
export const deathRate = (age: number): number =>
  age < 1 ? 0.004 : Math.min(0.4, 0.00006 * Math.exp(0.088 * age)) + 0.0002;
