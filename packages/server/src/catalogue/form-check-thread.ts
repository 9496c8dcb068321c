import { parentPort, workerData } from 'node:worker_threads';
import { QuestionnaireError, readQuestionnaire } from '@kuaishu/catalog';
import type { ReadAnswer } from './form-check.ts';

const bytes = workerData as Uint8Array;
const say = (answer: ReadAnswer): void => parentPort?.postMessage(answer);
try {
  say({ questionnaire: await readQuestionnaire(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) });
} catch (error) {
  if (error instanceof QuestionnaireError) {
    const { text, mend } = error;
    say({ refused: { text: { zh: text.zh, en: text.en ?? text.zh }, mend: { zh: mend.zh, en: mend.en ?? mend.zh } } });
  } else say({ failed: String(error) });
}
