import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvText } from './testing/csv-text.ts';
import { useScratch } from './testing/scratch.ts';

const scratch = useScratch();

/** Runs a script in a namespace of its own where `small` is a disk of 1 MB; null: this system does not allow it. */
function onSmallDisk(small: string, script: string): string | null {
  const wrapper = `mkdir -p "$0" && mount -t tmpfs -o size=1m tmpfs "$0" && exec "$1" --input-type=module -e "$2"`;
  const allowed = spawnSync('unshare', [
    '-rm',
    'sh',
    '-c',
    'mkdir -p "$0" && mount -t tmpfs -o size=1m tmpfs "$0"',
    small,
  ]);
  if (allowed.status !== 0) return null;
  const child = spawnSync('unshare', ['-rm', 'sh', '-c', wrapper, small, process.execPath, script], {
    encoding: 'utf8',
  });
  return child.stdout.trim() || child.stderr;
}

describe('a full disk', () => {
  const module = (name: string) => JSON.stringify(join(import.meta.dirname, name));
  const report = `(e) => console.log(e.name, e.code, (await import('node:fs')).readdirSync(small).length)`.replace(
    '(e) =>',
    'async (e) =>',
  );

  it.skipIf(process.platform !== 'linux')(
    'ends every way of storing in its own error and leaves nothing behind',
    (context) => {
      const small = join(scratch.folder, 'small');
      const head = `const small = ${JSON.stringify(small)}; const done = () => console.log('no error'); const report = ${report};`;
      const bytes = scratch.file(
        'big.csv',
        csvText([
          ['a', 'b'],
          ...Array.from({ length: 60_000 }, (_, i) => [
            createHash('sha256').update(`${i}`).digest('hex'),
            `${i}`.repeat(9),
          ]),
        ]),
      );
      // a quote inside a field: through the own reader
      const own = scratch.file(
        'own.csv',
        csvText([['a', 'b'], ...Array.from({ length: 60_000 }, (_, i) => [`${i}`.repeat(9), 'x'])]).replace(
          '0,x',
          'y"0,x',
        ),
      );
      const raw = onSmallDisk(
        small,
        `${head} const { storeRaw } = await import(${module('store-raw.ts')}); await storeRaw(${JSON.stringify(bytes)}, small).then(done, report);`,
      );
      // containers often forbid namespaces: then there is no small disk to fill
      if (raw === null) return context.skip('this system allows no mount namespaces');
      expect(raw).toBe('SourceError DISK_FULL 0');
      for (const path of [bytes, own]) {
        const script = `${head} const { openDuckDb } = await import(${module('../engine/duckdb-engine.ts')}); const { collectFile } = await import(${module('collect-file.ts')}); const engine = await openDuckDb({ threads: 1 }); await collectFile(engine, ${JSON.stringify(path)}, { to: small + '/out.parquet' }).then(done, report);`;
        expect(onSmallDisk(small, script)).toBe('SourceError DISK_FULL 0');
      }
    },
    60_000,
  );
});
