/** Routes of identity, by what they are about. */
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { AUDIT_ROUTES } from './audit-routes.ts';
import { IMPORT_ROUTES } from './import-routes.ts';
import { ORGANISATION_ROUTES } from './organisations-routes.ts';
import { SERVICE_ROUTES } from './services-routes.ts';
import { SESSION_ROUTES } from './session-routes.ts';
import { USER_ROUTES } from './users-routes.ts';

export const IDENTITY_ROUTES = {
  ...SESSION_ROUTES,
  ...ACCOUNT_ROUTES,
  ...ORGANISATION_ROUTES,
  ...USER_ROUTES,
  ...SERVICE_ROUTES,
  ...IMPORT_ROUTES,
  ...AUDIT_ROUTES,
};
