/** A file that is not taken for what is in it (see `attachments/inspect.ts`). Whoever catches it puts the attempt on record. */
import type { Refusal, RefusalCode } from '../attachments/index.ts';
import { ServerError } from '../errors.ts';

export class FileRefused extends ServerError {
  readonly file: RefusalCode;
  readonly bytes: number;

  constructor({ code, message, mend }: Refusal, bytes: number) {
    super('bad_request', both(message), { where: 'body', mend: both(mend) });
    this.file = code;
    this.bytes = bytes;
  }
}

const both = ({ zh, en }: { zh: string; en?: string }): { zh: string; en: string } => ({ zh, en: en ?? zh });
