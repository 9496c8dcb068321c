/** Published long ago and not renewed since, against their own cadence. */
import type { StaleTruth } from '../truth.ts';

export const STALE: readonly StaleTruth[] = [
  { resource: 'lps_nj_coal_mine', renewed: '2024-12-31' },
  { resource: 'zy_wl_scenic_area', renewed: '2023-06-30' },
  { resource: 'as_yj_shelter', renewed: '2022-09-15' },
  { resource: 'bj_zr_geological_hazard', renewed: '2025-03-31' },
  { resource: 'tr_sl_reservoir', renewed: '2023-01-20' },
  { resource: 'qn_cz_budget_execution', renewed: '2025-05-31' },
  { resource: 'qdn_mw_religious_site', renewed: '2022-12-30' },
  { resource: 'gz_property_right', renewed: '2024-06-30' },
  { resource: 'xf_petition_report', renewed: '2025-04-30' },
  { resource: 'jt_transport_statistics', renewed: '2025-02-28' },
  { resource: 'gy_wj_public_place', renewed: '2024-08-31' },
  { resource: 'qxn_st_impact_assessment', renewed: '2025-01-31' },
];
