/** One row of the form → an item, with what the sheet beside it says of it; and the sharing and opening of any row. */
import { element, elementsByHeading } from '@kuaishu/standards';
import type { Name2 } from '../derive/plan.ts';
import type { MainLine } from './group-rows.ts';
import { at, bool, type Line, names, parsed, type SheetFault, text2, tidyObject, whole, word } from './lines.ts';
import type { CHECK_COLUMNS, ITEM_COLUMNS } from './sheets.ts';
import { DATA_TYPE, GRADE, SHARING_METHOD, SHARING_TYPE, valueMeant } from './words.ts';

export function readItem(
  line: MainLine,
  more: Line<typeof ITEM_COLUMNS> | undefined,
  common: MainLine | undefined,
  faults: SheetFault[],
): Record<string, unknown> {
  const ext = <K extends keyof typeof ITEM_COLUMNS>(key: K) => more?.cells[key] ?? '';
  const guessed = more ? undefined : elementsByHeading(line.cells.item)[0];
  const id = more ? ext('element') : (guessed?.id ?? '');
  const found = id === '' ? undefined : element(id);
  const type = word(line, 'type', DATA_TYPE, faults);
  const length = whole(line, 'length', faults);
  const permissions = readPermissions(line, ext('basis'), faults);
  // where no row states it for the resource, what most items say is the resource's
  const inherited = common !== undefined && samePermissions(line, common);
  return tidyObject({
    ...(more && ext('rest') !== '' ? (parsed(more, 'rest', faults) as object) : {}),
    name: line.cells.item,
    title: ext('titleZh') === '' ? undefined : text2(ext('titleZh'), ext('titleEn')),
    element: id,
    attribute: ext('attribute'),
    // what the element says anyway is not said again
    type: found && type === found.type ? undefined : type,
    length: found && length === found.length ? undefined : length,
    scale: more && whole(more, 'scale', faults),
    required: more && bool(more, 'required', faults),
    aliases: names(ext('aliases')),
    unit: ext('unit'),
    grade: more && word(more, 'grade', GRADE, faults),
    class: ext('class'),
    ...(inherited ? {} : permissions),
    mask: more && ext('mask') !== '' ? parsed(more, 'mask', faults) : undefined,
    link: more && bool(more, 'link', faults),
    guess: guessOf(more, guessed?.name, faults),
  });
}

function guessOf(
  more: Line<typeof ITEM_COLUMNS> | undefined,
  guessed: Name2 | undefined,
  faults: SheetFault[],
): unknown {
  if (!more) return guessed ? { confidence: 0.7, reason: `列名就是数据元“${guessed.zh}”` } : undefined;
  if (more.cells.confidence === '') return undefined;
  const confidence = Number(more.cells.confidence);
  if (Number.isFinite(confidence)) return { confidence, reason: more.cells.reason };
  faults.push(
    at(
      more,
      'confidence',
      '应为 0 到 1 的数',
      'is no number from 0 to 1',
      '改为数字或留空',
      'write a number or leave it blank',
    ),
  );
  return undefined;
}

export function readCheck(line: Line<typeof CHECK_COLUMNS>, faults: SheetFault[]): Record<string, unknown> {
  const { id, titleZh, titleEn, sql, severity, dimension, mend } = line.cells;
  return tidyObject({
    id,
    title: text2(titleZh, titleEn),
    sql,
    severity,
    mend: mend === '' ? undefined : parsed(line, 'mend', faults),
    dimension,
  });
}

export function readPermissions(
  line: MainLine,
  basis: string,
  faults: SheetFault[],
): { sharing?: unknown; opening?: unknown } {
  const type = word(line, 'sharingType', SHARING_TYPE, faults);
  const condition = line.cells.sharingCondition;
  const open = bool(line, 'open', faults);
  const legal = type === '3' && basis === '';
  return {
    sharing:
      type === undefined
        ? undefined
        : tidyObject({
            type: Number(type),
            condition: legal ? '' : condition,
            basis: legal ? condition : basis,
            method: readMethod(line, faults),
          }),
    opening:
      open === undefined
        ? undefined
        : tidyObject({ open, condition: line.cells.openCondition, basis: line.cells.openBasis }),
  };
}

/** 共享方式分类 and 共享方式类型 in two columns, or both in one. */
function readMethod(line: MainLine, faults: SheetFault[]): string | undefined {
  const { sharingMethodClass: kind, sharingMethod } = line.cells;
  if (kind === '') return word(line, 'sharingMethod', SHARING_METHOD, faults);
  const joined = `${kind}/${sharingMethod}`;
  const value = valueMeant(SHARING_METHOD, joined) ?? valueMeant(SHARING_METHOD, kind);
  // 邮件 has no types of its own; the platform has
  if (value !== undefined && (value.startsWith('platform_') ? valueMeant(SHARING_METHOD, joined) : true)) return value;
  faults.push(
    at(
      line,
      sharingMethod === '' ? 'sharingMethodClass' : 'sharingMethod',
      `共享方式分类“${kind}”没有类型“${sharingMethod}”`,
      `the class "${kind}" of ways to share has no type "${sharingMethod}"`,
      '共享平台方式可用：数据库、文件、服务接口；其他方式：邮件、拷盘、介质交换',
      'on the platform: 数据库, 文件 or 服务接口; else 邮件, 拷盘 or 介质交换',
      'method_type',
    ),
  );
  return undefined;
}

const PERMISSIONS = [
  'sharingType',
  'sharingCondition',
  'sharingMethod',
  'sharingMethodClass',
  'open',
  'openCondition',
  'openBasis',
] as const;

function samePermissions(a: MainLine, b: MainLine): boolean {
  return PERMISSIONS.every((key) => a.cells[key] === b.cells[key]);
}

/** The first of the rows whose permissions are met most often. */
export function mostCommon(lines: readonly MainLine[]): MainLine | undefined {
  const groups = Map.groupBy(lines, (line) => PERMISSIONS.map((key) => line.cells[key]).join('\n'));
  let most: readonly MainLine[] = [];
  for (const group of groups.values()) if (group.length > most.length) most = group;
  return most[0];
}
