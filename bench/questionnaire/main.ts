/**
 * kuaishu bench questionnaire: precision and recall of the questions read from a corpus of forms, and of the data elements given to them. Figures as JSON; with
 * --each also file by file. The corpus was looked at while the reader was made; `later` are forms
 * written after it, of which corpus/held-out.ts tells the first run.
 */
import { type CorpusFile, corpus, heldOut } from '../../packages/catalog/src/questionnaire/corpus/corpus.ts';
import { type Figures, figuresOf, type Score, score } from '../../packages/catalog/src/questionnaire/corpus/measure.ts';
import { readQuestionnaire } from '../../packages/catalog/src/questionnaire/read-questionnaire.ts';

async function measure(files: readonly CorpusFile[]): Promise<Figures> {
  const scores: Score[] = [];
  for (const { id, bytes, truth } of files) {
    const found = score(await readQuestionnaire(bytes), truth);
    scores.push(found);
    if (process.argv.includes('--each') && found.missed.length + found.extra.length + found.wrongElements.length > 0)
      process.stderr.write(
        `${id}\n  missed ${found.missed.join('、')}\n  extra ${found.extra.join('、')}\n  elements ${found.wrongElements.join('；')}\n`,
      );
  }
  return figuresOf(scores);
}

console.log(JSON.stringify({ corpus: await measure(await corpus()), later: await measure(await heldOut()) }));
