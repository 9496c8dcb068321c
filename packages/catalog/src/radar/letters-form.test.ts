/** Columns in letters have no words by which their form is known; that one place holds them under many titles tells it. */
import { describe, expect, it } from 'vitest';
import { createRadar, type RadarEntry, type RadarFinding } from './index.ts';

const PERMIT = 'xkbh czzt jydz yxqx fzbm fzsj xkzt'.split(' ');
const entry = (id: string, title: string, names: readonly string[], body = '福州市行政审批服务局'): RadarEntry => ({
  id,
  title,
  organisation: { id: body, name: body },
  items: names.map((name) => ({ name })),
  state: 'published',
});
const CITY = ['游泳馆许可', '印刷企业许可', '典当行许可', '爆破作业许可'].map((title, nth) =>
  entry(`permit${nth}`, title, PERMIT, nth % 2 === 0 ? '福州市行政审批服务局' : '福州市公安局'),
);

function told(draft: RadarEntry, ledger: readonly RadarEntry[]): RadarFinding[] {
  const radar = createRadar();
  for (const each of ledger) radar.put(each);
  const { state: _, ...rest } = draft;
  return radar.probe(rest).filter(({ kind }) => kind !== 'take_from_base');
}

describe('columns in letters that one place holds under many titles', () => {
  it('make no table a duplicate of another thing’s', () => {
    expect(told(entry('draft', '兽药经营许可', PERMIT, '福州市农业农村局'), CITY)).toEqual([]);
  });

  it('leave a table of the same thing told', () => {
    const [first, ...others] = told(entry('draft', '典当行许可一览表', PERMIT, '福州市商务局'), CITY);
    expect([first?.entry, first?.kind]).toEqual(['permit2', 'duplicate']);
    expect(others).toEqual([]);
  });

  it('are the tables’ own where two titles alone have them: a copy is told', () => {
    expect(
      told(entry('draft', '兽药经营许可', PERMIT, '福州市农业农村局'), CITY.slice(0, 1)).map((each) => each.entry),
    ).toEqual(['permit0']);
  });

  it('and where each is another place’s: strips of one kind under titles of their own', () => {
    const strips = ['厦门', '泉州', '漳州', '莆田'].map((place, nth) =>
      entry(
        `strip${nth}`,
        ['粮仓库存', '储备粮轮换', '仓房粮情', '存粮登统'][nth]!,
        'cdh lspz rknd kcsl sf rz lhjh'.split(' '),
        `${place}市粮食和物资储备局`,
      ),
    );
    const asked = entry('draft', '粮库保管', 'cdh lspz rknd kcsl sf rz bgy'.split(' '), '福州市粮食和物资储备局');
    const found = told(asked, strips);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['same_kind_other_region']));
    expect(found).toHaveLength(4);
  });

  it('are no form where they have a meaning: four tables of the disabled hold facts of their own', () => {
    const facts = ['残疾等级', '残疾类别', '致残原因', '康复需求', '辅具配发', '护理依赖程度'];
    const ledger = ['残疾人证办理', '两项补贴发放', '辅助性就业帮扶', '无障碍改造入户'].map((title, nth) =>
      entry(
        `fact${nth}`,
        title,
        facts,
        `福州市${['残疾人联合会', '民政局', '人力资源和社会保障局', '住房和城乡建设局'][nth]}`,
      ),
    );
    expect(told(entry('draft', '困难家庭走访', facts, '福州市乡村振兴局'), ledger).length).toBeGreaterThan(1);
  });
});

it('an office keeps one table of such facts, here as there, whatever it calls it; another office’s may be of anything', () => {
  const own = 'cdh lspz rknd kcsl sf rz lhjh'.split(' ');
  const draft = entry('draft', '粮库保管备案', own, '福州市粮食和物资储备局');
  const there = (body: string) => told(draft, [entry('there', '储备轮换核准', own, body)]);
  expect(there('厦门市粮食和物资储备局').map(({ kind }) => kind)).toEqual(['same_kind_other_region']);
  expect(there('厦门市审计局')).toEqual([]);
});

it('the region of a title stands in whatever brackets', () => {
  const own = 'cphm ssqy hdzzl gpsbh zyzbh'.split(' ');
  const province = '福建省住房和城乡建设厅';
  const [found] = told(entry('draft', '【福州】渣土车核准', own, province), [
    entry('other', '[厦门]渣土车核准', own, province),
  ]);
  expect(found?.kind).toBe('same_kind_other_region');
});
