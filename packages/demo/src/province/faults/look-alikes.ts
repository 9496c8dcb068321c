/** Pairs that look alike and are two things by law: reporting them as duplicates would be wrong. */
export const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ['ny_pesticide_licence', 'ny_veterinary_drug'],
  ['ny_seed_licence', 'ly_nursery_licence'],
  ['mz_temporary_relief', 'yb_medical_assistance'],
  ['mz_elder_allowance', 'ty_preferential_subsidy'],
  ['sc_food_business', 'sc_food_production'],
  ['zr_mining_right', 'zr_exploration_right'],
  ['zr_planning_permit', 'zr_land_use_permit'],
  ['yb_designated_hospital', 'yb_designated_pharmacy'],
  ['wj_physician', 'wj_nurse'],
  ['jr_micro_lender', 'jr_guarantee_company'],
  ['zj_safety_licence', 'yj_mine_safety'],
  ['ly_forest_compensation', 'ly_reforestation'],
  ['fg_administrative_permit', 'fg_administrative_penalty'],
  ['ym_drug_producer', 'ym_drug_wholesale'],
  ['ggzy_tender_notice', 'ggzy_tender_result'],
  ['rs_professional_title', 'rs_skill_certificate'],
];
