/** Text that may not stand where somebody wrote it (see `api/src/wire/text.ts`). Whoever catches it puts the attempt on record. */
import { TEXT_FAULTS, type TextFault, type UnsafeText, unsafeText } from '@kuaishu/api';
import type { TSchema } from 'typebox';
import { ServerError } from '../errors.ts';

export class TextRefused extends ServerError {
  readonly fault: TextFault;

  /** `place`: `body.items[2].name`. What was sent is not repeated. */
  constructor(place: string, fault: TextFault) {
    const { what, mend } = TEXT_FAULTS[fault];
    super('unsafe_text', { zh: `${place}：${what.zh}。`, en: `${place} ${what.en}.` }, { where: place, mend });
    this.fault = fault;
  }
}

/** @throws TextRefused with the first text in `value` that may not stand. */
export function checkText(schema: TSchema | undefined, value: unknown, place: string): void {
  const found = unsafeText(schema, value);
  if (found) throw refusedAt(place, found);
}

export function refusedAt(place: string, { where, fault }: UnsafeText): TextRefused {
  return new TextRefused(where ? `${place}.${where}` : place, fault);
}
