/** Organisations as people name them in a sheet. */
import type { Text2 } from '@kuaishu/api';
import { organisationsLike } from '../organisations/search.ts';
import type { Organisation, OrganisationTree } from '../organisations/tree.ts';

export type Found<T> = { readonly one: T } | { readonly message: Text2; readonly mend: Text2 };

/** Names that nothing is called by for which the near ones are looked up: whoever has more of them has taken the wrong column. */
const MOST_LOOKED = 100;

/**
 * By identifier, unified social credit code, full name, then short name. Where several are called so, those that stand come before those that have ended, and
 * those that the caller keeps before others'; if that leaves more than one, it is a fault: nobody is put somewhere by a guess.
 */
export function organisationFinder(
  tree: OrganisationTree,
  keeps: (one: Organisation) => boolean,
  today: string,
): (text: string) => Found<Organisation> {
  const full = Map.groupBy(
    tree.all.flatMap((one) => [one.name.zh, one.name.en].map((name) => ({ key: plain(name), one }))),
    ({ key }) => key,
  );
  const short = Map.groupBy(
    tree.all.flatMap((one) => [one.short.zh, one.short.en].map((name) => ({ key: plain(name), one }))),
    ({ key }) => key,
  );
  const known = new Map<string, Found<Organisation>>();
  let looked = 0;
  const find = (text: string): Found<Organisation> => {
    const key = plain(text);
    const byCode = tree.get(text) ?? tree.byUscc(text.normalize('NFKC').toUpperCase());
    if (byCode) return { one: byCode };
    const called = [...new Set((full.get(key) ?? short.get(key) ?? []).map(({ one }) => one))];
    const standing = preferred(called, (one) => one.activeUntil === null || one.activeUntil > today);
    const own = preferred(standing, keeps);
    const [one] = own;
    if (one && own.length === 1) return { one };
    if (one) return several(text, own);
    looked += 1;
    return nothing(text, looked > MOST_LOOKED ? [] : organisationsLike(tree.all, text, today).slice(0, 3));
  };
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const found = find(text);
    known.set(text, found);
    return found;
  };
}

/** Those that it is true of; all where it is true of none. */
function preferred<T>(all: readonly T[], is: (one: T) => boolean): readonly T[] {
  const found = all.filter(is);
  return found.length > 0 ? found : all;
}

const several = (text: string, of: readonly Organisation[]): Found<never> => ({
  message: { zh: `有 ${of.length} 个机构叫“${text}”。`, en: `${of.length} organisations are called "${text}".` },
  mend: {
    zh: `写全称或统一社会信用代码：${called(of, 'zh')}。`,
    en: `Write its full name or unified social credit code: ${called(of, 'en')}.`,
  },
});

const nothing = (text: string, near: readonly Organisation[]): Found<never> => ({
  message: { zh: `没有叫“${text}”的机构。`, en: `No organisation is called "${text}".` },
  mend:
    near.length > 0
      ? {
          zh: `写机构的全称。相近的有：${called(near, 'zh')}。`,
          en: `Write its full name. Near to it: ${called(near, 'en')}.`,
        }
      : {
          zh: '写机构的全称或统一社会信用代码；没有的先新增机构。',
          en: 'Write its full name or unified social credit code; one that is not there is made first.',
        },
});

const called = (of: readonly Organisation[], language: 'zh' | 'en'): string =>
  of
    .slice(0, 3)
    .map(({ name, uscc }) => {
      if (!uscc) return name[language];
      return language === 'zh' ? `${name.zh}（${uscc}）` : `${name.en} (${uscc})`;
    })
    .join(language === 'zh' ? '、' : ', ');

export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
