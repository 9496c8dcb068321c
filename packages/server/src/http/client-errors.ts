/** What is no request that can be read: a head too large, a sender too slow, bytes that are no HTTP. Answered as a problem document like all else, and hung up. */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemCode, Text2 } from '@kuaishu/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServerError } from '../errors.ts';
import { SECURITY_HEADERS } from './headers.ts';
import { sendProblem, toProblem } from './problems.ts';

const FAULTS: Readonly<Record<string, readonly [ProblemCode, Text2]>> = {
  HPE_HEADER_OVERFLOW: [
    'headers_too_large',
    { zh: '地址和请求头加起来过长。', en: 'The address and the headers are too long together.' },
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['too_slow', { zh: '请求没有按时发完。', en: 'The request was not sent in time.' }],
};
const NO_HTTP: readonly [ProblemCode, Text2] = [
  'bad_request',
  { zh: '收到的不是可读的 HTTP 请求。', en: 'What came is no HTTP request that can be read.' },
];

/** An address that cannot be decoded or is too long: no route, and so no hook, sees it. */
export function answerBadAddress(error: { readonly code: string }, request: FastifyRequest, reply: FastifyReply): void {
  const [code, detail] = ADDRESSES[error.code] ?? NO_HTTP;
  reply.headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store' });
  sendProblem(reply, toProblem(new ServerError(code, detail, { where: 'path' }), { id: request.id, url: '' }));
}
const ADDRESSES: Readonly<Record<string, readonly [ProblemCode, Text2]>> = {
  FST_ERR_BAD_URL: [
    'bad_request',
    { zh: '地址中的百分号编码不对。', en: 'The percent-encoding of the address is not right.' },
  ],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', { zh: '没有这个地址。', en: 'There is no such address.' }],
};

export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [code, detail] = FAULTS[error.code ?? ''] ?? NO_HTTP;
  const problem = toProblem(new ServerError(code, detail), { id: randomUUID(), url: '' });
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'cache-control: no-store',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
