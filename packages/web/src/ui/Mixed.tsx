/** A text in the reader's language with names in it that only Chinese has: those are marked as Chinese, so that they are read out and set as such (WCAG 3.1.2). */
import type { ReactNode } from 'react';
import { useWords } from '../text/index.ts';
import { marked } from './marked.ts';

/** A text, or plain elements and links with texts in them; what another component shows, it marks itself. */
export function Mixed({ children }: { readonly children: ReactNode }) {
  const { lang } = useWords();
  return lang === 'zh' ? children : marked(children);
}
