/** Every failure leaves as a problem document (RFC 9457). What is our fault shows a request id and nothing else. */
import { PROBLEM_CODES, type Problem, type ProblemCode, type Text2 } from '@kuaishu/api';
import { RunError } from '@kuaishu/refinery';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOverload } from '../db/overload.ts';
import { ServerError } from '../errors.ts';
import { ROLES } from '../policy/roles.ts';
import { Forbidden } from './caller.ts';
import { methodsOf } from './methods.ts';

const TITLES: Readonly<Record<ProblemCode, Text2>> = {
  bad_request: { zh: '请求有误', en: 'The request is not right' },
  unsafe_text: { zh: '文字中有不能接受的内容', en: 'The text holds what is not accepted' },
  unauthenticated: { zh: '请先登录', en: 'Sign in first' },
  forbidden: { zh: '没有这项权限', en: 'You have no right to this' },
  host_not_allowed: { zh: '只在本机开放', en: 'Open on this machine only' },
  origin_not_allowed: { zh: '不接受别的网站的请求', en: 'Requests from other sites are refused' },
  not_found: { zh: '没有找到', en: 'Not found' },
  method_not_allowed: { zh: '不支持这种请求方法', en: 'Method not allowed' },
  too_slow: { zh: '请求超时', en: 'Too slow' },
  conflict: { zh: '已被别人改动', en: 'Someone else was first' },
  not_now: { zh: '现在不能这样办', en: 'Not possible as things stand' },
  key_in_use: { zh: '同一请求正在办理', en: 'The same request is under way' },
  already_running: { zh: '已有批次在运行', en: 'A run is already under way' },
  not_held: { zh: '批次没有挂起', en: 'The run is not held' },
  not_running: { zh: '批次没有在运行', en: 'The run is not running' },
  superseded: { zh: '已有更新的版本', en: 'There is a newer release' },
  too_large: { zh: '内容过大', en: 'Too large' },
  unsupported_media_type: { zh: '请求正文应为 JSON', en: 'The body must be JSON' },
  key_reused: { zh: '这个键已用于另一请求', en: 'The key was used for another request' },
  rate_limited: { zh: '请求过于频繁', en: 'Too many requests' },
  headers_too_large: { zh: '请求头过大', en: 'The headers are too large' },
  internal: { zh: '服务器出错', en: 'The server failed' },
  unavailable: { zh: '暂时不可用', en: 'Not available for now' },
  starting: { zh: '正在启动', en: 'Starting' },
};

/** What the refinery refuses that a caller can understand. */
const BY_RUN_ERROR: Readonly<Record<string, ProblemCode>> = { NOT_FOUND: 'not_found', BUSY: 'already_running' };

/** Fastify's own refusals, by status. */
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  414: 'too_large',
  415: 'unsupported_media_type',
};

export function toProblem(error: unknown, request: Pick<FastifyRequest, 'id' | 'url'>): Problem {
  const instance = request.url.split('?')[0] ?? '';
  const make = (code: ProblemCode, more: Partial<Problem>): Problem => ({
    type: `urn:kuaishu:problem:${code}`,
    title: TITLES[code],
    status: PROBLEM_CODES[code],
    instance: instance.slice(0, 300),
    requestId: String(request.id),
    ...more,
  });
  if (error instanceof ServerError) {
    return make(error.code, {
      detail: error.detail,
      ...(error.where ? { where: error.where } : {}),
      ...(error.mend ? { mend: error.mend } : {}),
      ...(error.faults ? { faults: error.faults } : {}),
      ...(error instanceof Forbidden ? { holders: holdersOf(error) } : {}),
    });
  }
  const refused = error instanceof RunError ? BY_RUN_ERROR[error.code] : undefined;
  if (refused && error instanceof RunError) return make(refused, { detail: error.text });
  // Class 22 of SQLSTATE: a value that the schemas let pass and the database cannot hold, such as a day that no calendar has.
  if (/^22[0-9A-Z]{3}$/.test(String((error as { code?: unknown } | null)?.code ?? ''))) return make('bad_request', {});
  if (isOverload(error))
    return make('unavailable', {
      detail: {
        zh: '现在请求太多，这次没有办成，数据未受影响。',
        en: 'There is too much to do at present; nothing was done, no data was affected.',
      },
      mend: { zh: '稍后再试。', en: 'Try again in a moment.' },
    });
  const status = (error as { statusCode?: number } | null)?.statusCode ?? 500;
  if (status >= 400 && status < 500) return make(BY_STATUS[status] ?? 'bad_request', {});
  return make('internal', {
    detail: { zh: '数据未受影响。请把编号告诉管理员。', en: 'No data was affected. Give the id to the administrator.' },
  });
}

const holdersOf = (error: Forbidden): NonNullable<Problem['holders']> =>
  error.holders.map((role) => ({ role, name: ROLES[role] }));

export function installProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request);
    if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return sendProblem(reply, problem);
  });
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** No route and no file has that address, or not by that method (then RFC 9110 15.5.6 asks for those that there are). */
export function sendNoAddress(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const methods = methodsOf(request.url);
  if (methods.length > 0) {
    const names = methods.join(', ');
    const wrong = new ServerError(
      'method_not_allowed',
      { zh: `这个地址只能用 ${names}。`, en: `This address takes ${names} alone.` },
      { where: 'method' },
    );
    return sendProblem(reply.header('allow', names), toProblem(wrong, request));
  }
  const fault = new ServerError(
    'not_found',
    { zh: '没有这个地址。', en: 'There is no such address.' },
    { where: 'path' },
  );
  return sendProblem(reply, toProblem(fault, request));
}
