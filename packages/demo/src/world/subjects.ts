/**
 * The simulated people, households and companies, which know one another: a person has an employer, a company is run by a person. What changes in a life is
 * kept as dated states. Objects live as long as the block of households that is being written.
 */
import type { Address } from './address.ts';

/** A value that holds from a simulated month on (0 = 2025-11), until the next one in its list. */
export interface Since<T> {
  readonly from: number;
  readonly value: T;
}

export interface Household {
  readonly number: number;
  readonly members: Person[];
  /** Residence. */
  readonly homes: Since<Address>[];
  /** 户籍地址; elsewhere for those who moved without their registration. */
  readonly registered: Address;
  readonly householdNo: string;
  readonly landline: string;
  /** Registered in another province: not in the household register here. */
  readonly outside: boolean;
  /** Share of all members' randomness that strips draw on. */
  readonly key: number;
}

export type Relation = '户主' | '配偶' | '子' | '女' | '父亲' | '母亲' | '孙子' | '孙女' | '兄弟姐妹';

export interface Person {
  /** Truth's id; household × 16 + place in the household. */
  readonly entity: number;
  readonly household: Household;
  readonly relation: Relation;
  readonly key: number;
  /** Day number. */
  readonly born: number;
  readonly sex: 1 | 2;
  /** GB/T 3304 code. */
  readonly ethnicity: string;
  /** 18 characters. */
  readonly id: string;
  readonly names: Since<string>[];
  /** '' = none. */
  readonly mobiles: Since<string>[];
  /** Residences of one's own, when they differ from the household's. */
  homes: Since<Address>[] | undefined;
  /** GB/T 4658 code. */
  readonly education: string;
  /** GB/T 4762 code. */
  readonly politics: string;
  /** Day of death, if within the simulated time or up to three years before. */
  died: number | undefined;
  spouse: Person | undefined;
  /** Day of the marriage with `spouse`. */
  married: number | undefined;
  /** GB/T 2261.2 code before a marriage within the simulated year; 10 未婚, 20 已婚, 30 丧偶, 40 离婚. */
  marital: string;
  employer: Company | undefined;
  /** Born together with another child of the household. */
  readonly twin: boolean;
}

export interface Company {
  /** Truth's id. */
  readonly entity: number;
  readonly key: number;
  readonly name: string;
  /** Name before a change in the registered name, and the simulated month of the change. */
  readonly formerName: string | undefined;
  readonly renamed: number;
  readonly uscc: string;
  /** 15 digits: region and organisation code, as tax numbers were before 2015. */
  readonly taxNo: string;
  readonly orgCode: string;
  readonly address: Address;
  legalRep: Person;
  /** Yuan. */
  readonly capital: number;
  readonly established: number;
  /** Day number of deregistration. */
  readonly cancelled: number | undefined;
  /** GB/T 4754 division letter and class. */
  readonly industry: string;
  readonly orgType: string;
  readonly scope: string;
  readonly phone: string;
  readonly branch: boolean;
  employees: number;
}
