export type { CatalogueEntry } from './entries/catalogue-entry.ts';
export type {
  OrganisationKind as ProvinceOrganisationKind,
  ProvinceOrganisation,
} from './organisations/organisation.ts';
export type { DemoAccount, ProvinceRole, ProvinceUser } from './people/user.ts';
export type { ActData, ActKind, PlanAct } from './plan/act.ts';
export { endStates } from './plan/end-states.ts';
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
