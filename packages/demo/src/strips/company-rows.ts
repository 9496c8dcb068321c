/** Rows about companies: which firms a department knows, as of when, and how it spells them. */
import { firstDay, iso, lastDay, pad2 } from '../base/dates.ts';
import { mix, Random } from '../base/random.ts';
import { DATE_FORMATS, type DateFormat, type Rates } from '../defects/spoil.ts';
import { companyEntity } from '../truth/golden.ts';
import { type AddressStyle, addressText } from '../world/address.ts';
import { companyNameAt } from '../world/company.ts';
import { at } from '../world/person.ts';
import type { Block } from '../world/population.ts';
import type { Company } from '../world/subjects.ts';
import { type Column, columnOf, type Row } from './strip.ts';

export interface CompanyRow extends Row {
  readonly company: Company;
}

export interface CompanyCoverage {
  readonly strip: number;
  readonly covers: (company: Company, random: Random, asOf: number) => boolean;
  /** Longest time since the department last looked at the firm, months. 0 = the register itself, which is always right. */
  readonly span: number;
  readonly monthly: number;
  readonly duplicates: number;
}

export function companyRows(coverage: CompanyCoverage) {
  const random = new Random(0);
  const { strip } = coverage;
  return (block: Block, month: number, emit: (row: CompanyRow, entity: string) => void): void => {
    const asOf = lastDay(month);
    for (const company of block.companies) {
      if (company.established > asOf) continue;
      if (!coverage.covers(company, random.reset(mix(company.key, strip, 1)), asOf)) continue;
      const copies = random.reset(mix(company.key, strip, 4)).next() < coverage.duplicates ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        let state =
          coverage.span === 0
            ? month
            : -Math.floor(random.reset(mix(company.key, strip, 3 + copy)).next() ** 1.5 * coverage.span);
        for (let m = month; coverage.span > 0 && m >= 1; m--) {
          if (random.reset(mix(company.key, strip, 100 + m)).next() < coverage.monthly) {
            state = m;
            break;
          }
        }
        const seen = coverage.span === 0 ? Math.max(Math.min(company.renamed, month), -36) : state;
        random.reset(mix(company.key, strip, 7 + copy, seen));
        const day = Math.max(company.established, firstDay(seen) + random.int(0, 27));
        emit({ company, state, day: Math.min(day, asOf), delivery: month, copy, random }, companyEntity(company));
      }
    }
  };
}

export const companyColumn = columnOf<CompanyRow>();

/** Spellings of an organisation's name that people use for the same firm. */
function otherSpelling(row: CompanyRow, value: string): string | undefined {
  const spellings = [
    value.replace('有限责任公司', '有限公司'),
    value.replace(/^贵州(?!省)/, '贵州省'),
    value.replace(/^(贵阳|遵义|安顺|毕节|铜仁)(?!市)/, '$1市'),
    value.replace('有限公司', '有限责任公司').replace('有限责任责任', '有限责任'),
    value.replace(/(股份)?有限(责任)?公司$/, ''),
  ].filter((x) => x !== value && x.length > 4);
  return spellings.length > 0 ? row.random.pick(spellings) : undefined;
}

/** Name; `brackets` puts the place in half-width brackets behind the brand, as the tax system does. */
export const orgNameColumn = (name: string, rates: Rates, brackets = false): Column<CompanyRow> =>
  companyColumn(
    'org_name',
    (row) => {
      const text = companyNameAt(row.company, row.state);
      return brackets && row.company.key % 12 === 0 && text.startsWith('贵州')
        ? `${text.slice(2, 4)}(贵州)${text.slice(4)}`
        : text;
    },
    { other_spelling: otherSpelling },
  )(name, rates);

export const usccColumn = companyColumn('uscc', (row) => row.company.uscc);
export const legalRepColumn = companyColumn('legal_rep_name', (row) => at(row.company.legalRep.names, row.state));
export const orgAddressColumn = (name: string, style: AddressStyle, rates?: Rates): Column<CompanyRow> =>
  companyColumn('reg_address', (row) => addressText(row.company.address, style))(name, rates);
export function orgDateColumn(
  name: string,
  element: string,
  format: DateFormat,
  day: (row: CompanyRow) => number | undefined,
  rates?: Rates,
): Column<CompanyRow> {
  return companyColumn(element, (row) => {
    const value = day(row);
    return value === undefined ? '' : DATE_FORMATS[format](value);
  })(name, rates);
}
export const orgUpdatedColumn = (name: string): Column<CompanyRow> =>
  companyColumn(
    'updated_at',
    (row) => `${iso(row.day)} ${pad2(8 + (row.company.key % 10))}:${pad2(row.company.key % 59)}:00`,
  )(name);

export const isCancelled = (row: CompanyRow): boolean =>
  row.company.cancelled !== undefined && row.company.cancelled <= lastDay(row.state);
