/** A process that opens and moves cases until it is killed; see `kill.test.ts`. Says how many steps it was answered. */
import { connect, openOn } from './permit-writing.ts';
import { aTown } from './town.ts';
import { workOnCases } from './work-on-cases.ts';

process.on('disconnect', () => process.exit());
const { url, queueUrl, filesDir } = JSON.parse(process.argv[2] ?? '{}') as Record<
  'url' | 'queueUrl' | 'filesDir',
  string
>;
const town = aTown();
const procedures = await openOn(connect(url), queueUrl, filesDir, town);
await workOnCases(procedures, town);
