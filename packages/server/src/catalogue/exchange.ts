/** Entries in and out by files: the national form (XLSX), YAML and JSON. What comes in is all of it or nothing, each entry with its case. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportAnswer } from '@kuaishu/api';
import { type Entry, entryToYaml, fromForm, marksOf, toForm } from '@kuaishu/catalog';
import { annotateWorkbook, MARK_WORDS, readWorkbook, writeWorkbook } from '@kuaishu/engine';
import type { Acts } from '../acts/acts.ts';
import { inspectFormBytes, otherThan } from '../attachments/index.ts';
import { ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { FileRefused } from '../http/file-refused.ts';
import type { MadeFile } from '../http/made-file.ts';
import type { Uploaded } from '../http/uploaded.ts';
import { inFolder } from '../in-folder.ts';
import { judgeBody } from './body.ts';
import { judgeCell, refusedText } from './form-text.ts';
import type { CatalogueService } from './service.ts';
import type { CatalogueStore } from './store.ts';

/** As many as a prefecture has; a larger export goes by the feed of changes. */
const MOST_EXPORTED = 20_000;
export const FORMATS = ['xlsx', 'yaml', 'json'] as const;
export type Format = (typeof FORMATS)[number];
const TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  yaml: 'application/yaml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export function catalogueExchange({
  catalogue,
  store,
  acts,
}: {
  readonly catalogue: CatalogueService;
  readonly store: CatalogueStore;
  readonly acts: Acts;
}) {
  /** @throws ServerError bad_request where the file is no workbook, FileRefused where it is a hostile one. */
  async function read(file: Uploaded): Promise<ReturnType<typeof fromForm>> {
    const hostile = inspectFormBytes(file.bytes);
    if (hostile) throw new FileRefused(hostile, file.bytes.length);
    const other = otherThan('workbook', file.bytes);
    if (other) throw new ServerError('bad_request', other.text, { where: 'body', mend: other.mend });
    return inFolder(async (folder) => {
      const path = join(folder, 'form.xlsx');
      await writeFile(path, file.bytes);
      try {
        return fromForm(await readWorkbook(path), { audit: true, text: judgeCell });
      } catch (error) {
        const text = (error as { text?: { zh: string; en: string } }).text;
        throw new ServerError(
          'bad_request',
          text ?? { zh: '这不是可以读取的 XLSX 工作簿。', en: 'This is no XLSX workbook that can be read.' },
          {
            where: 'body',
            mend: { zh: '用平台的模板填写后另存为 .xlsx。', en: 'Fill in the template and save it as .xlsx.' },
            cause: error,
          },
        );
      }
    });
  }

  return {
    /**
     * The entries of a filled form as drafts of the caller's house, or every fault with its cell and nothing imported. Text that would run somewhere is such a
     * fault, and on record besides.
     */
    async import(caller: Caller, file: Uploaded): Promise<ImportAnswer> {
      // asked also where a fault keeps anything from being opened
      const { target, policies } = await catalogue.requireImport(caller);
      const { entries, faults } = await read(file);
      const text = refusedText(faults);
      if (text) await acts.refused(caller.act('entry.import', target, policies), { ...text, bytes: file.bytes.length });
      const errors = faults.filter(({ severity }) => severity === 'error').length;
      const shown = faults.slice(0, 500).map(({ sheet, row, column, cell, severity, message, mend }) => ({
        sheet,
        row,
        column,
        cell,
        severity,
        message: { zh: message.zh, en: message.en ?? message.zh },
        mend: { zh: mend.zh, en: mend.en ?? mend.zh },
      }));
      const imported =
        errors > 0 ? [] : await catalogue.openMany(caller, entries as unknown as Record<string, unknown>[], 'workbook');
      return { entries: entries.length, errors, faults: shown, faultCount: faults.length, imported };
    },

    /** The sent workbook with its faults marked on their cells. */
    async annotate(file: Uploaded, language: 'zh' | 'en'): Promise<MadeFile> {
      const { faults } = await read(file);
      return inFolder(async (folder) => {
        const [from, to] = [join(folder, 'form.xlsx'), join(folder, 'marked.xlsx')];
        await writeFile(from, file.bytes);
        await annotateWorkbook(from, to, marksOf(faults, language), MARK_WORDS[language]);
        return {
          name: file.name.replace(/\.xlsx$/i, language === 'zh' ? '-已标注.xlsx' : '-marked.xlsx'),
          type: TYPES.xlsx,
          bytes: await readFile(to),
        };
      });
    },

    /** Published entries that the caller may export, narrowed as the list is. */
    async export(
      caller: Caller,
      filter: { readonly owner?: string | undefined; readonly format: Format },
    ): Promise<MadeFile & { readonly entries: number }> {
      const { rows } = await store.list(caller.scope('entry.export', 'Entry'), {
        state: 'published',
        owner: filter.owner,
        limit: MOST_EXPORTED,
        offset: 0,
      });
      const bodies = await store.publishedBodies(rows.map((row) => row.id));
      const entries = bodies.flatMap((body) => judgeBody(body).entry ?? []);
      return { ...(await fileOf(entries, filter.format)), entries: entries.length };
    },

    /** An empty form with its lists and notes. */
    template: () => fileOf([], 'xlsx', 'kuaishu-catalogue-form'),
  };
}
export type CatalogueExchange = ReturnType<typeof catalogueExchange>;

async function fileOf(entries: readonly Entry[], format: Format, name = 'kuaishu-catalogue'): Promise<MadeFile> {
  const file = { name: `${name}.${format}`, type: TYPES[format] };
  if (format === 'json') return { ...file, bytes: Buffer.from(`${JSON.stringify(entries, null, 2)}\n`) };
  if (format === 'yaml')
    return { ...file, bytes: Buffer.from(entries.map((entry) => `---\n${entryToYaml(entry)}`).join('')) };
  return inFolder(async (folder) => {
    const path = join(folder, 'form.xlsx');
    await writeWorkbook(path, toForm(entries));
    return { ...file, bytes: await readFile(path) };
  });
}
