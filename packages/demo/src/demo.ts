/** Writes the demo project: entries, the base delivery, the deliveries of a further year, and the truth beside them. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { stringify } from 'yaml';
import { monthName } from './base/dates.ts';
import { rowSpoiler } from './defects/row-spoiler.ts';
import { entryOf, project } from './entries.ts';
import { STRIPS } from './strips/all.ts';
import { coveredStrip } from './strips/covered.ts';
import type { Row, Strip } from './strips/strip.ts';
import { GOLDEN_COLUMNS, goldenRows, Stated, type Subject } from './truth/golden.ts';
import { population } from './world/population.ts';
import { loadRegions } from './world/regions.ts';
import { csvLine, TextFile } from './write/rows.ts';
import { openStripFile, stateObserver, XLSX_LIMIT } from './write/strip-file.ts';

export interface DemoOptions {
  /** Project folder; made if absent. */
  readonly dir: string;
  /** Persons at the base month, 1 … 38,600,000. */
  readonly people?: number;
  readonly seed?: number;
  /** Months in all: 1 = the base delivery only; 13 = a year more can be delivered. */
  readonly months?: number;
  /** Resources whose strips are delivered covered: 5201**********1234, 138****5678. All others are the same as without. */
  readonly covered?: readonly string[];
}

export interface DemoSummary {
  readonly dir: string;
  readonly people: number;
  readonly seed: number;
  readonly month: string;
  /** Rows by resource. */
  readonly rows: Readonly<Record<string, number>>;
  readonly seconds: number;
}

interface Settings {
  readonly people: number;
  readonly seed: number;
  readonly months: number;
  readonly covered?: readonly string[];
}

const stripsOf = ({ covered }: Pick<Settings, 'covered'>): readonly Strip<Row>[] =>
  STRIPS.map((strip) => (covered?.includes(strip.resource) ? coveredStrip(strip) : strip));

const SUBJECTS: readonly Subject[] = ['person', 'organisation', 'place', 'indicator'];
const MOST_PEOPLE = 38_600_000;
const settingsFile = (dir: string): string => join(dir, 'truth', 'demo.json');

function extensionOf(strip: Strip<Row>, people: number): string {
  if (strip.file.kind === 'csv') return strip.file.extension;
  if (strip.file.kind === 'ndjson') return 'ndjson';
  return people > XLSX_LIMIT ? 'csv' : 'xlsx';
}

/** The month of the delivery that is the newest at `month`. */
function lastDelivered(strip: Strip<Row>, month: number): number {
  let last = month;
  while (last > 0 && !strip.delivered(last)) last--;
  return last;
}

/** Strips of which more is known at `month` than this month's delivery says: increments, and those not delivered now. */
function earlier(strip: Strip<Row>, month: number): boolean {
  return month > 0 && (strip.entry.delivery === 'increment' || !strip.delivered(month));
}

function openGolden(dir: string, month: string): Readonly<Record<Subject, TextFile>> {
  const open = (subject: Subject): TextFile => {
    const file = new TextFile(join(dir, 'truth', 'golden', `${subject}-${month}.csv`));
    file.write(`${GOLDEN_COLUMNS[subject].join(',')}\n`);
    return file;
  };
  return {
    person: open('person'),
    organisation: open('organisation'),
    place: open('place'),
    indicator: open('indicator'),
  };
}

async function deliver(dir: string, settings: Settings, month: number): Promise<DemoSummary> {
  const started = performance.now();
  const name = monthName(month);
  for (const folder of ['sources', 'truth/records', 'truth/defects', 'truth/golden'])
    mkdirSync(join(dir, folder), { recursive: true });
  // Written aside and moved when whole: a run takes whatever stands in `sources` for a delivery.
  const aside = join(dir, 'truth', `making-${name}`);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside);
  const stated = new Stated();
  const strips = stripsOf(settings);
  const open = strips
    .filter((strip) => month === 0 || strip.delivered(month))
    .map((strip) => {
      const delivered = `${strip.resource}-${name}.${extensionOf(strip, settings.people)}`;
      const paths = {
        data: join(aside, delivered),
        records: join(dir, 'truth', 'records', `${strip.resource}-${name}.csv`),
        defects: join(dir, 'truth', 'defects', `${strip.resource}-${name}.csv`),
      };
      return { strip, delivered, file: openStripFile(strip, paths, name, month, stated) };
    });
  const before = strips
    .filter((strip) => earlier(strip, month))
    .map((strip) => {
      const last = lastDelivered(strip, month);
      return { strip, last, spoil: rowSpoiler(strip, last), observe: stateObserver(strip, stated) };
    });
  const golden = openGolden(dir, name);
  for (const block of population(settings, loadRegions())) {
    for (const { strip, file } of open) strip.rows(block, month, file.write);
    for (const { strip, last, spoil, observe } of before) {
      strip.rows(block, last, (row, entity) => observe({ ...row, delivery: month }, entity, spoil(row)), true);
    }
    for (const subject of SUBJECTS) {
      goldenRows(subject, block, month, stated, (cells) => golden[subject].write(`${csvLine(cells, ',')}\n`));
    }
    stated.clear();
    // Let a server that runs in the same process breathe.
    if (block.number % 8 === 7) await setImmediate();
  }
  const rows: Record<string, number> = {};
  for (const { strip, file } of open) {
    file.close();
    rows[strip.resource] = file.count();
  }
  for (const subject of SUBJECTS) golden[subject].close();
  for (const { delivered } of open) {
    // A strip in which nothing changed may have no file.
    if (existsSync(join(aside, delivered))) renameSync(join(aside, delivered), join(dir, 'sources', delivered));
  }
  rmSync(aside, { recursive: true });
  return {
    dir,
    people: settings.people,
    seed: settings.seed,
    month: name,
    rows,
    seconds: (performance.now() - started) / 1000,
  };
}

/** Creates the project with its base delivery (as of 2025-11-30). The same options give the same bytes. */
export async function writeDemo({
  dir,
  people = 20000,
  seed = 20170424,
  months = 13,
  covered,
}: DemoOptions): Promise<DemoSummary> {
  if (!Number.isInteger(people) || people < 1 || people > MOST_PEOPLE) {
    throw new RangeError(`people: expected a whole number from 1 to ${MOST_PEOPLE}, got ${people}`);
  }
  const unknown = covered?.find((resource) => !STRIPS.some((strip) => strip.resource === resource));
  if (unknown !== undefined)
    throw new RangeError(`covered: no strip ${unknown}; there are ${STRIPS.map((strip) => strip.resource).join(', ')}`);
  mkdirSync(join(dir, 'catalog'), { recursive: true });
  mkdirSync(join(dir, 'truth'), { recursive: true });
  writeFileSync(join(dir, 'project.yaml'), stringify(project));
  const settings: Settings = { people, seed, months, ...(covered?.length ? { covered } : {}) };
  for (const strip of stripsOf(settings)) {
    writeFileSync(
      join(dir, 'catalog', `${strip.resource}.yaml`),
      stringify(entryOf(strip, extensionOf(strip, people)), { lineWidth: 0 }),
    );
  }
  writeFileSync(settingsFile(dir), `${JSON.stringify(settings)}\n`);
  return deliver(dir, settings, 0);
}

/** Adds the deliveries of one further month, 1 (2025-12) … 12 (2026-11), in any order; the population is made again from the seed. */
export async function deliverMonth({
  dir,
  month,
}: {
  readonly dir: string;
  readonly month: number;
}): Promise<DemoSummary> {
  const settings = JSON.parse(readFileSync(settingsFile(dir), 'utf8')) as Settings;
  if (!Number.isInteger(month) || month < 1 || month >= settings.months) {
    throw new RangeError(`month: expected a whole number from 1 to ${settings.months - 1}, got ${month}`);
  }
  return deliver(dir, settings, month);
}
