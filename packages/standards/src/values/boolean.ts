/** Yes and no in the spellings of the table `boolean`. */
import { codeIndex, codeKey } from '../codes/tables.ts';

/** True for 是 有 √ Y yes true 1 …, false for 否 无 × N no false 0 …, null for anything else. */
export function parseBoolean(text: string): boolean | null {
  const code = codeIndex('boolean').get(codeKey(text))?.code;
  return code === undefined ? null : code === '1';
}
