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

test.each(['0.0.0.0', '192.168.1.5', '::', 'example.org'])('HOST=%s is refused while nobody can sign in', (host) => {
  expect(() => readConfig({ HOST: host }, '/')).toThrow(/loopback/);
});

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
