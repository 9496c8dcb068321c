/**
 * Moments at which a process that writes a log is killed. `killAt` puts itself between the process and the file system: at the chosen call of the chosen kind
 * the process gets SIGKILL from itself, before the call, in the middle of it, with a part of its bytes written, or when the disk has answered and nobody
 * has been told yet. Nothing of the log's own code knows of it.
 */
import type { FileHandle } from 'node:fs/promises';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';

/** What is being done: to which files by which calls. */
const POINTS = {
  /** A frame of entries on its way to the disk: the write with which it is promised. */
  journal: { of: /\.journal$/, calls: ['write'] },
  /** A torn frame being cut off, at a start. */
  rewind: { of: /\.journal$/, calls: ['truncate', 'datasync'] },
  /** A new segment of the journal. */
  segment: { of: /\.journal$/, calls: ['open'] },
  /** Entries that go into bundles. */
  bundles: { of: /^entries\.(bundles|ends)$/, calls: ['appendFile'] },
  /** Hashes that go into tiles of either tree. */
  tiles: { of: /\.tiles$/, calls: ['appendFile'] },
  /** Tiles and bundles being flushed to the disk. */
  flush: { of: /\.tiles$|^entries\./, calls: ['datasync'] },
  /** The note of how much is stored: from here on tiles count. */
  store: { of: /^store\.json(\.new)?$/, calls: ['writeFile', 'sync', 'rename'] },
  /** Signed heads of either tree. */
  checkpoint: { of: /^checkpoint(\.new)?$/, calls: ['writeFile', 'rename'] },
  /** A segment whose entries are all in bundles going. */
  removal: { of: /\.journal$/, calls: ['rm'] },
} as const;
export type Point = keyof typeof POINTS;
export const KILL_POINTS = Object.keys(POINTS) as Point[];

/** Those of them that can stop in the middle of a write, with a part of the bytes. */
export const WRITING: ReadonlySet<Point> = new Set<Point>(['journal', 'bundles', 'tiles', 'store', 'checkpoint']);

export const HOW = ['before', 'torn', 'under-way', 'after'] as const;

export interface Moment {
  readonly point: Point;
  readonly how: (typeof HOW)[number];
  /** Which such call of the process's life, from 1. */
  readonly nth: number;
}

type Call = (...args: unknown[]) => Promise<unknown>;
const HANDLE_CALLS = ['write', 'appendFile', 'writeFile', 'datasync', 'sync', 'truncate'];

export function killAt({ point, how, nth }: Moment): void {
  const { of, calls } = POINTS[point];
  const names = new WeakMap<object, string>();
  let seen = 0;

  const meant = (call: string, name: string): boolean =>
    (calls as readonly string[]).includes(call) && of.test(name) && ++seen === nth;
  const at = async <T>(
    call: string,
    name: string,
    run: () => Promise<T>,
    part?: () => Promise<unknown>,
  ): Promise<T> => {
    if (!meant(call, name)) return run();
    if (how === 'torn' && part) await part();
    if (how === 'after') await run();
    if (how === 'under-way') {
      run().catch(() => {});
      // the call is another thread's by now; it gets as far as it gets
      for (const until = performance.now() + Math.random() * 0.4; performance.now() < until; );
    }
    return dead();
  };

  const { open, rename, rm, writeFile } = fs;
  let patched = false;
  const patchHandles = (handle: FileHandle): void => {
    if (patched) return;
    patched = true;
    const real = Object.getPrototypeOf(handle) as Record<string, Call>;
    const kept = (call: string): Call => originals.get(call) as Call;
    const originals = new Map(HANDLE_CALLS.map((call) => [call, real[call] as Call]));
    /** The same write with some of its bytes. */
    const torn = (handle: object, call: string, args: unknown[]) => {
      const [bytes, from, length, position] = args;
      if (!(bytes instanceof Uint8Array) && typeof bytes !== 'string') return undefined;
      const cut = Math.floor(Math.random() * (call === 'write' ? Number(length) : bytes.length));
      const run = kept(call);
      return call === 'write'
        ? () => run.call(handle, bytes, from, cut, position)
        : () => run.call(handle, bytes.slice(0, cut));
    };
    for (const call of HANDLE_CALLS) {
      const run = kept(call);
      real[call] = function (this: object, ...args: unknown[]) {
        const whole = () => run.apply(this, args);
        return at(call, names.get(this) ?? '', whole, torn(this, call, args));
      };
    }
  };
  const nameOf = (path: unknown): string => basename(String(path));
  Object.assign(fs, {
    open: (path: string, flags: number | string, mode?: number) =>
      at('open', nameOf(path), async () => {
        const handle = await open(path, flags, mode);
        names.set(handle, nameOf(path));
        patchHandles(handle);
        return handle;
      }),
    rename: (from: string, to: string) => at('rename', nameOf(to), () => rename(from, to)),
    rm: (path: string, options?: object) => at('rm', nameOf(path), () => rm(path, options)),
    writeFile: (path: string, content: string, ...rest: []) =>
      at(
        'writeFile',
        nameOf(path),
        () => writeFile(path, content, ...rest),
        () => writeFile(path, content.slice(0, Math.floor(Math.random() * content.length))),
      ),
  });
  syncBuiltinESMExports();
}

/** Nothing comes after it. */
function dead(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
