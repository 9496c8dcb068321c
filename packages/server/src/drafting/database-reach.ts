/**
 * Where a connection that somebody asked for may lead (SSRF, CWE-918), as for webhooks: to hosts inside the own network that the operator allowed by name,
 * else to public addresses alone, and then under TLS. The address that was judged is the one that is connected to.
 */
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { DatabaseConnection } from '@kuaishu/api';
import { ServerError } from '../errors.ts';
import { isPublicAddress } from '../notices/safe-post.ts';

export type Lookup = (host: string, options: { all: true }) => Promise<readonly { readonly address: string }[]>;

export interface ReachOptions {
  /** `host:port`, by the operator's word (KUAISHU_DATABASE_HOSTS). */
  readonly allowed: readonly string[];
  readonly lookup?: Lookup;
}

export interface Reachable {
  /** null: as the name resolves, for hosts that the operator allowed. */
  readonly address: string | null;
  readonly tls: boolean;
}

/** @throws ServerError bad_request where it may not lead there; the same whatever the reason, so that it tells nothing of the network. */
export async function reachOf(
  { host, port, tls }: Pick<DatabaseConnection, 'host' | 'port' | 'tls'>,
  { allowed, lookup = systemLookup }: ReachOptions,
): Promise<Reachable> {
  if (allowed.includes(`${host.toLowerCase()}:${port}`)) return { address: null, tls: tls ?? false };
  const found = isIP(host) === 0 ? await lookup(host, { all: true }).catch(() => []) : [{ address: host }];
  const [first] = found;
  if (!first || found.some(({ address }) => !isPublicAddress(address))) throw refused(host, port);
  return { address: first.address, tls: true };
}

function refused(host: string, port: number): ServerError {
  return new ServerError(
    'bad_request',
    { zh: `平台不能连接 ${host}:${port}。`, en: `The platform may not connect to ${host}:${port}.` },
    {
      where: 'body.connection.host',
      mend: {
        zh: '内网数据库须由运维在 KUAISHU_DATABASE_HOSTS 中登记“主机:端口”；其他只能是公网地址。也可以在数据库所在网络用 kuaishu init --database 起草后导入。',
        en: 'The operator names databases of the own network in KUAISHU_DATABASE_HOSTS as host:port; all others must be public. Or draft within its network by kuaishu init --database, and import.',
      },
    },
  );
}

/** Without any option: those of the drivers' own addresses name files and sockets of this machine. */
export function urlOf({ kind, host, port, database, user, password }: DatabaseConnection): string {
  const at = isIP(host) === 6 ? `[${host}]` : host;
  return `${kind}://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${at}:${port}/${encodeURIComponent(database)}`;
}
