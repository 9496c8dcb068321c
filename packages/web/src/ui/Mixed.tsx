/** A text in the reader's language with names in it that only Chinese has: those are marked as Chinese, so that they are read out and set as such (WCAG 3.1.2). */
import type { ReactNode } from 'react';
import { chineseRuns } from '../lib/chinese-runs.ts';
import { useWords } from '../text/index.ts';

/** What is no text stands as it is. */
export function Mixed({ children }: { readonly children: ReactNode }) {
  const { lang } = useWords();
  if (lang === 'zh' || typeof children !== 'string') return children;
  return chineseRuns(children).map((run, i) =>
    run.chinese ? (
      <span key={i} lang="zh-CN">
        {run.text}
      </span>
    ) : (
      run.text
    ),
  );
}
