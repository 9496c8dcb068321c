/**
 * What the base libraries give (基础库): facts that nobody collects a second time. Extent of 人口 and 法人 as 国发〔2016〕51号 art. 8 and 贵州省's notices list
 * them (basic facts of identity; known by recall, not read in the original); identifiers are not among them, for by them a table is joined to the library.
 */
import type { Name2 } from '../../derive/plan.ts';
import type { BaseLibrary } from '../radar-entry.ts';

export const baseNames: Readonly<Record<BaseLibrary, Name2>> = {
  population: { zh: '人口基础信息库', en: 'base library of the population' },
  organisation: { zh: '法人单位基础信息库', en: 'base library of organisations' },
  place: { zh: '自然资源和空间地理基础信息库', en: 'base library of natural resources and places' },
  economy: { zh: '宏观经济基础信息库', en: 'base library of the economy' },
  credit: { zh: '社会信用基础信息库', en: 'base library of credit' },
  licence: { zh: '电子证照库', en: 'library of electronic licences' },
};

interface BaseFacts {
  readonly library: BaseLibrary;
  /** Elements of which one must stand in the draft for the library to be joined. */
  readonly joinedBy: readonly string[];
  readonly attributes: readonly string[];
}

const FACTS: readonly BaseFacts[] = [
  {
    library: 'population',
    joinedBy: ['resident_id'],
    attributes:
      'person_name surname given_name former_name sex birth_date birth_year age birth_place native_place ethnicity household_address household_region household_no relation_to_head household_type head_name marital_status spouse_name death_date photo move_in_date move_out_date household_cancel_date'.split(
        ' ',
      ),
  },
  {
    library: 'organisation',
    joinedBy: ['uscc', 'org_code', 'registration_no', 'tax_no'],
    attributes:
      'org_name org_short_name org_english_name org_former_name legal_rep_name registered_capital paid_in_capital capital_currency established_date approval_date cancelled_date business_from business_until org_type industry business_scope reg_address reg_region reg_status reg_authority shareholder_name share_ratio branch_of_uscc'.split(
        ' ',
      ),
  },
  {
    library: 'place',
    joinedBy: ['property_unit_id', 'parcel_code', 'region12', 'region_code'],
    attributes:
      'parcel_area building_area land_use house_use right_holder right_type right_registered_date mortgage boundary province_name prefecture_name town_name village_name'.split(
        ' ',
      ),
  },
  {
    library: 'credit',
    joinedBy: ['uscc', 'resident_id'],
    attributes: 'dishonest_listed abnormal_listed credit_level credit_score'.split(' '),
  },
];

const byAttribute = new Map(FACTS.flatMap((facts) => facts.attributes.map((attribute) => [attribute, facts] as const)));

/** The library that gives the element; for an identifier the library that it joins. Undefined for facts of the departments' own. */
export function baseAttribute(element: string | undefined): BaseLibrary | undefined {
  if (element === undefined) return undefined;
  return byAttribute.get(element)?.library ?? FACTS.find(({ joinedBy }) => joinedBy.includes(element))?.library;
}

export interface FromBase {
  readonly library: BaseLibrary;
  /** Position of the items in the draft that the library gives. */
  readonly positions: readonly number[];
  /** The item by which the draft is joined. */
  readonly joinedBy: number;
}

/** What of a draft a base library gives; `elements`: of each item the likeliest element. A draft without the identifier cannot be joined. */
export function fromBases(elements: readonly (string | undefined)[]): FromBase[] {
  return FACTS.flatMap(({ library, joinedBy, attributes }) => {
    const joined = elements.findIndex((element) => element !== undefined && joinedBy.includes(element));
    const positions = elements.flatMap((element, nth) =>
      element !== undefined && attributes.includes(element) ? [nth] : [],
    );
    return joined < 0 || positions.length === 0 ? [] : [{ library, positions, joinedBy: joined }];
  });
}
