/** Blocks of a form → its questions in reading order. */
import type { AskedQuestion, Block, ParagraphBlock } from '../model.ts';
import { inputQuestions } from './input-questions.ts';
import { lineQuestions } from './line-questions.ts';
import { surveyQuestion } from './survey-questions.ts';
import { tableQuestions } from './table-questions.ts';
import { cleanLabel, isInstruction, isLabel } from './text.ts';

export function questionsOf(blocks: readonly Block[]): AskedQuestion[] {
  const questions: AskedQuestion[] = [];
  let section: string | null = null;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (!block) continue;
    if (block.kind === 'table') {
      questions.push(...tableQuestions(block, section));
      continue;
    }
    if (block.inputs.length > 0) {
      const before = blocks[i - 1];
      const fallback = before?.kind === 'paragraph' && before.inputs.length === 0 && !before.heading ? before.text : '';
      questions.push(...inputQuestions(block.inputs, { label: '', section, fallback }));
      continue;
    }
    const survey = surveyQuestion(run(blocks, i), 0, section);
    if (survey) {
      questions.push(survey.question);
      i += survey.paragraphs - 1;
      continue;
    }
    const found =
      isInstruction(block.text) && !/_{2,}/u.test(block.text)
        ? []
        : lineQuestions(block.text, { kind: 'paragraph', index: block.index }, section);
    questions.push(...found);
    if (found.length === 0 && startsSection(block)) section = cleanLabel(block.text);
  }
  return questions;
}

/** The paragraphs from here to the next table. */
function run(blocks: readonly Block[], from: number): ParagraphBlock[] {
  const found: ParagraphBlock[] = [];
  for (let i = from; i < blocks.length && found.length < 80; i++) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph' || block.inputs.length > 0) break;
    found.push(block);
  }
  return found;
}

function startsSection({ text, heading }: ParagraphBlock): boolean {
  return (
    isLabel(text) &&
    (heading ||
      /^[一二三四五六七八九十]+、|^第[一二三四五六七八九十]+部分|^\([一二三四五六七八九十]\)/u.test(
        text.normalize('NFKC'),
      ))
  );
}
