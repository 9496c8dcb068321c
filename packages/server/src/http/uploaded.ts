/** A file that a request carries: its bytes, and the name that its sender gave it. */

import { textFault } from '@kuaishu/api';
import type { FastifyRequest } from 'fastify';
import { ServerError } from '../errors.ts';
import { TextRefused } from './text-refused.ts';

export interface Uploaded {
  readonly name: string;
  readonly bytes: Buffer;
}

/** @throws ServerError bad_request where the request carries no file or no usable name. */
export function uploadedFile(request: Pick<FastifyRequest, 'headers' | 'body'>): Uploaded {
  const { body } = request;
  const given = request.headers['x-file-name'];
  const name = typeof given === 'string' ? decoded(given) : '';
  if (Buffer.isBuffer(body) && body.length === 0 && name !== '')
    throw new ServerError(
      'bad_request',
      { zh: '文件是空的，没有内容。', en: 'The file is empty.' },
      {
        where: 'body',
        mend: { zh: '打开原文件看看，另存后再选一次。', en: 'Open it, save it anew and choose it again.' },
      },
    );
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new ServerError(
      'bad_request',
      { zh: '没有收到文件。', en: 'No file came with the request.' },
      {
        where: 'body',
        mend: { zh: '以 application/octet-stream 发送文件内容。', en: 'Send the file as application/octet-stream.' },
      },
    );
  const fault = textFault(name, 'line');
  if (fault) throw new TextRefused('x-file-name', fault);
  if (name === '' || name.length > 200 || /[/\\]/.test(name))
    throw new ServerError(
      'bad_request',
      { zh: '文件名不可用。', en: 'The file name cannot be used.' },
      {
        where: 'x-file-name',
        mend: {
          zh: '在 x-file-name 中写百分号编码的文件名，不含路径。',
          en: 'Give it percent-encoded in x-file-name, without a path.',
        },
      },
    );
  return { name, bytes: body };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
