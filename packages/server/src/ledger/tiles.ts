/**
 * The log as static files over HTTP, C2SP tlog-tiles: what `kuaishu ledger export` writes, under the same paths, so that any client of such logs reads it
 * and a plain download of it is a copy to verify. Tiles and bundles never change once they can be read, the partial ones by their width neither.
 */
import { type Log, parseTilePath, TILE_WIDTH, type TreeName, tileWidth } from '@kuaishu/ledger';
import type { FastifyReply } from 'fastify';
import { ServerError } from '../errors.ts';

const FOREVER = 'public, max-age=31536000, immutable';
/** Seconds: a new one comes with every batch of leaves. */
const CHECKPOINT_AGE = 'public, max-age=1';

export function sendCheckpoint(log: Log, tree: TreeName, reply: FastifyReply): FastifyReply {
  return reply.type('text/plain; charset=utf-8').header('cache-control', CHECKPOINT_AGE).send(log.checkpoint(tree));
}

/** `rest`: what comes after `tile/`. @throws ServerError not_found where the tree has no such tile yet, or the path is none of the specification. */
export async function sendTile(log: Log, tree: TreeName, rest: string, reply: FastifyReply): Promise<FastifyReply> {
  const asked = parseTilePath(`tile/${rest}`);
  const level = asked?.level === 'entries' ? 0 : (asked?.level ?? 0);
  if (!asked || asked.width > tileWidth(log.size, level, asked.index)) throw noTile(rest);
  const { index, width } = asked;
  const source = log.source(tree);
  const bytes = await (asked.level === 'entries' ? source.entries(index, width) : source.tile(level, index, width));
  return reply.type('application/octet-stream').header('cache-control', FOREVER).send(Buffer.from(bytes));
}

function noTile(rest: string): ServerError {
  return new ServerError(
    'not_found',
    { zh: `账本没有瓦片“${rest.slice(0, 60)}”。`, en: `The log has no tile "${rest.slice(0, 60)}".` },
    {
      where: 'path',
      mend: {
        zh: `路径形如 tile/0/x001/234 或 tile/entries/000.p/17，每个满瓦片 ${TILE_WIDTH} 条；不超出检查点的记录数。`,
        en: `Paths look like tile/0/x001/234 or tile/entries/000.p/17, a full tile has ${TILE_WIDTH}; none goes beyond the checkpoint.`,
      },
    },
  );
}
