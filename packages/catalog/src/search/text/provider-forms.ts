/** Other names under which people look for a body: short forms and names of before a reform. 贵阳市人力资源和社会保障局 → 人社局, 人力社保局, … */
import { departmentFunction, departmentSpellings, leadingRegion } from '@kuaishu/standards';

const ending = /(委员会|办公室|局|厅|委|办|中心)$/u;
/** How an ending is said where the name is cut short; the first is the body's own. Commissions of the province are offices (局) in counties. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  委员会: ['委', '局'],
  委: ['委', '局'],
  局: ['局'],
  厅: ['厅'],
  办公室: ['办'],
  办: ['办'],
  中心: ['中心'],
};
const COMMISSIONS = new Set(['发展改革', '卫生健康', '国有资产监督管理', '民族宗教事务']);

let spellings: Map<string, readonly string[]> | undefined;

function spellingsOf(now: string): readonly string[] {
  spellings ??= new Map(departmentSpellings().map((each) => [each.now, each.spellings]));
  return spellings.get(now) ?? [];
}

export function providerForms(name: string): string[] {
  const rest = leadingRegion(name)?.rest ?? name;
  const end = ending.exec(rest)?.[1];
  if (end === undefined) return [];
  const core = rest.slice(0, -end.length);
  const now = departmentFunction(core);
  if (now === undefined) return [];
  const ends = COMMISSIONS.has(now) ? ['委', '局'] : (SHORT[end] ?? [end]);
  const forms = new Set(spellingsOf(now).flatMap((spelling) => ends.map((each) => `${spelling}${each}`)));
  forms.delete(rest);
  return [...forms];
}
