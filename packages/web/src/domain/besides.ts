/** What stands beside a name in one line: nothing twice (西秀区 within 贵州省安顺市西秀区****), nothing that is covered whole. */
export const besides = (words: readonly string[]): string =>
  words
    .filter((word) => /[^*]/.test(word))
    .filter((word, at, all) => !all.some((other, i) => i !== at && other !== word && other.includes(word)))
    .join(' · ');
