/** Security headers of every answer (OWASP Secure Headers). */
import type { FastifyInstance } from 'fastify';

/** Styles may stand in the page, since antd writes its own at run time; scripts may not. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
};

/** Two years, as the preload lists ask. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

export function installHeaders(app: FastifyInstance, https = false): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS);
    if (https) reply.header('strict-transport-security', STRICT_TRANSPORT);
    // Answers of the API may hold what is only for this moment's reader.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}
