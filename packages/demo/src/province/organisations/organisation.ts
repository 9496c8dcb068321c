/** A body of the simulated province. All are generic functions of government or business; none stands for a real body's acts. */
export interface Text2 {
  readonly zh: string;
  readonly en: string;
}

export type OrganisationKind =
  | 'government'
  | 'department'
  | 'institution'
  | 'state_company'
  | 'company'
  | 'association';
export type OrganisationLevel = 'province' | 'prefecture' | 'county';

export interface ProvinceOrganisation {
  /** `gz.mz`, `zy.mz`: place and function. Other parts of the province's data name it so. */
  readonly key: string;
  /** Key of the body above; null for the province. */
  readonly parent: string | null;
  readonly kind: OrganisationKind;
  readonly level: OrganisationLevel;
  /** GB/T 2260. Gui'an New Area has no code of its own and stands under the province's. */
  readonly region: string;
  /** Name of a unit that GB/T 2260 does not know. */
  readonly unit: 'guian' | null;
  /** Key of the nearest government of a province or prefecture: whose people and whose catalogue it is. */
  readonly territory: string;
  /** GB 32100, with right check characters; made up. */
  readonly uscc: string;
  readonly name: Text2;
  readonly short: Text2;
  /** Key of `FUNCTIONS`, where it is a department or institution with a function of its own. */
  readonly function: string | null;
}
