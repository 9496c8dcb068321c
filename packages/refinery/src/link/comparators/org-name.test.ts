import { describe, expect, it } from 'vitest';
import { contradictionOf } from '../comparison/contradiction.ts';
import { type Field, fieldsOf } from './fields.ts';

const FIELDS = fieldsOf([
  { attribute: 'org_name', kind: 'org_name', exclusive: false },
  { attribute: 'phone', kind: 'phone', exclusive: false },
]);
const [NAME] = FIELDS as [Field];

/** The level of two names. */
function levelOf(left: string, right: string): string {
  const sides = [left, right].map((v) => {
    const row: Record<string, string | null> = { v };
    for (const { name, text } of NAME.comparator.parts) row[name] = text.of(row);
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [NAME.prefix + name, value]));
  }) as [Record<string, string | null>, Record<string, string | null>];
  if (sides.some((side) => side[`${NAME.prefix}n`] === null)) return 'missing';
  return NAME.levels.find((level) => level.test.holds(...sides))?.id ?? 'different';
}

describe('a branch', () => {
  it.each([
    ['贵州宏盛商贸有限公司', '贵州宏盛商贸有限公司遵义分公司'],
    ['贵州宏盛商贸有限公司安顺分公司', '贵州宏盛商贸有限公司遵义分公司'],
    ['贵阳星海大药房连锁有限公司', '贵阳星海大药房连锁有限公司（宝山路店）'],
    ['贵阳星海大药房连锁有限公司（建设路店）', '贵阳星海大药房连锁有限公司（宝山路店）'],
    ['贵阳星海超市有限公司3号店', '贵阳星海超市有限公司4号店'],
    // the legal form left out
    ['贵阳星海超市', '贵阳星海超市花果园店'],
    ['贵阳星海超市金阳店', '贵阳星海超市有限公司花果园店'],
    ['贵州宏盛建筑有限公司第一项目部', '贵州宏盛建筑有限公司第二项目部'],
  ])('%s is not %s', (left, right) => {
    expect(levelOf(left, right)).toBe('branch');
    expect(levelOf(right, left)).toBe('branch');
  });

  it.each([
    ['贵阳星海超市有限公司第三分店', '贵阳星海超市3号店'],
    ['贵阳星海超市花果园店', '贵阳星海超市有限公司花果园店'],
    ['贵阳星海超市有限公司（花果园店）', '贵阳星海超市有限公司花果园店'],
    ['贵州宏盛商贸有限公司遵义市分公司', '贵州宏盛商贸有限责任公司遵义分公司'],
    // where the company's name ends cannot be told
    ['中国移动贵州分公司', '中国移动通信集团公司贵州分公司'],
    ['星海超市便利店', '星海超市'],
    ['贵州宏盛商贸有限公司', '宏盛商贸公司'],
  ])('%s may be %s', (left, right) => {
    expect(levelOf(left, right)).not.toBe('branch');
    expect(levelOf(right, left)).not.toBe('branch');
  });

  it('has the telephone of its company and is another body', () => {
    const contradicts = contradictionOf(FIELDS);
    const level = (id: string) => NAME.levels.findIndex((each) => each.id === id) + 1;
    expect(contradicts([level('branch'), 1])).toBe(0);
    expect(contradicts([level('short'), 1])).toBe(-1);
    expect(contradicts([0, 1])).toBe(-1);
  });
});

it('what stands where a body has no name is none', () => {
  for (const none of ['无字号', '个体工商户']) expect(levelOf(none, none)).toBe('missing');
});
