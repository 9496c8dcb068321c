/**
 * Slips of stewards, one an entry: what the catalogue's lint must say of it and nothing else. The first three are what the law asks of 不予共享 and 有条件共享
 * (政务数据共享条例), the others what the compilation guide asks.
 */
import type { Entry } from '@kuaishu/catalog';

export type SlipCode =
  | 'basis_missing'
  | 'basis_insufficient'
  | 'condition_missing'
  | 'metadata_missing'
  | 'format_method'
  | 'unknown_item'
  | 'green_not_open';

interface SlipMaker {
  readonly code: SlipCode;
  readonly resources: readonly string[];
  readonly spoil: (entry: Entry) => Entry;
}

const without = <K extends keyof Entry>(entry: Entry, name: K): Entry => {
  const { [name]: _gone, ...rest } = entry;
  return rest as Entry;
};

export const SLIPS: readonly SlipMaker[] = [
  {
    code: 'basis_missing',
    resources: [
      'lps_mz_hardship',
      'bj_rs_unemployment',
      'qdn_jy_student_aid',
      'gy_zf_city_case',
      'tr_yb_medical_assistance',
      'bj_wn_xc_monitored_household',
    ],
    spoil: (entry) => ({ ...entry, sharing: { type: 3 } }),
  },
  {
    code: 'basis_insufficient',
    resources: ['zy_wj_chronic_follow_up', 'qxn_ty_veteran_card', 'as_gjj_fund_account'],
    spoil: (entry) => ({ ...entry, sharing: { type: 3, basis: '《单位内部数据管理办法》' } }),
  },
  {
    code: 'condition_missing',
    resources: ['gy_mz_temporary_relief', 'qn_jy_student_aid', 'bj_ny_contracted_land', 'zy_gjj_fund_loan'],
    spoil: (entry) => {
      const { condition: _gone, ...rest } = entry.sharing ?? { type: 2 as const };
      return { ...entry, sharing: rest };
    },
  },
  {
    code: 'metadata_missing',
    resources: ['tr_wl_scenic_area', 'qn_sm_petrol_station', 'gaxq_gx_specialised_sme', 'lps_st_radiation_licence'],
    spoil: (entry) => without(entry, 'abstract'),
  },
  {
    code: 'format_method',
    resources: ['gy_zj_construction_permit', 'qxn_zr_land_supply'],
    spoil: (entry) => ({
      ...entry,
      format: { class: '数据库', type: 'mysql' },
      sharing: { type: 1, ...entry.sharing, method: 'platform_file' },
    }),
  },
  {
    code: 'unknown_item',
    resources: ['as_jy_kindergarten', 'qdn_wl_relic_site'],
    spoil: (entry) => ({ ...entry, key: ['序列号'] }),
  },
  {
    code: 'green_not_open',
    resources: ['zy_sl_supply_quality', 'bj_wj_health_statistics'],
    spoil: (entry) => ({ ...entry, grade: 'green', opening: { open: false } }),
  },
];
