/**
 * `kuaishu bench link [sets|large|peers] [people]`: figures of record linkage as one JSON object.
 * sets: public and Chinese sets; large: a million people; peers: the same file by Splink in an environment of its own. Default: sets.
 */
import { cpus } from 'node:os';
import { benchSplink } from '../peers/splink/run-splink.ts';
import { benchLarge } from './large.ts';
import { benchSets } from './run-sets.ts';

export async function benchLink(what: string, people: number) {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '' };
  const versions = { node: process.version };
  if (what === 'sets') return { name: 'link', machine, versions, figures: await benchSets(), ratios: {} };
  const own = await benchLarge(people);
  if (what === 'large') return { name: 'link', machine, versions, figures: { own }, ratios: {} };
  const splink = await benchSplink(people);
  const seconds = own.loadSeconds + own.linkSeconds;
  return {
    name: 'link',
    machine,
    versions: { ...versions, ...splink.versions },
    figures: { own, splink },
    ratios: { seconds: splink.seconds / seconds, memory: splink.peakRssMb / own.peakRssMb, f1: own.f1 - splink.bestF1 },
  };
}

if (import.meta.main) {
  const [what = 'sets', people = '1000000'] = process.argv.slice(2);
  if (!['sets', 'large', 'peers'].includes(what)) {
    console.error(`没有“${what}”：可用 sets、large、peers / there is no "${what}": use sets, large or peers`);
    process.exitCode = 2;
  } else console.log(JSON.stringify(await benchLink(what, Number(people)), null, 2));
}
