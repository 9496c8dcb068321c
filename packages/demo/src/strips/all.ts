/** The table of contents of the simulated departments: 17 strips of 14 departments. Numbers 1–17 in the strips' coverage are keys of their randomness. */
import { agriculture } from './agriculture.ts';
import { building } from './building.ts';
import { countyStatistics } from './county-statistics.ts';
import { disabled } from './disabled.ts';
import { driver } from './driver.ts';
import { employer } from './employer.ts';
import { enterprise } from './enterprise.ts';
import { health } from './health.ts';
import { hukou } from './hukou.ts';
import { insured } from './insured.ts';
import { lowIncome } from './low-income.ts';
import { marriage } from './marriage.ts';
import { medical } from './medical.ts';
import { property } from './property.ts';
import { residence } from './residence.ts';
import type { Row, Strip } from './strip.ts';
import { student } from './student.ts';
import { taxpayer } from './taxpayer.ts';

/** A strip whose row type is its own business: rows it makes are only ever given back to its own columns. */
const anyRow = <R extends Row>(strip: Strip<R>): Strip<Row> => strip as unknown as Strip<Row>;

export const STRIPS: readonly Strip<Row>[] = [
  anyRow(hukou),
  anyRow(residence),
  anyRow(insured),
  anyRow(health),
  anyRow(student),
  anyRow(marriage),
  anyRow(lowIncome),
  anyRow(disabled),
  anyRow(driver),
  anyRow(medical),
  anyRow(enterprise),
  anyRow(taxpayer),
  anyRow(employer),
  anyRow(property),
  anyRow(building),
  anyRow(countyStatistics),
  anyRow(agriculture),
];
