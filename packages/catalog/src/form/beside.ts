/** The sheets beside the guide's, by resource: each row is found by its names, however many there are. */
import type { Entry } from '../entry.ts';
import { at, type JudgeText, type Line, type SheetFault, tableOf } from './lines.ts';
import {
  CHECK_COLUMNS,
  CHECKS,
  type Columns,
  DEPENDENCIES,
  DEPENDENCY_COLUMNS,
  ITEM_COLUMNS,
  ITEMS,
  type RawSheet,
  RESOURCE_COLUMNS,
  RESOURCES,
} from './sheets.ts';

type Resources = Line<typeof RESOURCE_COLUMNS>;
type Items = Line<typeof ITEM_COLUMNS>;
type Checks = Line<typeof CHECK_COLUMNS>;
type Dependencies = Line<typeof DEPENDENCY_COLUMNS>;

export interface Beside {
  /** The next row of this name that was not asked for before: resources of one name stand in one order in both sheets. */
  resourceNamed(name: string): Resources | undefined;
  itemOf(resource: string, item: string): Items | undefined;
  checksOf(resource: string): readonly Checks[];
  dependenciesOf(resource: string): readonly Dependencies[];
  /** Rows that belong to nothing would be lost silently. */
  tellStrangers(entries: readonly Entry[], faults: SheetFault[]): void;
}

export function besideOf(sheets: readonly RawSheet[], faults: SheetFault[], judge?: JudgeText): Beside {
  const extension = <C extends Columns>(name: string, columns: C): Line<C>[] => {
    const sheet = sheets.find((each) => each.name.trim() === name);
    return sheet ? tableOf(sheet, columns, Object.keys(columns).slice(0, 2), faults, judge) : [];
  };
  const resources = extension(RESOURCES, RESOURCE_COLUMNS);
  const items = extension(ITEMS, ITEM_COLUMNS);
  const checks = extension(CHECKS, CHECK_COLUMNS);
  const dependencies = extension(DEPENDENCIES, DEPENDENCY_COLUMNS);
  const named = Map.groupBy(resources, (line) => line.cells.name);
  const asked = new Map<string, number>();
  const itemRows = new Map<string, Items>();
  for (const line of items) {
    const key = `${line.cells.resource}\n${line.cells.item}`;
    if (!itemRows.has(key)) itemRows.set(key, line);
  }
  const checkRows = Map.groupBy(checks, (line) => line.cells.resource);
  const dependencyRows = Map.groupBy(dependencies, (line) => line.cells.resource);
  return {
    resourceNamed(name) {
      const place = asked.get(name) ?? 0;
      asked.set(name, place + 1);
      return named.get(name)?.[place];
    },
    itemOf: (resource, item) => itemRows.get(`${resource}\n${item}`),
    checksOf: (resource) => checkRows.get(resource) ?? [],
    dependenciesOf: (resource) => dependencyRows.get(resource) ?? [],
    tellStrangers(entries, found) {
      const known = new Map(entries.map((entry) => [entry.resource, new Set(entry.items.map(({ name }) => name))]));
      const strange = <C extends Columns>(line: Line<C>, key: keyof C) =>
        found.push(
          at(
            line,
            key,
            '在“信息资源目录”里没有',
            'does not stand in 信息资源目录',
            '改正名称，或删去这一行',
            'correct the name or remove the row',
            'belongs_to_nothing',
          ),
        );
      for (const line of resources) if (!known.has(line.cells.resource)) strange(line, 'name');
      for (const line of items) if (!known.get(line.cells.resource)?.has(line.cells.item)) strange(line, 'item');
      for (const line of checks) if (!known.has(line.cells.resource)) strange(line, 'resource');
      for (const line of dependencies) if (!known.has(line.cells.resource)) strange(line, 'resource');
    },
  };
}
