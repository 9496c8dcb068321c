/** One server for all journeys: 2,000 people, the first delivery and one month after it, so that two releases can be compared. `KUAISHU_URL` takes one that runs already, with the port of `KUAISHU_DATABASE_HOSTS` in `KUAISHU_DATABASE_PORT` and that of `KUAISHU_WEBHOOK_HOSTS` in `KUAISHU_WEBHOOK_PORT`. */
import { freePort } from '@kuaishu/engine/testing';
import type { TestProject } from 'vitest/node';
import { startKuaishu, waitForRuns } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
    /** Port of this machine at which the server may look for a database; null where it runs already and did not say one. */
    databasePort: number | null;
    /** Port of this machine to which the server may send notices; null likewise. */
    webhookPort: number | null;
  }
}

const MONTHS = 1;

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['KUAISHU_URL'];
  if (given) {
    project.provide('baseUrl', given);
    project.provide('databasePort', Number(process.env['KUAISHU_DATABASE_PORT']) || null);
    project.provide('webhookPort', Number(process.env['KUAISHU_WEBHOOK_PORT']) || null);
    return undefined;
  }
  const databasePort = await freePort();
  const webhookPort = await freePort();
  const server = await startKuaishu({
    people: 2000,
    months: MONTHS,
    env: { KUAISHU_DATABASE_HOSTS: `127.0.0.1:${databasePort}`, KUAISHU_WEBHOOK_HOSTS: `127.0.0.1:${webhookPort}` },
  });
  try {
    await waitForRuns(server.url, MONTHS + 1);
  } catch (error) {
    process.stderr.write(server.output());
    await server.stop();
    throw error;
  }
  project.provide('baseUrl', server.url);
  project.provide('databasePort', databasePort);
  project.provide('webhookPort', webhookPort);
  return async () => {
    await server.stop();
  };
}
