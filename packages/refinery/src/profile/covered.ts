/** Columns whose values were covered before they were handed over: how many, and which characters are visible. */
import {
  COVERED_NAME,
  coveredFault,
  coveredForm,
  element,
  type IdentifierRule,
  isCoveredName,
  mayBeCovered,
  visiblePlaces,
} from '@kuaishu/standards';
import type { CoveredColumn } from './resource-profile.ts';

/** Ways of covering that a profile lists. */
const MOST_WAYS = 5;

/** Places of a covered value that are visible; null for a value that is none of the element. */
function visibleIn(id: string, text: string): string | null {
  const domain = element(id)?.domain;
  if (domain?.kind === 'person_name')
    return looksLikeCoveredName(text) ? visiblePlaces(text.replace(new RegExp(COVERED_NAME, 'gu'), '*')) : null;
  if (domain?.kind !== 'identifier' || !mayBeCovered(domain.rule)) return null;
  const form = coveredForm(domain.rule, text);
  return form === null ? null : visiblePlaces(form);
}

/** `kept`: the values of a column with their rows. null where nothing is covered. */
export function coveredOf(
  id: string,
  kept: readonly { readonly text: string; readonly rows: number }[],
): CoveredColumn | null {
  const ways = new Map<string, number>();
  let all = 0;
  let covered = 0;
  for (const { text, rows } of kept) {
    all += rows;
    const visible = visibleIn(id, text);
    if (visible === null) continue;
    covered += rows;
    ways.set(visible, (ways.get(visible) ?? 0) + rows);
  }
  if (covered === 0) return null;
  const share = (rows: number, of: number) => Math.round((rows / of) * 1e4) / 1e4;
  return {
    share: share(covered, all),
    ways: [...ways]
      .sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1))
      .slice(0, MOST_WAYS)
      .map(([visible, rows]) => ({ visible, share: share(rows, covered) })),
  };
}

/** A number covered in part, of which nothing visible is wrong. */
export function looksLikeCovered(rule: IdentifierRule, text: string): boolean {
  const form = coveredForm(rule, text);
  return form !== null && coveredFault(rule, form) === null;
}

const NAME =
  /^\p{Script=Han}{1,2}(?:[*＊]{1,3}|某{1,2})$|^\p{Script=Han}[*＊某]\p{Script=Han}$|^[*＊]{1,2}\p{Script=Han}{1,2}$/u;

/** 张*, 张某某, 李*超, **明 */
export const looksLikeCoveredName = (text: string): boolean => isCoveredName(text) && NAME.test(text);
