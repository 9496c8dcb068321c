/** A form of a department, as blocks in reading order, whatever file it came in; and the questions that it asks. */
import type { Name2 } from '../derive/plan.ts';

export interface InputField {
  /** As the page names it: text, date, number, select, radio, checkbox, textarea, file … */
  readonly type: string;
  readonly name: string;
  /** What the page itself says it is: its label, aria-label, placeholder; '' where it says nothing. */
  readonly label: string;
  readonly placeholder: string;
  /** The text that stands before it in its cell or paragraph. */
  readonly before: string;
  readonly options: readonly string[];
  readonly section: string | null;
}

export interface Cell {
  /** 0-based place of its upper left corner. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly inputs: readonly InputField[];
}

export interface TableBlock {
  readonly kind: 'table';
  /** Name of the sheet, or the number of the table in the document, from 1. */
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /** Number of the paragraph in the document, from 1. */
  readonly index: number;
  readonly text: string;
  readonly heading: boolean;
  readonly inputs: readonly InputField[];
}

export type Block = TableBlock | ParagraphBlock;

export type Place =
  | { readonly kind: 'cell'; readonly table: string; readonly row: number; readonly column: number }
  | { readonly kind: 'paragraph'; readonly index: number }
  | { readonly kind: 'input'; readonly name: string };

export type QuestionKind = 'text' | 'number' | 'date' | 'single' | 'multiple' | 'file';

/** A question as it stands in the form. */
export interface AskedQuestion {
  /** Without numbering, marks of duty and blanks: 身份证号. */
  readonly label: string;
  readonly place: Place;
  readonly kind: QuestionKind;
  readonly options: readonly string[];
  /** The heading or side cell under which it stands. */
  readonly section: string | null;
  /** Asked once for each row of a table: 家庭成员. */
  readonly repeated: boolean;
}

export interface ElementGuess {
  readonly id: string;
  readonly confidence: number;
  readonly reason: Name2;
}

export interface Question extends AskedQuestion {
  /** The data element that it asks for, likeliest first; empty where none is known. */
  readonly elements: readonly ElementGuess[];
}

export interface Questionnaire {
  readonly format: 'docx' | 'xlsx' | 'html';
  readonly title: string;
  readonly questions: readonly Question[];
}

export type QuestionnaireFault = 'TOO_LARGE' | 'TOO_DEEP' | 'TOO_MANY_CELLS' | 'UNKNOWN_FORMAT' | 'DAMAGED' | 'REFUSED';

/** A form that is not read; says why and what its sender can do. */
export class QuestionnaireError extends Error {
  readonly code: QuestionnaireFault;
  readonly text: Name2;
  readonly mend: Name2;
  constructor(code: QuestionnaireFault, text: Name2, mend: Name2) {
    super(text.en);
    this.name = 'QuestionnaireError';
    this.code = code;
    this.text = text;
    this.mend = mend;
  }
}

export interface QuestionnaireLimits {
  readonly bytes: number;
  /** Elements within elements of a page. */
  readonly depth: number;
  /** Cells and paragraphs of the whole form. */
  readonly cells: number;
}

export const QUESTIONNAIRE_LIMITS: QuestionnaireLimits = { bytes: 20 * 1024 ** 2, depth: 200, cells: 20_000 };

export function tooMany(): QuestionnaireError {
  return new QuestionnaireError(
    'TOO_MANY_CELLS',
    { zh: '单元格或段落太多，不像一张表单', en: 'it has more cells or paragraphs than a form has' },
    { zh: '只上传空白表单本身', en: 'upload the blank form alone' },
  );
}
