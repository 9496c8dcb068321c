/** Routes of organisations, service accounts, imports and the table of rights. */
import { nounOf, PERMISSION_NOUNS, PERMISSIONS } from '@kuaishu/api';
import type { Handlers } from '../../http/handlers.ts';
import { sendFile } from '../../http/made-file.ts';
import { uploadedFile } from '../../http/uploaded.ts';
import type { PolicyFiles } from '../../policy/authority.ts';
import { ROLES, type Role } from '../../policy/roles.ts';
import type { ImportService } from '../import/service.ts';
import type { SheetService } from '../import/sheet-service.ts';
import { grantsTemplate, peopleTemplate } from '../import/template.ts';
import type { OrganisationService } from '../organisations/service.ts';
import type { PermissionTable } from '../permissions.ts';
import type { SystemService } from '../systems/service.ts';

type Names =
  | 'organisations'
  | 'organisation'
  | 'addOrganisation'
  | 'changeOrganisation'
  | 'services'
  | 'addService'
  | 'disableService'
  | 'addServiceKey'
  | 'revokeServiceKey'
  | 'importPeople'
  | 'importGrants'
  | 'readPeopleSheet'
  | 'readGrantsSheet'
  | 'peopleTemplate'
  | 'grantsTemplate'
  | 'permissions';

const done = { done: true } as const;

export function administrationRoutes(parts: {
  readonly organisations: OrganisationService;
  readonly systems: SystemService;
  readonly imports: ImportService;
  readonly sheets: SheetService;
  readonly permissions: PermissionTable;
  readonly policies: PolicyFiles;
}): Pick<Handlers, Names> {
  const { organisations, systems, imports, sheets, permissions, policies } = parts;
  return {
    organisations: ({ caller, query }) => organisations.list(caller, query),
    organisation: ({ caller, params }) => organisations.get(caller, params.organisation),
    addOrganisation: ({ caller, body }) => organisations.add(caller, body),
    changeOrganisation: ({ caller, params, body }) => organisations.change(caller, params.organisation, body),
    services: ({ caller }) => systems.list(caller),
    addService: async ({ caller, body }) => ({ service: await systems.add(caller, body) }),
    disableService: async ({ caller, params }) => {
      await systems.disable(caller, params.service);
      return done;
    },
    addServiceKey: ({ caller, params }) => systems.addKey(caller, params.service),
    revokeServiceKey: async ({ caller, params }) => {
      await systems.revokeKey(caller, params.service, params.key);
      return done;
    },
    importPeople: ({ caller, body }) => imports.people(caller, body),
    importGrants: async ({ caller, body }) => ({ grants: await imports.grants(caller, body) }),
    readPeopleSheet: ({ caller, request }) => sheets.people(caller, uploadedFile(request)),
    readGrantsSheet: ({ caller, request }) => sheets.grants(caller, uploadedFile(request)),
    async peopleTemplate({ caller, query, reply }) {
      caller.scope('organisation.manage', 'Organisation');
      return sendFile(reply, await peopleTemplate(query));
    },
    async grantsTemplate({ caller, query, reply }) {
      caller.scope('role.grant', 'Account');
      return sendFile(reply, await grantsTemplate(query));
    },
    permissions: () => ({
      roles: (Object.keys(ROLES) as Role[]).map((role) => ({ role, name: ROLES[role] })),
      actions: permissions.actions.map((of) => ({
        action: of.action,
        name: PERMISSIONS[of.action],
        noun: PERMISSION_NOUNS[nounOf(of.action)],
        on: [of.on],
        roles: [...permissions.holders(of)],
      })),
      files: Object.entries(policies.policies).map(([id, text]) => ({ id, text })),
    }),
  };
}
