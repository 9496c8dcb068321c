/** Golden rows are read in groups: who, where and how to reach, work and status, and the rest. By data element, for every kind of subject. */

const GROUPS = {
  identity: [
    'resident_id',
    'person_name',
    'sex',
    'birth_date',
    'ethnicity',
    'nationality',
    'death_date',
    'passport',
    'photo',
    'uscc',
    'org_name',
    'org_code',
    'org_type',
    'established_date',
    'cancelled_date',
    'reg_status',
    'reg_authority',
    'property_unit_id',
    'place_name',
    'region12',
    'indicator_code',
    'indicator_name',
    'indicator_value',
    'indicator_unit',
  ],
  contact: [
    'mobile',
    'landline',
    'phone',
    'email',
    'address',
    'household_address',
    'region_code',
    'household_region',
    'household_no',
    'postcode',
    'reg_address',
    'reg_region',
    'org_phone',
    'place_address',
    'place_region',
    'lng',
    'lat',
    'stat_region',
  ],
  relation: [
    'relation_to_head',
    'marital_status',
    'marriage_date',
    'spouse_name',
    'spouse_id',
    'education',
    'degree_date',
    'school_name',
    'student_no',
    'occupation',
    'employer_name',
    'employer_uscc',
    'insurance_status',
    'insurance_date',
    'pension_base',
    'social_security_no',
    'low_income',
    'subsidy_amount',
    'disability_level',
    'health_record_no',
    'blood_type',
    'political_status',
    'legal_rep_name',
    'legal_rep_id',
    'registered_capital',
    'industry',
    'business_scope',
    'tax_no',
    'taxpayer_type',
    'tax_amount',
    'employee_count',
    'credit_level',
    'right_holder',
    'land_use',
    'parcel_area',
    'building_year',
    'floor_count',
  ],
} as const;

export type GroupName = keyof typeof GROUPS | 'other';
const ORDER: readonly GroupName[] = ['identity', 'contact', 'relation', 'other'];

const PLACE = new Map<string, { group: GroupName; at: number }>(
  Object.entries(GROUPS).flatMap(([group, attributes]) =>
    attributes.map((attribute, at) => [attribute, { group: group as GroupName, at }] as const),
  ),
);

/** Groups in order with their cells; cells keep the order of the list above, unknown ones their own. */
export function grouped<T extends { readonly attribute: string }>(
  cells: readonly T[],
): { group: GroupName; cells: T[] }[] {
  return ORDER.map((group) => ({
    group,
    cells: cells
      .filter((cell) => (PLACE.get(cell.attribute)?.group ?? 'other') === group)
      .toSorted((a, b) => (PLACE.get(a.attribute)?.at ?? 0) - (PLACE.get(b.attribute)?.at ?? 0)),
  })).filter((one) => one.cells.length > 0);
}
