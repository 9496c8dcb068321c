/** The environment, parsed once. The descriptions here are the operator's manual (docs are generated from them). */
import { isAbsolute, resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { StartError } from './errors.ts';

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
      description: 'Address to listen on. Only loopback (127.0.0.1, ::1, localhost) until people can sign in.',
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
  readonly ledger: {
    readonly origin: string | null;
    /** PEM files. */
    readonly keys: { readonly sha256?: string; readonly sm3?: string };
  };
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
  if (!(LOOPBACK_HOSTS as readonly string[]).includes(env.HOST)) {
    throw new StartError({
      zh: `HOST=${env.HOST} 不是本机地址。尚无登录功能，平台只在本机开放；请改为 127.0.0.1，远程访问请用 SSH 隧道。`,
      en: `HOST=${env.HOST} is not a loopback address. There is no sign-in yet, so the platform opens on this machine only; use 127.0.0.1, and an SSH tunnel from elsewhere.`,
    });
  }
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(cwd, path));
  return Object.freeze({
    dataDir: absolute(env.KUAISHU_DATA_DIR),
    projectDir: env.KUAISHU_PROJECT ? absolute(env.KUAISHU_PROJECT) : null,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    logLevel: env.LOG_LEVEL,
    ledger: {
      origin: env.KUAISHU_LEDGER_ORIGIN ?? null,
      keys: {
        ...(env.KUAISHU_LEDGER_ED25519_KEY ? { sha256: absolute(env.KUAISHU_LEDGER_ED25519_KEY) } : {}),
        ...(env.KUAISHU_LEDGER_SM2_KEY ? { sm3: absolute(env.KUAISHU_LEDGER_SM2_KEY) } : {}),
      },
    },
  });
}
