/**
 * A request to an address that somebody else named. It must not become a way into this network (SSRF, CWE-918): only https, or hosts that the operator
 * allowed by name; the address that a name resolves to is judged at the moment of connecting, so that it cannot change between the look and the leap; and
 * nobody is sent on elsewhere (redirects end it).
 */
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Text2 } from '@kuaishu/api';
import ipaddr from 'ipaddr.js';

export class AddressRefused extends Error {
  readonly text: Text2;

  constructor(text: Text2) {
    super(text.en);
    this.name = 'AddressRefused';
    this.text = text;
  }
}

export interface PostOptions {
  /** `host:port` that may be private and plain, by the operator's word. */
  readonly allowed: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
  /** How names are resolved; the system's where left out. */
  readonly lookup?: typeof dnsLookup;
}

const TIMEOUT_MS = 10_000;
/** What a receiver says beyond it is not read. */
const MOST_ANSWER = 64 * 1024;

/**
 * Only what the whole internet can reach: no loopback, private, link-local, shared, mapped, tunnelled or reserved address; of IPv6 what IANA gives out
 * (2000::/3, RFC 4291 2.4), so that no form that holds an IPv4 address, such as ::7f00:1, is left over.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GIVEN_OUT)) return false;
  return parsed.range() === 'unicast';
}
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

/** @throws AddressRefused where the address cannot be allowed whatever it resolves to. */
export function checkUrl(text: string, allowed: readonly string[]): URL {
  if (!URL.canParse(text)) throw new AddressRefused({ zh: '这不是一个网址', en: 'that is no URL' });
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    throw new AddressRefused({ zh: '网址里带有账号或密码', en: 'it carries a name or a password' });
  if (isAllowed(url, allowed)) {
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
      throw new AddressRefused({ zh: '只能是 http 或 https', en: 'only http and https' });
    return url;
  }
  if (url.protocol !== 'https:') throw new AddressRefused({ zh: '只能是 https', en: 'only https' });
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 0 ? isInsideName(host) : !isPublicAddress(host))
    throw new AddressRefused({ zh: `${host} 不是公网地址`, en: `${host} is not a public address` });
  return url;
}

/** Names that no public name server gives an address: this machine's and those of networks inside (RFC 6761, 6762, 8375; ICANN's .internal). */
function isInsideName(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return (
    !name.includes('.') ||
    /\.(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|home\.arpa)$/i.test(name)
  );
}

function isAllowed(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return allowed.includes(`${url.hostname}:${port}`);
}

/** Resolves to the status. @throws AddressRefused, or what the connection met with. */
export async function safePost(text: string, options: PostOptions): Promise<{ readonly status: number }> {
  const url = checkUrl(text, options.allowed);
  const free = isAllowed(url, options.allowed);
  const settings: RequestOptions = {
    method: 'POST',
    headers: { ...options.headers, 'content-length': String(Buffer.byteLength(options.body)) },
    signal: options.signal,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    // a connection of an earlier request was judged for another name
    agent: false,
    ...(free ? {} : { lookup: judging(options.lookup ?? dnsLookup) }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, settings, (response) => {
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read > MOST_ANSWER) response.destroy();
      });
      response.on('error', () => {});
      response.on('close', () => resolve({ status: response.statusCode ?? 0 }));
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
    request.on('error', reject);
    request.end(options.body);
  });
}

/** A look-up that gives the socket no address that is not public. */
function judging(resolve: typeof dnsLookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [], 0);
      const addresses = found as unknown as LookupAddress[];
      const refused = addresses.find(({ address }) => !isPublicAddress(address));
      const first = addresses[0];
      if (refused || !first)
        return callback(
          new AddressRefused({
            zh: refused ? `${host} 解析到内网地址 ${refused.address}` : `${host} 解析不到地址`,
            en: `${host} leads to ${refused?.address ?? 'nowhere'}`,
          }),
          [],
          0,
        );
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
