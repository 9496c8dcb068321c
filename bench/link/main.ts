/**
 * `kuaishu bench link [sets|files|large|peers] [people]`: figures of record linkage as one JSON object.
 * sets: public and Chinese sets; files: the Chinese registers as strangers' files, as `kuaishu link` takes them; large: the persons of the demo's strips; peers: the same file by Splink in an environment of its own. Default: sets.
 */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { benchSplink } from '../peers/splink/run-splink.ts';
import { demoPersons, type PersonFile } from './demo-persons.ts';
import { benchSets } from './run-sets.ts';
import { benchStrangerFiles } from './stranger-files.ts';

interface OwnFigures {
  readonly f1: number;
  readonly loadSeconds: number;
  readonly linkSeconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
}

export async function benchLink(what: string, people: number) {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '' };
  const versions = { node: process.version };
  if (what === 'sets') return { name: 'link', machine, versions, figures: await benchSets(), ratios: {} };
  if (what === 'files')
    return { name: 'link', machine, versions, figures: { files: await benchStrangerFiles(people) }, ratios: {} };
  const persons = await demoPersons(people);
  const own = linkOwn(persons);
  if (what === 'large') return { name: 'link', machine, versions, figures: { people, own }, ratios: {} };
  const splink = await benchSplink(persons.file);
  return {
    name: 'link',
    machine,
    versions: { ...versions, ...splink.versions },
    figures: { people, own, splink },
    ratios: {
      seconds: splink.seconds / (own.loadSeconds + own.linkSeconds),
      // what other work on the machine disturbs less
      cpu: splink.cpuSeconds / own.cpuSeconds,
      memory: splink.peakRssMb / own.peakRssMb,
      f1: own.f1 - splink.bestF1,
    },
  };
}

/** In a process of its own, so that its memory is its own. */
function linkOwn({ file }: PersonFile): OwnFigures {
  const script = resolve(import.meta.dirname, 'large.ts');
  const out = execFileSync(process.execPath, [script, file, `${file}.fields.json`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as OwnFigures;
}

if (import.meta.main) {
  const [what = 'sets', people = what === 'files' ? '20000' : '1000000'] = process.argv.slice(2);
  if (!['sets', 'files', 'large', 'peers'].includes(what)) {
    console.error(
      `没有“${what}”：可用 sets、files、large、peers / there is no "${what}": use sets, files, large or peers`,
    );
    process.exitCode = 2;
  } else console.log(JSON.stringify(await benchLink(what, Number(people)), null, 2));
}
