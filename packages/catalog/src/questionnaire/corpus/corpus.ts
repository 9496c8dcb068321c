import { GRID_FORMS, type KnownForm } from './grids.ts';
import { HELD_OUT_GRIDS, HELD_OUT_LINES, HELD_OUT_PAGES } from './held-out.ts';
import { LINE_FORMS, type LineForm, PAGE_FORMS, type PageForm } from './others.ts';
import { asDocx, asHtml, asXlsx, paragraphsAsDocx } from './render.ts';

export interface CorpusFile {
  readonly id: string;
  readonly bytes: Buffer;
  readonly truth: string;
}

/** Every form in every format in which it may be met. */
export function corpus(): Promise<CorpusFile[]> {
  return filesOf(GRID_FORMS, LINE_FORMS, PAGE_FORMS);
}

/** The forms that were never used to change the reader. */
export function heldOut(): Promise<CorpusFile[]> {
  return filesOf(HELD_OUT_GRIDS, HELD_OUT_LINES, HELD_OUT_PAGES);
}

async function filesOf(
  grids: readonly KnownForm[],
  lineForms: readonly LineForm[],
  pages: readonly PageForm[],
): Promise<CorpusFile[]> {
  const files: CorpusFile[] = [];
  for (const form of grids) {
    files.push({ id: `${form.id}.docx`, bytes: await asDocx(form), truth: form.truth });
    files.push({ id: `${form.id}.xlsx`, bytes: await asXlsx(form), truth: form.truth });
    files.push({ id: `${form.id}.html`, bytes: asHtml(form), truth: form.truth });
  }
  for (const { id, lines, truth } of lineForms) {
    files.push({ id: `${id}.docx`, bytes: await paragraphsAsDocx(lines), truth });
    files.push({
      id: `${id}.html`,
      bytes: Buffer.from(`<html><body>${lines.map((line) => `<p>${line}</p>`).join('')}</body></html>`),
      truth,
    });
  }
  for (const { id, html, truth } of pages) files.push({ id: `${id}.html`, bytes: Buffer.from(html), truth });
  return files;
}
