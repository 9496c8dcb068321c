/**
 * The log over HTTP, as clients of C2SP tlog-tiles read it: the server's own handlers of checkpoints and tiles behind Fastify on a loopback port, one client
 * with a kept connection that asks for one after another, and one that reckons inclusion proofs from fetched tiles alone.
 */
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Log,
  parseCheckpoint,
  parseNote,
  proveInclusion,
  type TileSource,
  TREES,
  type TreeName,
  tilePath,
  tileWidth,
  treeHash,
  verifyInclusion,
} from '@kuaishu/ledger';
import Fastify from 'fastify';
import { sendCheckpoint, sendTile } from '../../packages/server/src/ledger/tiles.ts';

const FETCHES = 3000;
const PROOFS = 300;

export async function overHttp(log: Log) {
  const app = Fastify();
  for (const tree of TREES) {
    const prefix = tree === 'sha256' ? '/ledger' : '/ledger/sm3';
    app.get(`${prefix}/checkpoint`, (_, reply) => sendCheckpoint(log, tree, reply));
    app.get<{ Params: { '*': string } }>(`${prefix}/tile/*`, ({ params }, reply) =>
      sendTile(log, tree, params['*'], reply),
    );
  }
  await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { port } = app.server.address() as AddressInfo;
  const fetchOne = (path: string): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          answer.statusCode === 200
            ? resolve(Buffer.concat(chunks))
            : reject(new Error(`${path}: ${answer.statusCode}`)),
        );
        answer.on('error', reject);
      }).on('error', reject);
    });
  try {
    const { size } = log;
    const anyTile = (level: number) => {
      const index = Math.floor((Math.random() * size) / 256 ** (level + 1));
      return tilePath(level, index, tileWidth(size, level, index));
    };
    const anyBundle = () => {
      const index = Math.floor((Math.random() * size) / 256);
      return tilePath('entries', index, tileWidth(size, 0, index));
    };
    return {
      checkpoint: await times(FETCHES, () => fetchOne('/ledger/checkpoint')),
      tileOfLevel0: await times(FETCHES, () => fetchOne(`/ledger/${anyTile(0)}`)),
      tileOfLevel1: await times(FETCHES, () => fetchOne(`/ledger/${anyTile(1)}`)),
      tileOfSm3: await times(FETCHES, () => fetchOne(`/ledger/sm3/${anyTile(0)}`)),
      bundleOfEntries: await times(FETCHES, () => fetchOne(`/ledger/${anyBundle()}`)),
      proofFromFetchedTiles: {
        sha256: await proofs(fetchOne, 'sha256'),
        sm3: await proofs(fetchOne, 'sm3'),
      },
    };
  } finally {
    agent.destroy();
    await app.close();
  }
}

/** Of a client that has nothing: checkpoint and tiles fetched, the proof made and verified against the signed root. */
async function proofs(fetchOne: (path: string) => Promise<Buffer>, tree: TreeName) {
  const prefix = tree === 'sha256' ? '/ledger' : '/ledger/sm3';
  const hash = treeHash(tree);
  const source: TileSource = {
    tile: (level, index, width) => fetchOne(`${prefix}/${tilePath(level, index, width)}`),
    entries: (index, width) => fetchOne(`/ledger/${tilePath('entries', index, width)}`),
  };
  return times(PROOFS, async () => {
    const { size, root } = parseCheckpoint(parseNote(String(await fetchOne(`${prefix}/checkpoint`))).text);
    const index = Math.floor(Math.random() * size);
    const tile = Math.floor(index / 256);
    const leaves = await source.tile(0, tile, tileWidth(size, 0, tile));
    const leaf = leaves.subarray((index % 256) * 32, (index % 256) * 32 + 32);
    const proof = await proveInclusion({ size, hash, source }, index);
    if (!verifyInclusion(hash, { leaf, index, size, root, proof }))
      throw new Error(`the proof of ${index} does not hold`);
  });
}

/** Milliseconds, and processor time of server and client together for one. */
export async function times(count: number, what: () => Promise<unknown>) {
  const spent: number[] = [];
  const cpu = process.cpuUsage();
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    await what();
    spent.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(cpu);
  spent.sort((a, b) => a - b);
  const at = (share: number) => Math.round((spent[Math.min(count - 1, Math.floor(count * share))] ?? 0) * 1000) / 1000;
  return { median: at(0.5), p99: at(0.99), most: at(1), cpu: Math.round((user + system) / count) / 1000 };
}
