/** 问卷: numbered questions of which the options stand in the same paragraph or in those below: 1. 您的年龄是？ A. 18岁以下 B. 18-30岁. */
import type { AskedQuestion, ParagraphBlock } from '../model.ts';
import { cleanLabel, hasBoxes, optionsOf } from './text.ts';

const NUMBERED = /^\s*(?:第?\s*\d{1,3}\s*[、.．)题]|[（(]\d{1,3}[）)]|Q\d{1,3}[.、:：]?)\s*(.+)$/su;
const OPTION = /(?:^|\s)[A-Ha-h][.、．)]\s*([^A-H\n]+?)(?=\s+[A-Ha-h][.、．)]|$)/gu;

export interface Survey {
  readonly question: AskedQuestion;
  /** Paragraphs that belong to it. */
  readonly paragraphs: number;
}

/** The question that begins at this paragraph, or undefined. */
export function surveyQuestion(
  paragraphs: readonly ParagraphBlock[],
  at: number,
  section: string | null,
): Survey | undefined {
  const first = paragraphs[at];
  const body = first && NUMBERED.exec(first.text)?.[1];
  if (!first || !body) return undefined;
  const [stem = '', ...rest] = body.split(/(?=\s[A-Ha-h][.、．)])|\n/u);
  const options = optionsIn(rest.join('\n') || (hasBoxes(body) ? body : ''));
  let used = 1;
  for (let next = at + 1; next < paragraphs.length && options.length < 60; next++) {
    const text = paragraphs[next]?.text ?? '';
    if (NUMBERED.test(text) && !/^\s*[A-H]/u.test(text)) break;
    const found = optionsIn(text);
    if (found.length === 0) break;
    options.push(...found);
    used++;
  }
  const asked = /[？?]|[（(]\s*[）)]|单选|多选/u.test(stem) || /^[^_：:]{2,40}_{2,}[^_]{0,6}$/u.test(stem);
  if (options.length < 2 && !asked) return undefined;
  const label = coreOf(hasBoxes(stem) ? (stem.split(/[□☐○〇◯]/u)[0] ?? '') : stem);
  if (label === '') return undefined;
  return {
    question: {
      label,
      place: { kind: 'paragraph', index: first.index },
      kind: options.length === 0 ? 'text' : /多选|可选多|不定项/u.test(body) ? 'multiple' : 'single',
      options,
      section,
      repeated: false,
    },
    paragraphs: used,
  };
}

function optionsIn(text: string): string[] {
  const lettered = [...text.matchAll(OPTION)].map((match) => (match[1] ?? '').trim());
  return lettered.length > 0 ? lettered : optionsOf(text);
}

/** 您的年龄是多少？（单选） → 年龄. */
export function coreOf(stem: string): string {
  return cleanLabel(
    stem
      .normalize('NFKC')
      .replace(/[([【][^)\]】]*[)\]】]/gu, ' ')
      .replace(/_+.*$/su, ' ')
      .replace(/^(?:请问|请填写|请选择|您认为)?(?:您|你)(?:本人|目前|现在)?(?:的)?/u, '')
      .replace(/(?:是(?:什么|多少|哪里|哪个|哪一?[项种类])?|属于|为|有多少|怎么样|如何)?\s*[?？:：]?\s*$/u, ''),
  );
}
