/**
 * Only known names, and only our own pages. Listening on loopback does not suffice: a page of another site, open in the same browser, can
 * send requests to localhost (CSRF), and can make its own name resolve to 127.0.0.1 (DNS rebinding). So the Host must be a loopback name or one
 * that the operator named, and where a browser says from where it asks (Origin, Sec-Fetch-Site), it must be our own page.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServerError } from '../errors.ts';

/** Beside loopback: names by which the platform is reached, and its address as browsers have it. */
export interface GuardRules {
  readonly hosts: readonly string[];
  readonly publicUrl: string | null;
}

const THIS_MACHINE: GuardRules = { hosts: [], publicUrl: null };
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Host name without port; null when it is not one. Any port will do: an SSH tunnel shows another one. */
export function hostName(host: string | undefined): string | null {
  const match = /^(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9.-]+)(:\d{1,5})?$/.exec(host ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}

export function checkHost(request: Pick<FastifyRequest, 'headers'>, { hosts }: GuardRules = THIS_MACHINE): void {
  const name = hostName(request.headers.host);
  if (name !== null && (LOOPBACK_NAMES.has(name) || hosts.includes(name))) return;
  throw new ServerError(
    'host_not_allowed',
    {
      zh: 'Host 既不是本机名称，也不是平台的对外名称。',
      en: 'The Host is neither a name of this machine nor one by which the platform is known.',
    },
    {
      where: 'Host',
      mend: {
        zh: '请用 http://127.0.0.1 加端口访问，或由管理员设置 KUAISHU_PUBLIC_URL。',
        en: 'Use http://127.0.0.1 with the port, or have the operator set KUAISHU_PUBLIC_URL.',
      },
    },
  );
}

const OTHER_SITE = { zh: '请求来自别的网站。', en: 'The request comes from another site.' };
const OWN_PAGE = { zh: '请从平台自己的页面操作。', en: "Use the platform's own pages." };

export function checkOrigin(
  request: Pick<FastifyRequest, 'headers' | 'method' | 'url'>,
  { publicUrl }: GuardRules = THIS_MACHINE,
): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && origin !== publicUrl && !isLoopbackOrigin(origin, host))
    throw new ServerError('origin_not_allowed', OTHER_SITE, { where: 'Origin', mend: OWN_PAGE });
  // Pages may be opened by a link from anywhere; the API may not be asked from anywhere else.
  const site = request.headers['sec-fetch-site'];
  const isApi = request.url.startsWith('/api/') || request.method !== 'GET';
  if (isApi && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new ServerError('origin_not_allowed', OTHER_SITE, { where: 'Sec-Fetch-Site', mend: OWN_PAGE });
  }
}

/** Our own page on this machine. By another name the platform is reached through its proxy alone, whose origin is the public address. */
function isLoopbackOrigin(origin: string, host: string | undefined): boolean {
  return origin === `http://${host}` && LOOPBACK_NAMES.has(hostName(host) ?? '');
}

export function installGuard(app: FastifyInstance, rules: GuardRules = THIS_MACHINE): void {
  app.addHook('onRequest', async (request) => {
    checkHost(request, rules);
    checkOrigin(request, rules);
  });
}
