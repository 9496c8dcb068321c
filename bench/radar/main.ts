/**
 * kuaishu bench radar: precision and recall of the duplicate radar on fabricated pairs and on pairs of real open catalogues judged by hand, beside a baseline;
 * CPU time of a probe and memory at a given number of entries. Figures as JSON. The catalogues are read from `--catalogues` or, by default, from
 * ../shared/data beside the repository; where they are missing the figures say so, and pairs are fabricated of the demo and of data elements only.
 *
 *   npx kuaishu bench radar
 *   npx kuaishu bench radar --pairs 6000 --entries 100000,300000
 *   npx kuaishu bench radar --only speed --entries 300000
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { measureFabricated } from './fabricated/measure.ts';
import { reportProvince } from './province.ts';
import { labelledPairs } from './real/labelled.ts';
import { openCatalogueFolder, openCatalogues } from './real/open-catalogues.ts';
import { reportFabricated } from './report-fabricated.ts';
import { reportReal, reportSame } from './report-real.ts';
import { reportSketches } from './report-sketches.ts';
import { round } from './score.ts';
import { speedAt } from './speed.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '2026' },
    entries: { type: 'string', default: '100000' },
    probes: { type: 'string', default: '150' },
    only: { type: 'string' },
    provinces: { type: 'string', default: '1,2' },
    list: { type: 'boolean', default: false },
    catalogues: { type: 'string' },
  },
});
const wanted = (part: string): boolean => values.only === undefined || values.only === part;
const folder = openCatalogueFolder(values.catalogues);
const figures: Record<string, unknown> = { catalogues: folder === undefined ? 'missing' : 'read' };
const ratios: Record<string, number> = {};

if (wanted('fabricated')) {
  const { learnt, held_out } = {
    learnt: reportFabricated(await measureFabricated(folder, 'learnt', Number(values.pairs), Number(values.seed))),
    held_out: reportFabricated(await measureFabricated(folder, 'held_out', Number(values.pairs), Number(values.seed))),
  };
  figures['fabricated'] = { held_out, learnt };
  ratios['fabricatedF1ToBaseline'] = round(held_out.radar.f1 / held_out.baseline.f1);
}
if (wanted('sketches'))
  figures['sketches'] = await reportSketches(folder, Math.round(Number(values.pairs) / 3), Number(values.seed));
if (wanted('real') && folder !== undefined) {
  const pairs = await labelledPairs(folder, ['learnt', 'held_out']);
  const held_out = reportReal(pairs.filter(({ split }) => split === 'held_out'));
  figures['same'] = reportSame(await labelledPairs(folder, ['held_out'], 'same-content'));
  figures['real'] = { held_out, learnt: reportReal(pairs.filter(({ split }) => split === 'learnt')) };
  ratios['realF1ToBaseline'] = round(held_out.oneKind.drawn.f1 / held_out.baseline.drawn.f1);
}
if (wanted('province'))
  figures['province'] = values.provinces.split(',').map((seed) => reportProvince(Number(seed), values.list));
if (wanted('speed') && folder !== undefined) {
  const real = await openCatalogues(folder);
  figures['speed'] = values.entries.split(',').map((entries) => speedAt(real, Number(entries), Number(values.probes)));
}
process.stdout.write(
  `${JSON.stringify({ name: 'radar', machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) }, versions: { node: process.version, icu: process.versions['icu'] }, figures, ratios }, null, 2)}\n`,
);
