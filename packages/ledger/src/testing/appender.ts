import { Log } from '../log/log.ts';
import { type Keys, killEntry, logOptions } from './kill.ts';

const [folder = '', keys = ''] = process.argv.slice(2);
process.on('disconnect', () => process.exit());
const log = await Log.open(folder, logOptions(JSON.parse(keys) as Keys));
process.send?.(log.size);
for (let batch = 0; ; batch++) {
  // sizes such that tiles are written, journals change, and several appends wait together
  const sizes = batch % 7 === 0 ? [6000, 1, 255] : [1 + ((batch * 37) % 300)];
  let from = log.size;
  const appends = sizes.map((size) => {
    const entries = Array.from({ length: size }, (_, i) => killEntry(from + i));
    from += size;
    return log.append(entries);
  });
  for (const append of appends) process.send?.((await append).size);
}
