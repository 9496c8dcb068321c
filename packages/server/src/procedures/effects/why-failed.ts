/** What made an effect fail, for those who read it in their language: they decide whether it is worth another attempt. */
import type { Text2 } from '@kuaishu/api';
import { ServerError } from '../../errors.ts';
import { EffectFailed, EffectRefused } from './effect.ts';

/** Faults of a network by the codes of Node's system errors (errno(3), getaddrinfo(3)) and of Nodemailer. */
const BY_CODE: Readonly<Record<string, Text2>> = {
  ECONNREFUSED: { zh: '对方没有开放这个端口', en: 'nobody listens at that port' },
  ECONNRESET: { zh: '对方中断了连接', en: 'the other side broke the connection off' },
  EPIPE: { zh: '对方中断了连接', en: 'the other side broke the connection off' },
  ENOTFOUND: { zh: '域名解析不到', en: 'the name is not known' },
  EAI_AGAIN: { zh: '域名服务器没有应答', en: 'the name server did not answer' },
  ETIMEDOUT: { zh: '对方在规定时间内没有应答', en: 'the other side did not answer in time' },
  EHOSTUNREACH: { zh: '到对方没有网络通路', en: 'there is no way to that host' },
  ENETUNREACH: { zh: '到对方没有网络通路', en: 'there is no way to that network' },
  CERT_HAS_EXPIRED: { zh: '对方的证书已过期', en: 'the certificate of the other side has expired' },
  EAUTH: { zh: '邮件服务器不认平台的账号', en: "the mail server does not take the platform's account" },
};

const TIMED_OUT: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError']);

/** Null for a fault of the program itself, of which nothing better can be said than its message. */
export function whyFailed(error: unknown): Text2 | null {
  if (error instanceof EffectRefused || error instanceof EffectFailed) return error.text;
  if (error instanceof ServerError) return error.detail;
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && BY_CODE[code]) return BY_CODE[code];
  if (TIMED_OUT.has(error.name)) return BY_CODE['ETIMEDOUT'] ?? null;
  return error.cause === undefined ? null : whyFailed(error.cause);
}
