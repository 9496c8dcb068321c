/**
 * The short words in which `themes/` states kinds. A kind is four lines:
 *
 *     # id 名称 | English name
 *     subject class cadence format access scope
 *     职责；《依据》
 *     item, item, …
 *
 * class: `b:人口` base, `t:社会保障` theme, `d` department. format: a type of the compilation guide, `/api` behind it where an interface gives the data. access: o open,
 * or open on request, g within government, `c:用途` conditional, `cr:用途` verified, `n:ground` refused. scope: p province, l prefectures and counties, pl both.
 * An item: 名称, then marks (`*` key, `!` required, `?` optional locally, `^` authority), then `=element` (else the heading itself must name one), `@attribute`,
 * `:type` with length and scale, `{unit}`, `|English`. An item with a type is no data element.
 */
import type { Cadence } from '@kuaishu/catalog';
import { type DataType, element, elementByHeading } from '@kuaishu/standards';
import type { Access, Kind, KindItem } from './kind.ts';

export function readKinds(text: string): Kind[] {
  return text
    .trim()
    .split(/\n\s*\n/u)
    .map(readKind);
}

const HEAD = /^# ([a-z][a-z0-9_]*) (.+?) \| (.+)$/u;
const FACTS = /^([a-z]+) (\S+) ([a-z_]+) ([a-z]+)(\/api)? (\S+) (p|l|pl)$/u;

function readKind(block: string): Kind {
  const [head = '', facts = '', duty = '', items = '', ...rest] = block.split('\n');
  const [, id, zh, en] = HEAD.exec(head) ?? [];
  const [, subject, classText, cadence, format, api, access, scope] = FACTS.exec(facts) ?? [];
  const [work, law] = duty.split('；');
  if (!id || !zh || !en || !subject || !classText || !cadence || !format || !access || !work || !law || rest.length > 0)
    throw new Error(`no kind: '${block.slice(0, 120)}'`);
  return {
    id,
    zh,
    en,
    subject,
    class: readClass(classText),
    cadence: cadence as Cadence,
    format,
    byInterface: api !== undefined,
    access: readAccess(access),
    scope: { province: scope !== 'l', local: scope !== 'p' },
    duty: work,
    law,
    items: withOwnElements(items.split(/,\s*/u).map((item) => readItem(item, id))),
  };
}

function readClass(text: string): Kind['class'] {
  const [kind, category = ''] = text.split(':');
  return { kind: kind === 'b' ? 'base' : kind === 't' ? 'theme' : 'department', category };
}

function readAccess(text: string): Access {
  const [kind = '', about = ''] = text.split(':');
  switch (kind) {
    case 'o':
      return { kind: 'open' };
    case 'or':
      return { kind: 'open_request' };
    case 'g':
      return { kind: 'government' };
    case 'c':
      return { kind: 'conditional', purpose: about };
    case 'cr':
      return { kind: 'verified', purpose: about };
    case 'n':
      return { kind: 'refused', ground: about };
    default:
      throw new Error(`no access '${text}'`);
  }
}

const ITEM =
  /^([^*!?^=:@{|]+)([*!?^]*)(?:=([a-z0-9_]+))?(?:@([a-z0-9_]+))?(?::([CNYDTLMIB])(\d+)?(?:\.(\d+))?)?(\*|!|\?|\^)*(?:\{([^}]+)\})?(?:\|(.+))?$/u;

function readItem(text: string, kind: string): KindItem {
  // marks may also stand behind the element or the type: 月租金=…?
  const marks = text.replaceAll(/[^*!?^]/gu, '');
  const [, name, , named, attribute, type, length, scale, , unit, en] =
    ITEM.exec(text.replaceAll(/[*!?^]/gu, '')) ?? [];
  if (!name) throw new Error(`${kind}: no item '${text}'`);
  const found = named ? element(named) : type ? undefined : elementByHeading(name);
  if (!found && (named || !type)) throw new Error(`${kind}: '${text}' names no data element`);
  if (type && !en) throw new Error(`${kind}: '${text}' has no English name`);
  return {
    name,
    ...(found ? { element: found.id } : {}),
    ...(attribute ? { attribute } : {}),
    ...(type ? { type: type as DataType } : {}),
    ...(length ? { length: Number(length) } : {}),
    ...(scale ? { scale: Number(scale) } : {}),
    ...(unit ? { unit } : {}),
    ...(en ? { en } : {}),
    key: marks.includes('*'),
    required: marks.includes('!') || marks.includes('*'),
    optional: marks.includes('?'),
    authority: marks.includes('^'),
  };
}

/** An element stands once in a table unless an attribute tells the two apart. */
function withOwnElements(items: readonly KindItem[]): readonly KindItem[] {
  const seen = new Map<string, string>();
  for (const { name, element: id, attribute } of items) {
    const own = attribute ?? id;
    if (own === undefined) continue;
    const other = seen.get(own);
    if (other !== undefined) throw new Error(`'${name}' and '${other}' are both ${own}`);
    seen.set(own, name);
  }
  return items;
}
