/** `kuaishu catalog questions`: what a department's form asks, and which data element each question is. */
import { readFile } from 'node:fs/promises';
import { type Question, type Questionnaire, readQuestionnaire } from '@kuaishu/catalog';
import type { Command } from 'commander';
import { type Language, languageOf, print, printJson } from '../output.ts';

export function catalogQuestionsCommand(catalog: Command, program: Command): void {
  catalog
    .command('questions')
    .argument('<file>', '空白表单：DOCX、XLSX 或网页 / a blank form: DOCX, XLSX or a page')
    .option('--json', 'JSON')
    .description('读出表单问了什么，各是哪个数据元\nWhat a form asks, and which data element each question is')
    .action(async (file: string, flags: { json?: boolean }) => {
      const form = await readQuestionnaire(await readFile(file));
      if (flags.json) printJson({ file, ...form });
      else describe(form, languageOf(program.opts<{ lang?: string }>().lang));
    });
}

function describe({ title, questions }: Questionnaire, lang: Language): void {
  const zh = lang === 'zh';
  if (title !== '') print(title);
  for (const question of questions) print(`  ${line(question, lang)}`);
  print(zh ? `${questions.length} 个问题` : `${questions.length} questions`);
}

function line({ label, section, repeated, options, elements }: Question, lang: Language): string {
  const [best] = elements;
  const where = section === null ? '' : `${section} / `;
  const each = repeated ? (lang === 'zh' ? '（逐行）' : ' (each row)') : '';
  const choices = options.length === 0 ? '' : `  [${options.join(' | ')}]`;
  const meant = best ? `  → ${best.id} ${Math.round(best.confidence * 100)}%  (${best.reason[lang]})` : '';
  return `${where}${label}${each}${choices}${meant}`;
}
