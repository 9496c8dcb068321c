// Before anything is drawn: the theme and language the reader chose, so that a dark page does not flash white. Same keys as lib/preferences.tsx.
(() => {
  const root = document.documentElement;
  let kept = {};
  try {
    kept = { theme: localStorage.getItem('kuaishu.theme'), lang: localStorage.getItem('kuaishu.lang') };
  } catch {
    // A private window: the system's theme, the browser's language.
  }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = kept.theme === 'dark' || kept.theme === 'light' ? kept.theme : dark ? 'dark' : 'light';
  const wanted = [kept.lang, ...navigator.languages].map((one) => String(one).slice(0, 2).toLowerCase());
  root.lang = wanted.find((one) => one === 'zh' || one === 'en') === 'en' ? 'en' : 'zh-CN';
})();
