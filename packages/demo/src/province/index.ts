export type { CatalogueEntry } from './entries/catalogue-entry.ts';
export type {
  OrganisationKind as ProvinceOrganisationKind,
  ProvinceOrganisation,
} from './organisations/organisation.ts';
export type { DemoAccount, ProvinceRole, ProvinceUser } from './people/user.ts';
export {
  type ActData,
  type ActKind,
  type EndState,
  type EntryActKind,
  LAST_DAY,
  type PlanAct,
  type Resolution,
} from './plan/act.ts';
export { endStates } from './plan/end-states.ts';
export { AWAITED } from './plan/missed-updates.ts';
export { type ProvincePlan, provincePlan, provinceTruth } from './province-plan.ts';
export type {
  ConflictTruth,
  DuplicateTruth,
  FromBaseTruth,
  ProvinceTruth,
  SlipTruth,
  StaleTruth,
} from './truth.ts';
export { writeAwaited } from './write-awaited.ts';
