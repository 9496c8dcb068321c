/** 表单查重: the questions of a department's form, read in a thread of its own, and which of them government knows the answer to. */
import { Worker } from 'node:worker_threads';
import type { QuestionnaireAnswer } from '@kuaishu/api';
import type { Questionnaire } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import { inspectApart } from '../attachments/index.ts';
import { ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { FileRefused } from '../http/file-refused.ts';
import type { Uploaded } from '../http/uploaded.ts';
import type { CatalogueLookUp } from './look-up.ts';

const MOST_MS = 30_000;
const MOST_HEAP_MIB = 512;
/** Below this an element is a guess that helps nobody. */
const SURE = 0.5;

export type ReadAnswer =
  | { readonly questionnaire: Questionnaire }
  | { readonly refused: { readonly text: { zh: string; en: string }; readonly mend: { zh: string; en: string } } }
  | { readonly failed: string };

/** @throws ServerError bad_request where the form cannot be read, with what its sender can do. */
export async function readApart(bytes: Buffer): Promise<Questionnaire> {
  const worker = new Worker(new URL('./form-check-thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MIB },
  });
  const answer = await new Promise<ReadAnswer>((resolve) => {
    const timer = setTimeout(() => resolve({ failed: 'time' }), MOST_MS);
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ failed: String(error) }));
    worker.once('exit', () => {
      clearTimeout(timer);
      resolve({ failed: 'exit' });
    });
  });
  await worker.terminate();
  if ('questionnaire' in answer) return answer.questionnaire;
  if ('refused' in answer)
    throw new ServerError(
      'bad_request',
      {
        zh: `这份表单无法读取：${answer.refused.text.zh}。`,
        en: `This form cannot be read: ${answer.refused.text.en}.`,
      },
      {
        where: 'body',
        mend: answer.refused.mend,
      },
    );
  throw new ServerError(
    'bad_request',
    { zh: '这份表单无法读取。', en: 'This form cannot be read.' },
    {
      where: 'body',
      mend: { zh: '另存为新的 DOCX、XLSX 或网页后再试。', en: 'Save it anew as DOCX, XLSX or a page, and try again.' },
      cause: answer.failed,
    },
  );
}

export function formCheck(lookUp: CatalogueLookUp) {
  return async (caller: Caller, file: Uploaded): Promise<QuestionnaireAnswer> => {
    await refuseHostile(file);
    const { title, questions } = await readApart(file.bytes);
    const read = questions.map(({ label, section, elements }) => {
      const [best] = elements;
      const sure = best && best.confidence >= SURE ? element(best.id) : undefined;
      return {
        label,
        section: section ?? '',
        element: sure?.id ?? null,
        elementName: sure ? { zh: sure.name.zh, en: sure.name.en } : null,
        confidence: best?.confidence ?? 0,
      };
    });
    const { findings } = await lookUp.probe(caller, {
      kind: 'questionnaire',
      title: title.slice(0, 300),
      items: read.map(({ label, element: of }) => ({ name: label.slice(0, 200), ...(of ? { element: of } : {}) })),
    });
    return { questions: read, findings };
  };
}

/** Office files go through the judge of attachments; a page is read as text and never run. */
async function refuseHostile({ name, bytes }: Uploaded): Promise<void> {
  if (/\.html?$/i.test(name)) return;
  const found = await inspectApart(bytes, name);
  if (!found.ok) throw new FileRefused(found, bytes.length);
}
