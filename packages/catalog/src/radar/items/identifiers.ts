/** Items that tell the rows of a table apart, and by which another table's rows are joined to them. */
/** Numbers of people, bodies, things and papers among the data elements. Codes of regions and of kinds are none: they stand in many rows. */
const NUMBERS: ReadonlySet<string> = new Set(
  `resident_id passport uscc org_code registration_no tax_no property_unit_id parcel_code household_no person_no unit_no file_no residence_permit_no marriage_cert_no birth_cert_no death_cert_no social_security_no medical_insurance_no
  health_record_no medical_record_no medical_org_code disability_cert_no elder_card_no student_no school_code exam_no degree_cert_no diploma_no teacher_cert_no
  property_cert_no building_no contract_land_no station_code plate vin engine_no driver_license_no driver_file_no transport_permit_no road_code qualification_no
  licence_no penalty_no accident_no case_no matter_code event_no project_no meter_no`
    .trim()
    .split(/\s+/),
);
/** What a heading without an element ends in that names a number of something: 设备注册代码, 电子监管号. */
const NUMBERED = /(?:编号|编码|代码|号码|证号|账号|单号|字号|(?<![型批])号)$/u;

export interface Named {
  readonly elements: readonly string[];
  /** Heading in its normal form. */
  readonly normal: string;
  readonly generic: boolean;
}

/** Whether an item identifies by itself, whatever the entry says of its key. */
export function identifies({ elements: [first], normal, generic }: Named): boolean {
  if (first === undefined) return !generic && NUMBERED.test(normal);
  return NUMBERS.has(first);
}
