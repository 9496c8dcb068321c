/** One server for all journeys: 2,000 people, the first delivery and one month after it, so that two releases can be compared. `KUAISHU_URL` takes one that runs already. */
import type { TestProject } from 'vitest/node';
import { startKuaishu, waitForRuns } from './server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    baseUrl: string;
  }
}

const MONTHS = 1;

export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['KUAISHU_URL'];
  if (given) {
    project.provide('baseUrl', given);
    return undefined;
  }
  const server = await startKuaishu({ people: 2000, months: MONTHS });
  try {
    await waitForRuns(server.url, MONTHS + 1);
  } catch (error) {
    process.stderr.write(server.output());
    await server.stop();
    throw error;
  }
  project.provide('baseUrl', server.url);
  return async () => {
    await server.stop();
  };
}
