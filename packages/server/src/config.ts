/** The environment, parsed once. The descriptions here are the operator's manual (docs are generated from them). */
import { isAbsolute, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { StartError } from './errors.ts';
import type { OidcSettings } from './identity/sign-in/oidc.ts';

export const ConfigSchema = Type.Object(
  {
    KUAISHU_DATA_DIR: Type.String({
      default: 'var/data',
      minLength: 1,
      description: 'Folder of the database, the logs and the demo project. Relative to the working folder.',
    }),
    KUAISHU_PROJECT: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Project folder to serve; by default the demo project inside the data folder.',
      }),
    ),
    PORT: Type.Integer({
      default: 8170,
      minimum: 0,
      maximum: 65535,
      description: 'TCP port of the pages and the API; 0 takes a free one.',
    }),
    HOST: Type.String({
      default: '127.0.0.1',
      description:
        'Address to listen on. Beyond loopback (127.0.0.1, ::1, localhost) only with KUAISHU_PUBLIC_URL and a proxy that speaks https.',
    }),
    KUAISHU_PUBLIC_URL: Type.Optional(
      Type.String({
        pattern: '^https?://[A-Za-z0-9.-]+(:[0-9]+)?$',
        description:
          'Address of the platform as browsers have it, https://data.example.gov.cn. Its host is accepted beside loopback names; with https cookies are Secure and bound to the host.',
      }),
    ),
    KUAISHU_ALLOWED_HOSTS: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9.-]+(,[A-Za-z0-9.-]+)*$',
        description:
          'Further host names by which systems reach the platform, separated by commas. Needs KUAISHU_PUBLIC_URL.',
      }),
    ),
    KUAISHU_TRUSTED_PROXIES: Type.String({
      default: '127.0.0.1,::1',
      pattern: '^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$',
      description:
        'Addresses or networks of proxies whose X-Forwarded-For is believed, where KUAISHU_PUBLIC_URL is set; separated by commas.',
    }),
    KUAISHU_DEMO: Type.Optional(
      Type.Enum(['0', '1'] as const, {
        description:
          'Accounts of the demonstration, opened with one click. On for the demo project, off when KUAISHU_PROJECT is given; never on with KUAISHU_PRODUCTION or beyond loopback.',
      }),
    ),
    KUAISHU_PRODUCTION: Type.Enum(['0', '1'] as const, {
      default: '0',
      description: '1: real duty. No demonstration, whatever else is said.',
    }),
    KUAISHU_OFFICER_SECOND_FACTOR: Type.Enum(['0', '1'] as const, {
      default: '1',
      description:
        'System, security and audit administrators work only after a sign-in with a second factor or a key (GB/T 22239-2019, level 3). 0 where a provider before the platform sees to that.',
    }),
    KUAISHU_OIDC_ISSUER: Type.Optional(
      Type.String({ pattern: '^https?://', description: 'Issuer of an OpenID Connect provider for sign-in.' }),
    ),
    KUAISHU_OIDC_CLIENT_ID: Type.Optional(Type.String({ minLength: 1, description: 'Client id at the provider.' })),
    KUAISHU_OIDC_CLIENT_SECRET: Type.Optional(
      Type.String({
        minLength: 1,
        description: 'Client secret at the provider. The address to return to is <public url>/oidc/return.',
      }),
    ),
    KUAISHU_OIDC_NAME: Type.String({
      default: '统一身份认证',
      minLength: 1,
      maxLength: 40,
      description: 'What the button of the provider says.',
    }),
    DATABASE_URL: Type.Optional(
      Type.String({
        pattern: '^postgres(ql)?://',
        description: 'An existing PostgreSQL (15 or later) instead of the embedded one.',
      }),
    ),
    KUAISHU_LEDGER_ORIGIN: Type.Optional(
      Type.String({
        pattern: '^[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*$',
        description:
          'Name of the log of flows: the address at which it is read, without https://. Chosen before the first start, it stands in every checkpoint.',
      }),
    ),
    KUAISHU_LEDGER_ED25519_KEY: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'PEM file of the Ed25519 key that signs checkpoints; by default one made at the first start in the data folder.',
      }),
    ),
    KUAISHU_LEDGER_SM2_KEY: Type.Optional(
      Type.String({ minLength: 1, description: 'PEM file of the SM2 key that signs checkpoints of the SM3 tree.' }),
    ),
    KUAISHU_SMTP_URL: Type.Optional(
      Type.String({
        pattern: '^smtps?://',
        description:
          'Mail server for notices, smtps://user:password@host:465. Without it nobody is written to. Needs KUAISHU_MAIL_FROM.',
      }),
    ),
    KUAISHU_MAIL_FROM: Type.Optional(
      Type.String({
        pattern: '@',
        description: 'Sender of notices: "Kuaishu <noreply@data.example.gov.cn>".',
      }),
    ),
    KUAISHU_WEBHOOK_HOSTS: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9.-]+:[0-9]+(,[A-Za-z0-9.-]+:[0-9]+)*$',
        description:
          'Hosts (name:port, separated by commas) of systems inside the own network to which webhooks may go; all others must be public and https.',
      }),
    ),
    KUAISHU_DATABASE_HOSTS: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9.-]+:[0-9]+(,[A-Za-z0-9.-]+:[0-9]+)*$',
        description:
          'Hosts (name:port, separated by commas) of databases inside the own network from whose tables entries may be drafted; all others must be public and show a certificate.',
      }),
    ),
    LOG_LEVEL: Type.Enum(['silent', 'error', 'warn', 'info', 'debug'] as const, {
      default: 'info',
      description: 'How much the log says.',
    }),
  },
  { title: 'Kuaishu server' },
);
type Environment = Static<typeof ConfigSchema>;

export interface Config {
  readonly dataDir: string;
  readonly projectDir: string | null;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly access: Access;
  readonly notices: {
    readonly mail: { readonly url: string; readonly from: string; readonly publicUrl: string } | null;
    readonly allowed: readonly string[];
  };
  /** `host:port` of databases that drafts may be made from. */
  readonly databaseHosts: readonly string[];
  readonly ledger: {
    readonly origin: string | null;
    /** PEM files. */
    readonly keys: { readonly sha256?: string; readonly sm3?: string };
  };
}

/** How people and systems reach the platform. */
export interface Access {
  /** Without a slash at its end; null: only this machine, by whatever name of it. */
  readonly publicUrl: string | null;
  /** Host names beside those of loopback. */
  readonly hosts: readonly string[];
  readonly trustedProxies: readonly string[];
  readonly demo: boolean;
  readonly officersNeedSecondFactor: boolean;
  readonly oidc: OidcSettings | null;
}

export const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'] as const;

/** Reads the environment; throws StartError that names the variable at fault. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const given = Object.fromEntries(
    Object.keys(ConfigSchema.properties).flatMap((key) => (environment[key] ? [[key, environment[key]]] : [])),
  );
  const candidate = Value.Default(ConfigSchema, Value.Convert(ConfigSchema, given));
  if (!Value.Check(ConfigSchema, candidate)) {
    const fault = Value.Errors(ConfigSchema, candidate)[0];
    const name = fault?.instancePath.split('/')[1] ?? '';
    throw new StartError({
      zh: `环境变量 ${name} 的值不对：${fault?.message ?? ''}。`,
      en: `The environment variable ${name} is wrong: ${fault?.message ?? ''}.`,
    });
  }
  const env: Environment = candidate;
  const access = accessOf(env);
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(cwd, path));
  return Object.freeze({
    dataDir: absolute(env.KUAISHU_DATA_DIR),
    projectDir: env.KUAISHU_PROJECT ? absolute(env.KUAISHU_PROJECT) : null,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    logLevel: env.LOG_LEVEL,
    access,
    notices: noticesOf(env, access),
    databaseHosts: env.KUAISHU_DATABASE_HOSTS?.toLowerCase().split(',') ?? [],
    ledger: {
      origin: env.KUAISHU_LEDGER_ORIGIN ?? null,
      keys: {
        ...(env.KUAISHU_LEDGER_ED25519_KEY ? { sha256: absolute(env.KUAISHU_LEDGER_ED25519_KEY) } : {}),
        ...(env.KUAISHU_LEDGER_SM2_KEY ? { sm3: absolute(env.KUAISHU_LEDGER_SM2_KEY) } : {}),
      },
    },
  });
}

/** @throws StartError where one half of the mail's settings is missing. */
function noticesOf(env: Environment, { publicUrl }: Access): Config['notices'] {
  const { KUAISHU_SMTP_URL: url, KUAISHU_MAIL_FROM: from } = env;
  if ((url === undefined) !== (from === undefined))
    throw new StartError({
      zh: 'KUAISHU_SMTP_URL 与 KUAISHU_MAIL_FROM 须一起设置。',
      en: 'KUAISHU_SMTP_URL and KUAISHU_MAIL_FROM go together.',
    });
  return {
    mail: url && from ? { url, from, publicUrl: publicUrl ?? `http://127.0.0.1:${env.PORT}` } : null,
    allowed: env.KUAISHU_WEBHOOK_HOSTS?.split(',') ?? [],
  };
}

/** @throws StartError where what is said does not go together. */
function accessOf(env: Environment): Access {
  const isLoopback = (LOOPBACK_HOSTS as readonly string[]).includes(env.HOST);
  const publicUrl = env.KUAISHU_PUBLIC_URL?.toLowerCase() ?? null;
  if (!isLoopback && !publicUrl?.startsWith('https:'))
    throw new StartError({
      zh: `HOST=${env.HOST} 不是本机地址。对外开放须经 https 代理，并用 KUAISHU_PUBLIC_URL=https://… 说明对外地址；否则请改为 127.0.0.1，远程访问请用 SSH 隧道。`,
      en: `HOST=${env.HOST} is not a loopback address. Beyond this machine the platform opens behind an https proxy only, with its address in KUAISHU_PUBLIC_URL=https://…; else use 127.0.0.1, and an SSH tunnel from elsewhere.`,
    });
  if (env.KUAISHU_ALLOWED_HOSTS !== undefined && publicUrl === null)
    throw new StartError({
      zh: 'KUAISHU_ALLOWED_HOSTS 须与 KUAISHU_PUBLIC_URL 一起设置。',
      en: 'KUAISHU_ALLOWED_HOSTS needs KUAISHU_PUBLIC_URL.',
    });
  const {
    KUAISHU_OIDC_ISSUER: issuer,
    KUAISHU_OIDC_CLIENT_ID: clientId,
    KUAISHU_OIDC_CLIENT_SECRET: clientSecret,
  } = env;
  const given = [issuer, clientId, clientSecret].filter((one) => one !== undefined).length;
  if (given !== 0 && given !== 3)
    throw new StartError({
      zh: 'KUAISHU_OIDC_ISSUER、KUAISHU_OIDC_CLIENT_ID、KUAISHU_OIDC_CLIENT_SECRET 须一起设置。',
      en: 'KUAISHU_OIDC_ISSUER, KUAISHU_OIDC_CLIENT_ID and KUAISHU_OIDC_CLIENT_SECRET go together.',
    });
  const mayDemo = isLoopback && env.KUAISHU_PRODUCTION !== '1';
  return {
    publicUrl,
    hosts: [
      ...(publicUrl ? [new URL(publicUrl).hostname] : []),
      ...(env.KUAISHU_ALLOWED_HOSTS?.toLowerCase().split(',') ?? []),
    ],
    trustedProxies: env.KUAISHU_TRUSTED_PROXIES.split(','),
    demo: mayDemo && (env.KUAISHU_DEMO ? env.KUAISHU_DEMO === '1' : env.KUAISHU_PROJECT === undefined),
    officersNeedSecondFactor: env.KUAISHU_OFFICER_SECOND_FACTOR === '1',
    oidc: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name: env.KUAISHU_OIDC_NAME } : null,
  };
}
