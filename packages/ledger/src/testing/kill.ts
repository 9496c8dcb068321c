/** Kills a process that appends, again and again, and says what became of what it had been promised. For the tests, and in thousands for `bench`. */
import { fork } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Sm2PrivateKey } from '@kuaishu/gm';
import { type LogReport, verifyLog } from '../copy/verify-log.ts';
import { checkpointPath } from '../log/checkpoint-file.ts';
import { Log, type LogOptions } from '../log/log.ts';
import { ed25519Signer, sm2Signer } from '../note/keys.ts';
import { decodeEntries } from '../tree/bundle.ts';
import type { Moment } from './moments.ts';

export interface Keys {
  readonly ed25519: string;
  readonly sm2: string;
}

export function newKeys(): Keys {
  return {
    ed25519: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    sm2: Sm2PrivateKey.generate().toPem(),
  };
}

export function logOptions(keys: Keys): LogOptions {
  return {
    origin: 'kill.example/ledger',
    signers: {
      sha256: [ed25519Signer('kill.example/ledger', createPrivateKey(keys.ed25519))],
      sm3: [sm2Signer('kill.example/ledger/sm3', Sm2PrivateKey.fromPem(keys.sm2))],
    },
  };
}

/** What entry i of the test is: anyone can tell whether it is the right one. */
export function killEntry(i: number): Uint8Array {
  return Buffer.from(`entry ${i} ${'·'.repeat(i % 60)}`);
}

/** How a process that appends lives and dies. */
export interface Life {
  /** Where it kills itself, if it gets there. */
  readonly moment?: Moment;
  /** Entries in memory before tiles are written, where they should be few. */
  readonly flushAt?: number;
}

export interface Death {
  /** Entries that it found at its start; −1 where it died before it could say. */
  readonly found: number;
  /** The highest size that it was answered; −1 where it was answered nothing. */
  readonly promised: number;
  /** Whether it died at its own moment, not by the hand from outside. */
  readonly atMoment: boolean;
}

/** One process that appends until it is killed, at its moment or `delay` ms after its first answer. */
export function appendUntilKilled(folder: string, keys: Keys, delay: number, life: Life = {}): Promise<Death> {
  return new Promise((resolve, reject) => {
    const args = [folder, JSON.stringify(keys), JSON.stringify(life)];
    const child = fork(fileURLToPath(new URL('./appender.ts', import.meta.url)), args, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let found = -1;
    let promised = -1;
    let said = '';
    let fromOutside: NodeJS.Timeout | null = null;
    let atMoment = true;
    child.stderr?.on('data', (data) => {
      said += String(data);
    });
    child.on('message', (size) => {
      if (found < 0) found = size as number;
      fromOutside ??= setTimeout(() => {
        atMoment = false;
        child.kill('SIGKILL');
      }, delay);
      promised = size as number;
    });
    child.on('close', (_code, signal) => {
      if (fromOutside) clearTimeout(fromOutside);
      if (signal === 'SIGKILL') resolve({ found, promised, atMoment });
      else reject(new Error(`the appender ended by itself: ${said}`));
    });
  });
}

/** What stands in the log after the kills, read and verified. Throws where an entry is not the one that was appended. */
export async function examine(folder: string, keys: Keys): Promise<LogReport> {
  const options = logOptions(keys);
  const log = await Log.open(folder, options);
  try {
    for (let index = 0; index * 256 < log.size; index++) {
      const width = Math.min(256, log.size - index * 256);
      const entries = decodeEntries(await log.source('sha256').entries(index, width)) ?? [];
      entries.forEach((entry, i) => {
        const expected = killEntry(index * 256 + i);
        if (!Buffer.from(entry).equals(expected)) throw new Error(`entry ${index * 256 + i} is ${entry}`);
      });
    }
    return await verifyLog({
      checkpoint: (tree) => readFile(checkpointPath(folder, tree), 'utf8'),
      source: (tree) => log.source(tree),
      verifiers: [...options.signers.sha256, ...options.signers.sm3].map((s) => s.verifier),
    });
  } finally {
    await log.close();
  }
}
