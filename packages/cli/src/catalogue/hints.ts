/** `--map 名称=列名`: what a person says of the columns of lists. */
import { LISTING_ROLES, type ListingHints, type ListingRole, ROLE_NAMES } from '@kuaishu/catalog';
import { UsageError } from '../usage.ts';
import type { ReadList } from './read-list.ts';

/** Stands for: no column is it. */
const NONE = '-';

/** Each `ROLE=COLUMN`, several by commas where no heading has one. */
export function hintsOf(texts: readonly string[]): ListingHints {
  const pairs = texts.flatMap((text) => {
    const parts = text.split(/[,，]/u);
    return parts.every((part) => part.includes('=')) ? parts : [text];
  });
  const hints: Partial<Record<ListingRole, string | null>> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [said, column] = [pair.slice(0, Math.max(0, at)).trim(), pair.slice(at + 1).trim()];
    const role = LISTING_ROLES.find((id) => said.toLowerCase() === id || said === ROLE_NAMES[id].zh);
    if (role === undefined || column === '')
      throw new UsageError({
        zh: `--map 应写作 名称=列名，不是“${pair}”；等号左边可用：${LISTING_ROLES.map((id) => ROLE_NAMES[id].zh).join('、')}`,
        en: `--map is written title=COLUMN, not "${pair}"; before the sign stands one of: ${LISTING_ROLES.join(', ')}`,
      });
    hints[role] = column === NONE ? null : column;
  }
  return hints;
}

/** A heading that none of the lists has is a slip. */
export function assertHintsUsed(hints: ListingHints, lists: readonly ReadList[]): void {
  for (const [role, heading] of Object.entries(hints)) {
    if (heading === null || lists.some(({ columns }) => columns[role] === heading)) continue;
    throw new UsageError({
      zh: `--map：没有一份清单有列“${heading}”`,
      en: `--map: none of the lists has a column "${heading}"`,
    });
  }
}
