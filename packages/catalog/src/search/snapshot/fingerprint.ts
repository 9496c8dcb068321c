/** What the terms of a document depend on beside the document. An index made with other words would find other things. */
import { crc32 } from 'node:zlib';
import { departmentSpellings, elements } from '@kuaishu/standards';
import { FIELD_WEIGHTS, FIELDS } from '../text/fields.ts';
import { ownWords } from '../text/own-words.ts';

/** To be raised by whoever changes how texts are folded or cut into terms. */
const ANALYSIS = 1;

let known: number | undefined;

export function analysisFingerprint(): number {
  known ??= crc32(
    JSON.stringify([
      ANALYSIS,
      ownWords(),
      departmentSpellings(),
      elements.map(({ id, name }) => [id, name]),
      FIELDS,
      FIELD_WEIGHTS,
    ]),
  );
  return known;
}
