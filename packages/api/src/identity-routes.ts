/** Routes of identity, by what they are about. */
import { ACCOUNT_ROUTES } from './identity/account-routes.ts';
import { AUDIT_ROUTES } from './identity/audit-routes.ts';
import { IMPORT_ROUTES } from './identity/import-routes.ts';
import { ORGANISATION_ROUTES } from './identity/organisations-routes.ts';
import { SERVICE_ROUTES } from './identity/services-routes.ts';
import { SESSION_ROUTES } from './identity/session-routes.ts';
import { USER_ROUTES } from './identity/users-routes.ts';

export const IDENTITY_ROUTES = {
  ...SESSION_ROUTES,
  ...ACCOUNT_ROUTES,
  ...ORGANISATION_ROUTES,
  ...USER_ROUTES,
  ...SERVICE_ROUTES,
  ...IMPORT_ROUTES,
  ...AUDIT_ROUTES,
};
