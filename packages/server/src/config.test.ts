import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { StartError } from './errors.ts';

test('nothing set gives a server on this machine with its data beside the program', () => {
  expect(readConfig({}, '/srv/kuaishu')).toMatchObject({
    dataDir: '/srv/kuaishu/var/data',
    host: '127.0.0.1',
    port: 8170,
    databaseUrl: null,
    projectDir: null,
  });
});

test.each(['0.0.0.0', '192.168.1.5', '::', 'example.org'])(
  'HOST=%s is refused without a public https address',
  (host) => {
    expect(() => readConfig({ HOST: host }, '/')).toThrow(/loopback/);
  },
);

test.each([
  [{ PORT: 'many' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
])('%j is refused by the name of the variable', (environment, name) => {
  try {
    readConfig(environment, '/');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    expect((error as StartError).text.zh).toContain(name);
  }
});

test('beyond this machine the platform opens behind https, by its own names, without the demonstration', () => {
  const { access } = readConfig(
    {
      HOST: '0.0.0.0',
      KUAISHU_PUBLIC_URL: 'https://Data.gz.example',
      KUAISHU_ALLOWED_HOSTS: 'api.gz.example',
      KUAISHU_DEMO: '1',
    },
    '/',
  );
  expect(access).toMatchObject({
    publicUrl: 'https://data.gz.example',
    hosts: ['data.gz.example', 'api.gz.example'],
    demo: false,
    officersNeedSecondFactor: true,
  });
  expect(() => readConfig({ HOST: '0.0.0.0', KUAISHU_PUBLIC_URL: 'http://data.gz.example' }, '/')).toThrow(/https/);
  expect(() => readConfig({ KUAISHU_ALLOWED_HOSTS: 'x.example' }, '/')).toThrow(/KUAISHU_PUBLIC_URL/);
});

test('the demonstration is on for the demo project alone, and never in production', () => {
  const isOn = (environment: Record<string, string>) => readConfig(environment, '/').access.demo;
  expect(isOn({})).toBe(true);
  expect(isOn({ KUAISHU_PROJECT: '/srv/project' })).toBe(false);
  expect(isOn({ KUAISHU_PROJECT: '/srv/project', KUAISHU_DEMO: '1' })).toBe(true);
  expect(isOn({ KUAISHU_DEMO: '0' })).toBe(false);
  expect(isOn({ KUAISHU_PRODUCTION: '1', KUAISHU_DEMO: '1' })).toBe(false);
});

test('a provider is set up whole or not at all', () => {
  expect(() => readConfig({ KUAISHU_OIDC_ISSUER: 'https://id.example' }, '/')).toThrow(/go together/);
  const given = {
    KUAISHU_OIDC_ISSUER: 'https://id.example',
    KUAISHU_OIDC_CLIENT_ID: 'a',
    KUAISHU_OIDC_CLIENT_SECRET: 'b',
  };
  expect(readConfig(given, '/').access.oidc).toEqual({
    issuer: 'https://id.example',
    clientId: 'a',
    clientSecret: 'b',
    name: '统一身份认证',
  });
});
