/** Process entry of the command. */
import { kuaishu, tellFault } from './kuaishu.ts';

const words = process.argv.slice(2);

// `kuaishu profile FILE | head` closes the pipe: nobody reads on, and that is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') tellFault(error, words);
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 1);
});
process.on('uncaughtException', (error) => {
  tellFault(error, words);
  process.exit();
});

await kuaishu(words);
