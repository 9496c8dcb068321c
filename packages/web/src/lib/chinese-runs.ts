/** Where a text of another language goes over into Chinese: names of entries, people and bodies that have no other. */
export interface Run {
  readonly text: string;
  readonly chinese: boolean;
}

/** 汉字 with the marks between them. */
const CHINESE = /(\p{Script=Han}[\p{Script=Han}\u3001-\u303f\uff00-\uff60·]*)/u;

/** The text in pieces; joined they are the text again. */
export const chineseRuns = (text: string): readonly Run[] =>
  text.split(CHINESE).flatMap((piece, i) => (piece === '' ? [] : [{ text: piece, chinese: i % 2 === 1 }]));
