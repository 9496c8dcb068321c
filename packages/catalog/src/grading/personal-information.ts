/**
 * 个人信息 by its kinds (GB/T 35273-2020 annex A) and which of it is sensitive (annex B; 个人信息保护法 art. 28), of data elements and of headings
 * that no element explains. Tables only: what an entry makes of them is in `judge-personal.ts`.
 */
import type { Name2 } from '../derive/plan.ts';

export type PersonalCategory =
  | 'basic'
  | 'identity'
  | 'biometric'
  | 'network'
  | 'health'
  | 'education_work'
  | 'property'
  | 'communication'
  | 'contacts'
  | 'browsing'
  | 'device'
  | 'location'
  | 'other';

export const PERSONAL_CATEGORIES: Readonly<Record<PersonalCategory, Name2>> = {
  basic: { zh: '个人基本资料', en: 'basic personal data' },
  identity: { zh: '个人身份信息', en: 'identity documents' },
  biometric: { zh: '个人生物识别信息', en: 'biometric data' },
  network: { zh: '网络身份标识信息', en: 'online identifiers' },
  health: { zh: '个人健康生理信息', en: 'health data' },
  education_work: { zh: '个人教育工作信息', en: 'education and work' },
  property: { zh: '个人财产信息', en: 'property and finances' },
  communication: { zh: '个人通信信息', en: 'communications' },
  contacts: { zh: '联系人信息', en: 'contacts' },
  browsing: { zh: '个人上网记录', en: 'browsing records' },
  device: { zh: '个人常用设备信息', en: 'devices in use' },
  location: { zh: '个人位置信息', en: 'whereabouts' },
  other: { zh: '其他个人信息', en: 'other personal data' },
};

export interface PersonalKind {
  readonly category: PersonalCategory;
  /** Why it is sensitive; absent where it is not. */
  readonly sensitive?: Name2;
}

const PIPL28 = '个人信息保护法第二十八条';
const why = (zh: string, en: string): Name2 => ({
  zh: `${zh}（${PIPL28}；GB/T 35273-2020 附录B）`,
  en: `${en} (Personal Information Protection Law art. 28; GB/T 35273-2020 annex B)`,
});
const WHY = {
  identity: why('身份证件号码可唯一识别个人', 'an identity number singles a person out'),
  biometric: why('生物识别信息', 'biometric data'),
  health: why('医疗健康信息', 'health data'),
  property: why('金融账户与财产信息', 'financial accounts and property'),
  location: why('行踪轨迹', 'whereabouts'),
  religion: why('宗教信仰', 'religious belief'),
  marriage: why('婚史', 'marital history'),
  specific: why('特定身份', 'specific identity'),
  communication: why('通信与上网记录', 'communications and browsing'),
} as const;

const BY_ELEMENT = new Map<string, PersonalKind>();
function kinds(category: PersonalCategory, sensitive: Name2 | undefined, ids: string): void {
  for (const id of ids.trim().split(/\s+/)) BY_ELEMENT.set(id, sensitive ? { category, sensitive } : { category });
}

kinds(
  'basic',
  undefined,
  `person_name surname given_name former_name sex birth_date birth_year age birth_place native_place ethnicity nationality mobile landline
   phone email address household_address household_no relation_to_head household_type household_size household_region region_code
   father_name mother_name spouse_name guardian_name guardian_phone head_name legal_rep_name legal_rep_phone person_category
   person_no room_no village_head org_contact move_in_date move_out_date household_cancel_date file_no language
   operator plate vehicle_owner driver_name id_valid_until certificate_type id_issue_authority police_station political_status`,
);
kinds(
  'identity',
  WHY.identity,
  `resident_id residence_permit_no passport social_security_no spouse_id father_id mother_id guardian_id head_id legal_rep_id
   shareholder_id right_holder_id driver_license_no driver_file_no medical_insurance_no elder_card_no birth_cert_no death_cert_no`,
);
kinds('biometric', WHY.biometric, 'photo personal_features');
kinds(
  'health',
  WHY.health,
  `blood_type height weight health_record_no medical_record_no visit_date admission_date discharge_date diagnosis diagnosis_code
   cause_of_death birth_weight allergy medical_history chronic_disease systolic diastolic blood_glucose vaccine_name
   vaccination_date dose_no medical_cost reimbursed_amount self_paid_amount record_created_date test_result test_time death_date death_place
   cremation_date`,
);
kinds('health', WHY.specific, 'disability_level disability_type disability_cert_no');
kinds(
  'education_work',
  undefined,
  `education degree occupation post_title professional_title military_service employer_name employer_uscc student_no grade_name class_name
   enrolment_date graduation_date enrolment_year degree_date degree_cert_no diploma_no major student_status boarding
   teacher_name teacher_cert_no exam_no exam_score doctor_name contract_no employment_status employment_date retirement_date
   unemployment_date qualification_no veteran insurance_type insurance_status insurance_date insurance_end_date insured_region
   contribution_months driver_class driver_first_date driver_status violation_points`,
);
kinds(
  'property',
  WHY.property,
  `bank_card account_name housing_fund_account housing_fund_base housing_fund_balance monthly_salary pension_base pension_amount
   contribution_amount loan_amount credit_score mortgage property_price property_cert_no subsidy_amount student_aid_amount low_income
   low_income_category poverty_household right_holder`,
);
kinds(
  'property',
  undefined,
  'meter_no electricity_use water_use vin engine_no vehicle_registered_date contribution_month',
);
kinds('contacts', undefined, 'emergency_contact emergency_phone');
kinds('location', WHY.location, 'trip_time violation_time violation_place');
kinds('other', WHY.religion, 'religion');
kinds('other', WHY.marriage, 'marital_status marriage_date divorce_date marriage_cert_no');
kinds(
  'other',
  WHY.specific,
  'orphan left_behind_child special_hardship relief_start_date relief_end_date student_aid_type',
);
kinds('other', undefined, 'case_content');

/** What a data element says of a natural person; undefined where it says nothing. */
export function personalKindOf(elementId: string): PersonalKind | undefined {
  return BY_ELEMENT.get(elementId);
}

/** Elements that name or single out a person by themselves: where one stands, the rest of the row is about that person. */
export const IDENTIFYING: ReadonlySet<string> = new Set(
  `person_name resident_id passport residence_permit_no social_security_no legal_rep_name legal_rep_id guardian_name guardian_id
   spouse_name spouse_id father_name father_id mother_name mother_id head_name head_id teacher_name doctor_name driver_name
   driver_license_no emergency_contact org_contact village_head photo mobile`.split(/\s+/),
);

/** Elements that only stand beside children. */
export const OF_MINORS: ReadonlySet<string> = new Set(
  'guardian_name guardian_id guardian_phone orphan left_behind_child birth_cert_no'.split(' '),
);

const HEADINGS: readonly (readonly [RegExp, PersonalKind])[] = [
  [/指纹|声纹|掌纹|虹膜|人脸|面部|基因|DNA|步态/iu, { category: 'biometric', sensitive: WHY.biometric }],
  [
    /病(?!虫|害)|诊断|症状|用药|处方|手术|检验结果|体检|怀孕|生育史|传染|疫苗|残疾/u,
    { category: 'health', sensitive: WHY.health },
  ],
  [/身份证|护照号|军官证|港澳通行证|社保卡号|居住证号|证件号/u, { category: 'identity', sensitive: WHY.identity }],
  [
    /银行卡|银行账[户号]|存款|房产信息|征信|贷款|工资|年收入|家庭收入|支付密码/u,
    { category: 'property', sensitive: WHY.property },
  ],
  [/行踪|轨迹|定位|住宿记录|出行记录/u, { category: 'location', sensitive: WHY.location }],
  [/宗教|信仰/u, { category: 'other', sensitive: WHY.religion }],
  [/婚史|性取向/u, { category: 'other', sensitive: WHY.marriage }],
  [/犯罪|前科|吸毒|戒毒|社区矫正|服刑/u, { category: 'other', sensitive: WHY.specific }],
  [/通话记录|短信|聊天记录|通讯录/u, { category: 'communication', sensitive: WHY.communication }],
  [/浏览记录|搜索记录|上网记录/u, { category: 'browsing', sensitive: WHY.communication }],
  [/IP地址|微信号|QQ|登录名|用户账号/iu, { category: 'network' }],
  [/IMEI|MAC地址|设备序列号/iu, { category: 'device' }],
  [/联系人|紧急联系/u, { category: 'contacts' }],
  [/姓名|手机|联系电话|家庭住址|出生日期|年龄|民族|籍贯/u, { category: 'basic' }],
];

/** The same of a heading that names no known element. */
export function personalKindOfHeading(heading: string): PersonalKind | undefined {
  const text = heading.normalize('NFKC');
  return HEADINGS.find(([pattern]) => pattern.test(text))?.[1];
}
