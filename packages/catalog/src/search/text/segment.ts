/** Chinese words: jieba's dictionary, and the words of the field that `@kuaishu/standards` knows. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { ownWords } from './own-words.ts';

let jieba: Jieba | undefined;

function load(): Jieba {
  const loaded = Jieba.withDict(dict);
  // as frequent as jieba's own names of offices: enough to hold together, not enough to break common words
  loaded.loadDict(
    Buffer.from(
      ownWords()
        .map((word) => `${word} 2000 n\n`)
        .join(''),
    ),
  );
  return loaded;
}

/** The words of a run of 汉字, together the run. A surrogate pair is never cut. */
export function words(run: string): string[] {
  if (run.length <= 1) return run === '' ? [] : [run];
  jieba ??= load();
  return jieba.cut(run.isWellFormed() ? run : run.toWellFormed(), false);
}
