/** Issues ID numbers as GB 11643-1999 has them: region of the year of issue, birth date, a sequence unique within both (odd = male), check character. */
import { withIdCheck } from '../base/check-digits.ts';
import { civil, compact, dayOf } from '../base/dates.ts';
import { mix } from '../base/random.ts';
import { codeInYear } from './region-history.ts';

const FIRST_DAY = dayOf(1915, 1, 1);
const DAYS = dayOf(2027, 1, 1) - FIRST_DAY;
/** ID numbers were first given in the years after the 居民身份证试行条例 of 1984. */
const FIRST_ISSUE = 1985;

/**
 * Keeps one counter a (code, day, sex), 160 KB a code: about 30 MB for all. Sequence numbers are counted on, so twins of one sex are two apart;
 * 500 a day and sex are far above the greatest county's need (about 25).
 */
export class IdIssuer {
  private readonly counters = new Map<string, Uint16Array>();

  /** `county` is today's code, or any other province's code, which is taken as it is. */
  issue(county: string, born: number, sex: 1 | 2): string {
    const code = codeInYear(county, Math.max(FIRST_ISSUE, civil(born).year));
    let counter = this.counters.get(code);
    if (!counter) {
      counter = new Uint16Array(DAYS * 2);
      this.counters.set(code, counter);
    }
    const slot = (born - FIRST_DAY) * 2 + sex - 1;
    const count = counter[slot]!++;
    const start = mix(Number(code), born) % 500;
    const sequence = ((start + count) % 500) * 2 + (sex === 1 ? 1 : 0);
    return withIdCheck(`${code}${compact(born)}${String(sequence).padStart(3, '0')}`);
  }
}
