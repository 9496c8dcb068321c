/** A file that is made for whoever asks, and leaves under its name. */
import type { FastifyReply } from 'fastify';

export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export const sendFile = (reply: FastifyReply, { name, type, bytes }: MadeFile): FastifyReply =>
  reply
    .type(type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes);
