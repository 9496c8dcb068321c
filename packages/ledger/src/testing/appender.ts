/** A process that appends until it is killed: at the moment that it was told, or from outside. Says how many entries it found, then how many it was answered for. */
import { Log } from '../log/log.ts';
import { type Keys, killEntry, type Life, logOptions } from './kill.ts';
import { killAt } from './moments.ts';

const [folder = '', keys = '', told = '{}'] = process.argv.slice(2);
const { moment, flushAt } = JSON.parse(told) as Life;
process.on('disconnect', () => process.exit());
if (moment) killAt(moment);
const log = await Log.open(folder, { ...logOptions(JSON.parse(keys) as Keys), ...(flushAt ? { flushAt } : {}) });
process.send?.(log.size);
for (let batch = 0; ; batch++) {
  // sizes such that tiles are written, journals change, and several appends wait together
  const sizes = batch % 7 === 0 && !flushAt ? [6000, 1, 255] : [1 + ((batch * 37) % 300)];
  let from = log.size;
  const appends = sizes.map((size) => {
    const entries = Array.from({ length: size }, (_, i) => killEntry(from + i));
    from += size;
    return log.append(entries);
  });
  for (const append of appends) process.send?.((await append).size);
}
