import { readJson, writeDurably } from './files.ts';
import type { StorePaths } from './paths.ts';

/** What a person said of a doubtful pair. Pairs are named by record keys, which outlive runs. */
export interface Answer {
  readonly subject: string;
  /** Two record keys, smaller first. */
  readonly left: string;
  readonly right: string;
  readonly answer: 'same' | 'different';
  readonly by: string;
  readonly at: string;
}

export async function readAnswers(paths: StorePaths): Promise<readonly Answer[]> {
  return (await readJson<{ answers: Answer[] }>(paths.answers))?.answers ?? [];
}

/** A later answer to the same pair replaces the earlier one; null takes it back. */
export async function putAnswer(
  paths: StorePaths,
  pair: { subject: string; left: string; right: string },
  answer: Answer | null,
): Promise<void> {
  const [left, right] = pair.left < pair.right ? [pair.left, pair.right] : [pair.right, pair.left];
  const others = (await readAnswers(paths)).filter(
    (a) => a.subject !== pair.subject || a.left !== left || a.right !== right,
  );
  const answers = answer ? [...others, { ...answer, left, right }] : others;
  await writeDurably(paths.answers, `${JSON.stringify({ answers }, null, 1)}\n`);
}
