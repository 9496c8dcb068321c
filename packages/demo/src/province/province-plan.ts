/**
 * The simulated province as the platform is to know it: its bodies and people, its catalogue with known faults, and who does what on which working day.
 * Pure data of a seed. Everything is invented but the names of regions, the kinds of departments, the standards and the statutes.
 */

import { type Catalogue, makeCatalogue } from './catalogue.ts';
import type { CatalogueEntry } from './entries/catalogue-entry.ts';
import type { ProvinceOrganisation } from './organisations/organisation.ts';
import { makeOrganisations } from './organisations/organisations.ts';
import type { DemoAccount, ProvinceUser } from './people/user.ts';
import { DEMO_ACCOUNTS, makeUsers } from './people/users.ts';
import { LAST_DAY, type PlanAct } from './plan/act.ts';
import { makePlan } from './plan/make-plan.ts';
import type { ProvinceTruth } from './truth.ts';

export interface ProvincePlan {
  readonly seed: number;
  readonly organisations: readonly ProvinceOrganisation[];
  readonly users: readonly ProvinceUser[];
  readonly demoAccounts: readonly DemoAccount[];
  readonly entries: readonly CatalogueEntry[];
  readonly acts: readonly PlanAct[];
  /** Working days from the first act to the day on which the plan ends: the day of the demo. */
  readonly lastDay: number;
}

export function provincePlan(seed = 1): ProvincePlan {
  const { organisations, users, catalogue } = province(seed);
  return {
    seed,
    organisations,
    users,
    demoAccounts: DEMO_ACCOUNTS,
    entries: catalogue.entries,
    acts: makePlan(organisations, catalogue, seed),
    lastDay: LAST_DAY,
  };
}

/** What was put there as a fault. The product never reads it. */
export function provinceTruth(seed = 1): ProvinceTruth {
  return province(seed).catalogue.truth;
}

function province(seed: number): {
  readonly organisations: readonly ProvinceOrganisation[];
  readonly users: readonly ProvinceUser[];
  readonly catalogue: Catalogue;
} {
  const organisations = makeOrganisations();
  const users = makeUsers(organisations, seed);
  return { organisations, users, catalogue: makeCatalogue(organisations, users, seed) };
}
