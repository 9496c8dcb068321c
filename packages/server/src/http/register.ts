/**
 * Registers every route of the table with its schemas and its permission. A route without a handler is a type error, so none is forgotten; an answer
 * that was made without asking the policies does not leave.
 */
import { ROUTES, type Route, type RouteName } from '@kuaishu/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ActOf, Acts } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import type { Authority } from '../policy/authority.ts';
import { PLATFORM } from '../policy/facts.ts';
import { type Authenticator, type Caller, callerOf, Forbidden } from './caller.ts';
import { FileRefused } from './file-refused.ts';
import type { Call, Handlers } from './handlers.ts';
import { type Claim, type Idempotency, keyOf } from './idempotency.ts';
import { TextRefused } from './text-refused.ts';

const NO_FILE = { zh: '这个地址不接收文件。', en: 'This address takes no file.' };

export interface Gate {
  readonly authority: Authority;
  readonly authenticator: Authenticator;
  readonly acts: Acts;
  readonly idempotency: Idempotency;
  /** Does the work of a request at the time that the request may be dated by, in demonstrations; elsewhere there is none. */
  readonly atItsTime?: <T>(request: FastifyRequest, work: () => T) => T;
}

export function registerRoutes(app: FastifyInstance, handlers: Handlers, gate: Gate): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) => {
    const takes = (request.routeOptions.config as { takesFile?: boolean }).takesFile === true;
    done(takes ? null : new ServerError('unsupported_media_type', NO_FILE), body);
  });
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const handle = handlers[name] as (call: Call<RouteName>) => unknown;
    app.route({
      method: route.method,
      url: route.path,
      schema: {
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        ...(route.response ? { response: { [route.status ?? 200]: route.response } } : {}),
      },
      ...(route.takesFile ? { bodyLimit: route.takesFile } : {}),
      ...(route.bodyBytes ? { bodyLimit: route.bodyBytes } : {}),
      config: { permission: route.permission, takesFile: route.takesFile !== undefined },
      // what a schema refuses is answered in the handler, where it is known whose request it was
      attachValidation: true,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const { validationError } = request;
        if (validationError && !(validationError instanceof TextRefused)) throw validationError;
        let bound: Claim | null = null;
        const caller = await callerFor(gate, request, () => bound?.bind);
        try {
          if (validationError) throw validationError;
          enter(gate.authority, caller, route);
          if (route.status) reply.code(route.status);
          const key = route.idempotency === 'key' && caller.principal.kind !== 'visitor' ? keyOf(request) : null;
          if (key !== null) {
            const taken = await gate.idempotency.claim({ principal: caller.principal, key, route: name, request });
            if ('answered' in taken) {
              reply.code(taken.answered.status).header('idempotency-replayed', 'true');
              return taken.answered.body;
            }
            bound = taken.claim;
          }
          const { params, query, body } = request as { params: unknown; query: unknown; body: unknown } as {
            params: never;
            query: never;
            body: never;
          };
          const work = () => handle({ params, query, body, request, reply, caller });
          const answer = await (gate.atItsTime ? gate.atItsTime(request, work) : work());
          if (!caller.decided()) throw new Error(`${name} answered without asking the policies`);
          await bound?.keep({ status: reply.statusCode, body: answer });
          return answer;
        } catch (error) {
          await bound?.release();
          if (error instanceof Forbidden)
            await gate.acts.refused({ ...caller.act(error.action, error.target, error.policies) });
          if (error instanceof TextRefused)
            await gate.acts.refused(caller.act(route.permission, { kind: route.on ?? 'Platform', id: '' }), {
              fault: error.fault,
              where: error.where,
              route: name,
            });
          if (error instanceof FileRefused)
            await gate.acts.refused(caller.act(route.permission, { kind: route.on ?? 'Platform', id: '' }), {
              file: error.file,
              bytes: error.bytes,
              route: name,
            });
          throw error;
        }
      },
    });
  }
}

/** Rights about the platform are decided here; of those about records, that there is any record at all that the caller may do it to. */
function enter(authority: Authority, caller: Caller, route: Route): void {
  if (route.on === undefined) caller.require(route.permission);
  else if (authority.scope(caller.principal, route.permission, route.on) === false)
    throw new Forbidden(
      caller.principal,
      route.permission,
      { ...PLATFORM, type: route.on, id: '' },
      [],
      authority.holders(route.permission, route.on),
    );
}

async function callerFor(
  { authority, authenticator }: Gate,
  request: FastifyRequest,
  bind: () => ActOf['bind'],
): Promise<Caller> {
  const principal = await authenticator.principalOf(request);
  return callerOf(authority, principal, { request: String(request.id), address: request.ip }, bind);
}
