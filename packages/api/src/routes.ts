/** All routes of the platform in one table. Adding one here without serving it stops the server's start. */
import { BLOCK_ROUTES } from './blocks/routes.ts';
import { DRAFTING_ROUTES } from './catalog/drafting-routes.ts';
import { CATALOG_ROUTES } from './catalog/routes.ts';
import { IDENTITY_ROUTES } from './identity/routes.ts';
import { PLATFORM_ROUTES } from './platform/routes.ts';
import { PROCEDURE_ROUTES } from './procedures/routes.ts';
import { RUN_ROUTES } from './runs/routes.ts';
import type { Route } from './wire/route.ts';

export const ROUTES = {
  ...IDENTITY_ROUTES,
  ...CATALOG_ROUTES,
  ...DRAFTING_ROUTES,
  ...PROCEDURE_ROUTES,
  ...BLOCK_ROUTES,
  ...RUN_ROUTES,
  ...PLATFORM_ROUTES,
} as const satisfies Record<string, Route>;

export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;
