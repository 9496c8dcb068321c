/** What must hold of any catalogue, however it writes: pinyin initials, English, traditional characters, wide tables, no titles, departments and years before the title. */
import { pinyinInitials, toSimplified } from '@kuaishu/standards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRadar, type FindingKind, type RadarDraft, type RadarEntry, type RadarFinding } from './index.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Things that a department keeps a table of, each with facts of its own. */
const THINGS: readonly (readonly [title: string, own: readonly string[]])[] = [
  ['蜂箱养殖登记', words('蜂群数 蜂种 越冬蜂量 蜂蜜年产量 转地路线 蜂病检出数')],
  ['缆车运行检查', words('缆索直径 吊厢数量 驱动功率 支架跨距 单程时长 载客定员')],
  ['钟表修理店', words('修表工人数 精密仪器台数 代理品牌 配件库存 保修时长 古董钟件数')],
  ['盲道铺设情况', words('盲道长度 砖面材质 断点处数 提示砖块数 铺设路段 破损处数')],
  ['井盖巡查记录', words('井盖材质 井深 权属管线 防坠网情况 位移距离 异响情况')],
  ['灯塔维护信息', words('灯质 射程海里 灯高 备用光源 雾号周期 塔身材质')],
  ['溶洞测绘成果', words('洞道长度 洞口高程 钟乳石数量 地下河流量 测站精度 洞内气温')],
  ['桑园承包情况', words('桑树品种 蚕种张数 摘叶量 剪伐次数 桑葚产量 桑叶含水率')],
  ['滑雪场开放信息', words('雪道条数 造雪机台数 雪道落差 魔毯长度 教练持板数 雪具套数')],
  ['古琴传承人名录', words('师承谱系 琴派 代表琴曲 斫琴年数 收徒人数 演出场数')],
  ['航标灯器台账', words('灯器型号 闪光周期 浮标锚重 蓄电池容量 视距 抛设水深')],
  ['竹编作坊普查', words('竹材用量 编织技法 篾匠人数 年销件数 外销比例 作坊面积数')],
];
const COMMON = words('名称 联系电话 地址 负责人 备注 统一社会信用代码 更新时间');
const BODIES = [
  { id: 'a', name: '贵州省农业农村厅' },
  { id: 'b', name: '贵州省交通运输厅' },
  { id: 'c', name: '贵州省文化和旅游厅' },
  { id: 'd', name: '贵州省自然资源厅' },
];
const SAME: readonly FindingKind[] = ['duplicate', 'contains', 'contained'];

const tableOf = (nth: number, own: readonly string[], common: readonly string[]): RadarEntry => ({
  id: `e${nth}`,
  title: THINGS[nth]![0],
  organisation: BODIES[nth % BODIES.length]!,
  items: [...common, ...own].map((name) => ({ name })),
  state: 'published',
});
const LEDGER = THINGS.map(([, own], nth) => tableOf(nth, own, COMMON.slice(0, 2 + (nth % 5))));

function radarOf(entries: readonly RadarEntry[]) {
  const radar = createRadar();
  for (const entry of entries) radar.put(entry);
  return radar;
}
const draftOf = ({ title, organisation, items }: RadarEntry): RadarDraft => ({ title, organisation, items });
/** What is told of an entry besides conflicts and base libraries. */
const told = (found: readonly RadarFinding[], entry: string): RadarFinding | undefined =>
  found.find(
    (finding) =>
      finding.entry === entry && !['attribute_conflict', 'take_from_base', 'already_held'].includes(finding.kind),
  );

const table = fc
  .record({
    nth: fc.nat(THINGS.length - 1),
    own: fc.integer({ min: 3, max: 6 }),
    common: fc.shuffledSubarray(COMMON),
  })
  .map(({ nth, own, common }) => tableOf(nth, THINGS[nth]![1].slice(0, own), common));
const others = (entry: RadarEntry): RadarEntry[] => LEDGER.filter(({ id }) => id !== entry.id);

describe('in any catalogue', () => {
  it('an entry is its own duplicate, of three items or of three hundred, with a title or without, of one’s own body or of another', () => {
    const wide = Array.from({ length: 300 }, (_, nth) => `第${nth}号测点读数`);
    fc.assert(
      fc.property(table, fc.constantFrom('few', 'wide', 'untitled', 'bare'), fc.boolean(), (entry, shape, another) => {
        const own = entry.items.filter(({ name }) => !COMMON.includes(name));
        const items =
          shape === 'few'
            ? own.slice(0, 3)
            : shape === 'wide'
              ? [...wide.map((name) => ({ name })), ...own]
              : shape === 'bare'
                ? []
                : entry.items;
        const there: RadarEntry = { ...entry, items, title: shape === 'untitled' ? '' : entry.title };
        const organisation = another ? BODIES[(Number(entry.id.slice(1)) + 1) % BODIES.length]! : there.organisation;
        const found = told(radarOf([...others(entry), there]).probe({ ...draftOf(there), organisation }), entry.id);
        expect(found?.kind).toBe('duplicate');
      }),
      { numRuns: 60 },
    );
  });

  it('the order of items changes nothing', () => {
    fc.assert(
      fc.property(table, fc.integer(), (entry, seed) => {
        const radar = radarOf(LEDGER);
        const shuffled = fc.sample(fc.shuffledSubarray([...entry.items], { minLength: entry.items.length }), {
          seed,
          numRuns: 1,
        })[0]!;
        const verdicts = (items: RadarDraft['items']) =>
          radar
            .probe({ ...draftOf(entry), items: items! })
            .map(({ kind, entry: id, probability }) => ({ kind, id, probability }));
        expect(verdicts(shuffled)).toEqual(verdicts(entry.items));
      }),
      { numRuns: 40 },
    );
  });

  it('items of other things do not hide a table: what holds all of it and more is told as holding it', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(1, 4, 20, 80, 290, 900), (entry, more) => {
        const found = told(
          radarOf([...others(entry), entry]).probe({
            ...draftOf(entry),
            items: [...Array.from({ length: more }, (_, nth) => ({ name: `甲${nth}乙试剂余量` })), ...entry.items],
          }),
          entry.id,
        );
        expect(SAME).toContain(found?.kind);
      }),
      { numRuns: 40 },
    );
  });

  it('a copy is told under initials, English, traditional characters, a department and a year', () => {
    const traditional = traditionalOf(
      LEDGER.flatMap(({ title, items }) => [title, ...items.map(({ name }) => name)]).join(''),
    );
    const english: Readonly<Record<string, string>> = {
      名称: 'name',
      联系电话: 'phone',
      地址: 'address',
      备注: 'remarks',
      统一社会信用代码: 'uscc',
      更新时间: 'updated_at',
    };
    const rename: Readonly<Record<string, (entry: RadarEntry) => RadarDraft>> = {
      initials: (entry) => ({
        ...draftOf(entry),
        items: entry.items.map(({ name }) => ({ name: pinyinInitials(name) })),
      }),
      lower: (entry) => ({
        ...draftOf(entry),
        items: entry.items.map(({ name }) => ({ name: `f_${pinyinInitials(name).toLowerCase()}` })),
      }),
      titled: (entry) => ({
        ...draftOf(entry),
        items: entry.items.map(({ name }, nth) => ({ name: `COL_${nth}`, title: name })),
      }),
      english: (entry) => ({
        ...draftOf(entry),
        items: entry.items.map(({ name }) => ({ name: english[name] ?? name })),
      }),
      traditional: (entry) => ({
        ...draftOf(entry),
        title: traditional(entry.title),
        items: entry.items.map(({ name }) => ({ name: traditional(name) })),
      }),
      framed: (entry) => ({ ...draftOf(entry), title: `【省统计局】2023年度${entry.title}一览表（公示）` }),
      prefixed: (entry) => ({ ...draftOf(entry), title: `省统计局-${entry.title}` }),
    };
    fc.assert(
      fc.property(table, fc.constantFrom(...Object.keys(rename)), (entry, how) => {
        const found = told(
          radarOf([...others(entry), entry]).probe({
            ...rename[how]!(entry),
            organisation: { id: 's', name: '贵州省统计局' },
          }),
          entry.id,
        );
        // initials of two letters say little by themselves: the table is told all the same, if as an overlap
        const right = how === 'initials' || how === 'lower' ? [...SAME, 'overlap'] : SAME;
        expect(right, `${how} ${entry.title}`).toContain(found?.kind);
      }),
      { numRuns: 80 },
    );
  });

  it('whether two tables are of one kind is the same from both sides', () => {
    const mirrored: Partial<Record<FindingKind, FindingKind>> = { contains: 'contained', contained: 'contains' };
    fc.assert(
      fc.property(table, table, fc.nat(6), (a, b, drop) => {
        // the same table with fewer items, or two tables
        const left: RadarEntry = { ...a, id: 'left' };
        const right: RadarEntry = drop < 4 ? { ...a, id: 'right', items: a.items.slice(drop) } : { ...b, id: 'right' };
        const of = (draft: RadarEntry, entry: RadarEntry) =>
          told(
            radarOf([...LEDGER, left, right]).probe(
              { ...draftOf(draft), id: draft.id },
              { threshold: 0.02, limit: 100 },
            ),
            entry.id,
          );
        const [there, back] = [of(left, right), of(right, left)];
        if (Math.max(there?.probability ?? 0, back?.probability ?? 0) < 0.5) return;
        expect(Math.abs((there?.probability ?? 0) - (back?.probability ?? 0))).toBeLessThan(0.05);
        expect(back?.kind).toBe(mirrored[there!.kind] ?? there!.kind);
      }),
      { numRuns: 60 },
    );
  });
});

/** The standards turn traditional characters into simplified ones: the other way by looking through the block of ideographs. */
function traditionalOf(text: string): (of: string) => string {
  const wanted = new Set(text);
  const found = new Map<string, string>();
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    const character = String.fromCodePoint(code);
    const simple = toSimplified(character);
    if (simple !== character && wanted.has(simple) && !found.has(simple)) found.set(simple, character);
  }
  return (of) => [...of].map((character) => found.get(character) ?? character).join('');
}
