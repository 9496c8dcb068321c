/** What a reading found, held against the truth: questions by label in order, elements of the questions found. */
import type { Questionnaire } from '../model.ts';

export interface Score {
  readonly asked: number;
  readonly found: number;
  readonly right: number;
  /** Of the right questions: elements in truth, given, and the same. */
  readonly elements: { readonly true: number; readonly given: number; readonly right: number };
  readonly missed: readonly string[];
  readonly extra: readonly string[];
  readonly wrongElements: readonly string[];
}

export function score(read: Questionnaire, truth: string): Score {
  const wanted = truth
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', element = '-'] = line.split(' = ').map((part) => part.trim());
      return { label: label.replace(/^\*/, ''), repeated: label.startsWith('*'), element };
    });
  const left = [...read.questions];
  const missed: string[] = [];
  const wrongElements: string[] = [];
  const elements = { true: 0, given: 0, right: 0 };
  let right = 0;
  for (const { label, repeated, element } of wanted) {
    const at = left.findIndex((question) => question.label === label && question.repeated === repeated);
    const [question] = at < 0 ? [] : left.splice(at, 1);
    if (!question) {
      missed.push(`${repeated ? '*' : ''}${label}`);
      continue;
    }
    right++;
    const given = question.elements[0];
    if (element !== '-') elements.true++;
    if (given && given.confidence >= 0.5) elements.given++;
    if (element !== '-' && given?.id === element && given.confidence >= 0.5) elements.right++;
    else if (element !== '-' || (given && given.confidence >= 0.5))
      wrongElements.push(`${label}: ${given?.id ?? '-'} (${given?.confidence ?? ''}) for ${element}`);
  }
  return {
    asked: wanted.length,
    found: read.questions.length,
    right,
    elements,
    missed,
    extra: left.map(({ label, repeated }) => `${repeated ? '*' : ''}${label}`),
    wrongElements,
  };
}

export interface Figures {
  readonly files: number;
  readonly questions: number;
  readonly precision: number;
  readonly recall: number;
  readonly elements: { readonly true: number; readonly precision: number; readonly recall: number };
}

export function figuresOf(scores: readonly Score[]): Figures {
  const sum = (of: (score: Score) => number) => scores.reduce((total, each) => total + of(each), 0);
  const ratio = (a: number, b: number) => Math.round((a / b) * 1e4) / 1e4;
  return {
    files: scores.length,
    questions: sum(({ asked }) => asked),
    precision: ratio(
      sum(({ right }) => right),
      sum(({ found }) => found),
    ),
    recall: ratio(
      sum(({ right }) => right),
      sum(({ asked }) => asked),
    ),
    elements: {
      true: sum(({ elements }) => elements.true),
      precision: ratio(
        sum(({ elements }) => elements.right),
        sum(({ elements }) => elements.given),
      ),
      recall: ratio(
        sum(({ elements }) => elements.right),
        sum(({ elements }) => elements.true),
      ),
    },
  };
}
