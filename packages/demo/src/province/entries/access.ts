/** 共享属性、开放属性 and 分级 of an entry, with conditions and legal bases (政务数据共享条例; 贵州省政府数据共享开放条例; DB52/T 1123). */
import type { Entry, Item } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import type { Access } from '../themes/kind.ts';

/** Laws that keep data from being shared, by the ground that a kind names. Articles are given where they are known. */
const GROUNDS: Readonly<Record<string, string>> = {
  tax: '《中华人民共和国税收征收管理法》第八条',
  statistics: '《中华人民共和国统计法》（统计调查对象资料保密）',
  audit: '《中华人民共和国审计法》第十六条',
  infectious: '《中华人民共和国个人信息保护法》第二十八条；《中华人民共和国传染病防治法》',
  mental: '《中华人民共和国精神卫生法》第四条',
  drug: '《戒毒条例》第七条',
  minors: '《中华人民共和国预防未成年人犯罪法》第五十九条',
  legal_aid: '《中华人民共和国法律援助法》第二十一条',
  correction: '《中华人民共和国社区矫正法》第五十四条',
  petition: '《中华人民共和国个人信息保护法》第二十五条；《信访工作条例》',
};

const NOT_OPEN: Readonly<Record<string, string>> = {
  person: '《中华人民共和国个人信息保护法》第二十五条',
  vehicle: '《中华人民共和国个人信息保护法》第二十五条',
  organisation: '《中华人民共和国政府信息公开条例》第十五条',
};
/** Internal affairs and what is still under way. */
const NOT_OPEN_ELSE = '《中华人民共和国政府信息公开条例》第十六条';
const IDENTITY = '《中华人民共和国个人信息保护法》第二十八条';

export type Method = NonNullable<NonNullable<Entry['sharing']>['method']>;

export interface Permissions {
  readonly sharing: NonNullable<Entry['sharing']>;
  readonly opening: NonNullable<Entry['opening']>;
  readonly grade: NonNullable<Entry['grade']>;
}

export function permissionsOf(
  access: Access,
  subject: string,
  law: string,
  method: Method,
  items: readonly Item[],
): Permissions {
  const closed = { open: false, basis: NOT_OPEN[subject] ?? NOT_OPEN_ELSE };
  const internal = items.some((item) => isInternal(item));
  switch (access.kind) {
    case 'open':
      return {
        sharing: { type: 1, method },
        opening: internal
          ? { open: true, condition: '自然人姓名、证件和联系方式等内部信息项脱敏后开放' }
          : { open: true },
        grade: internal ? 'yellow' : 'green',
      };
    case 'open_request':
      return {
        sharing: { type: 1, method },
        opening: { open: true, condition: '依申请开放：写明用途，不得用于识别特定自然人或单位' },
        grade: 'yellow',
      };
    case 'government':
      return { sharing: { type: 1, method }, opening: closed, grade: 'yellow' };
    case 'conditional':
      return { sharing: conditional(access.purpose, law, method), opening: closed, grade: 'yellow' };
    case 'verified':
      return {
        sharing: conditional(access.purpose, law, method),
        opening: { open: true, condition: '仅供持证人和用人单位逐条核验，不提供批量数据' },
        grade: 'yellow',
      };
    case 'refused': {
      const basis = GROUNDS[access.ground];
      if (!basis) throw new Error(`no ground ${access.ground}`);
      return { sharing: { type: 3, basis }, opening: { open: false, basis }, grade: 'yellow' };
    }
  }
}

function conditional(purpose: string, law: string, method: Method): NonNullable<Entry['sharing']> {
  return {
    type: 2,
    condition: `仅用于${purpose}；申请时写明依据、场景和期限，按最小必要使用，不得向第三方提供`,
    basis: law,
    method,
  };
}

const isInternal = ({ element: id }: Item): boolean => id !== undefined && element(id)?.grade === 'yellow';

/** In a table that is open, identity numbers stay closed one by one. */
export function withClosedIdentity(items: readonly Item[], opening: Permissions['opening']): Item[] {
  if (!opening.open) return [...items];
  return items.map((item) => {
    const domain = item.element === undefined ? undefined : element(item.element)?.domain;
    const identity = domain?.kind === 'identifier' && domain.rule === 'resident_id';
    return identity ? { ...item, opening: { open: false, basis: IDENTITY } } : item;
  });
}
