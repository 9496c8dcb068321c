/** Questions of a page's fields: by their labels, else by what stands before them, their placeholder or their name. Radio buttons of one name are one. */
import type { AskedQuestion, InputField, QuestionKind } from '../model.ts';
import { cleanLabel, isLabel, kindOf } from './text.ts';

export interface Around {
  /** Of the cell to the left, '' where there is none. */
  readonly label: string;
  readonly section: string | null;
  /** The short text of the block before, where the page says nothing nearer. */
  readonly fallback?: string;
}

export function inputQuestions(inputs: readonly InputField[], around: Around): AskedQuestion[] {
  const groups = Map.groupBy(inputs, (input) =>
    (input.type === 'radio' || input.type === 'checkbox') && input.name !== ''
      ? `${input.type} ${input.name.replace(/\[\]$/, '')}`
      : Symbol('alone'),
  );
  return [...groups.values()].flatMap((group): AskedQuestion[] => {
    const [first] = group;
    if (!first) return [];
    const choice = first.type === 'radio' || first.type === 'checkbox';
    const label = labelOf(first, around, choice, inputs.length > 1 && groups.size > 1);
    if (choice && group.some(({ options: words, label: own }) => /同意|阅读|承诺/u.test([own, ...words].join(' '))))
      return [];
    if (label === '' || /^(?:验证码|短信验证码|密码|确认密码|搜索|captcha|password|同意|我已阅读)/iu.test(label))
      return [];
    const options = choice
      ? group.flatMap((input) => (input.options.length > 0 ? input.options : input.label === '' ? [] : [input.label]))
      : first.options;
    return [
      {
        label,
        place: { kind: 'input', name: first.name },
        kind: kindOfInput(first, label, options, group.length),
        options,
        section: first.section ?? around.section,
        repeated: false,
      },
    ];
  });
}

function labelOf(input: InputField, around: Around, choice: boolean, several: boolean): string {
  // the label of a radio button is its option; what it is about stands before the first of them
  const own = choice ? '' : input.label;
  const before = input.before.split(/[；;。\n]/u).at(-1) ?? '';
  const written = [
    own,
    several ? before : '',
    around.label,
    before,
    choice ? (input.section ?? '') : '',
    input.placeholder.replace(/^请(?:输入|填写|选择)(?:您的)?/u, ''),
    around.fallback ?? '',
    input.name,
  ];
  return cleanLabel(written.find((text) => text.trim() !== '' && (isLabel(text) || text === input.name)) ?? '');
}

function kindOfInput(input: InputField, label: string, options: readonly string[], size: number): QuestionKind {
  switch (input.type) {
    case 'date':
    case 'month':
    case 'datetime-local':
      return 'date';
    case 'number':
      return 'number';
    case 'file':
      return 'file';
    case 'radio':
    case 'select':
      return 'single';
    case 'checkbox':
      return size > 1 ? 'multiple' : 'single';
    default:
      return kindOf(label, '', options);
  }
}
