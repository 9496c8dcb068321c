/** A page → blocks. Read as a stream of tags: no tree is built, so that depth and size cost what they are and no more. */
import { Parser } from 'htmlparser2';
import {
  type Block,
  type Cell,
  type InputField,
  QuestionnaireError,
  type QuestionnaireLimits,
  tooMany,
} from '../model.ts';
import { TableBuilder } from './table-builder.ts';

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'head',
  'nav',
  'footer',
  'iframe',
  'object',
  'math',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'section',
  'article',
  'form',
  'dt',
  'dd',
  'ul',
  'ol',
  'legend',
  'fieldset',
  'header',
  'main',
  'br',
  'tr',
  'caption',
  'blockquote',
  'pre',
]);
const IGNORED_INPUTS = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'search']);
const SELF_CLOSED = new Set([
  'br',
  'input',
  'img',
  'hr',
  'meta',
  'link',
  'col',
  'area',
  'base',
  'source',
  'wbr',
  'embed',
  'track',
  'param',
]);

export interface HtmlOptions {
  readonly limits: QuestionnaireLimits;
  /** Runs of blanks mean something, as in what is made of a document of Word. */
  readonly keepBlanks?: boolean;
}

interface OpenInput {
  type: string;
  name: string;
  id: string;
  placeholder: string;
  aria: string;
  before: string;
  options: string[];
  section: string | null;
  /** Filled in by a label around or for it. */
  label: string;
}

/** Where text and fields gather: a cell, or the page itself. */
interface Frame {
  text: string;
  inputs: OpenInput[];
}

export function readHtml(
  html: string,
  { limits, keepBlanks = false }: HtmlOptions,
): { title: string; blocks: Block[] } {
  const blocks: Block[] = [];
  const tables: { builder: TableBuilder; cell: Frame | null; spans: [number, number] }[] = [];
  const page: Frame = { text: '', inputs: [] };
  const byId = new Map<string, OpenInput>();
  const labelsFor = new Map<string, string>();
  let paragraphs = 0;
  let tableCount = 0;
  let cells = 0;
  let depth = 0;
  let skipping = 0;
  let underlined = 0;
  let title = '';
  let inTitle = false;
  let heading = false;
  let legend: string | null = null;
  const legends: (string | null)[] = [];
  let label: { for: string; text: string; inputs: OpenInput[] } | null = null;
  let select: OpenInput | null = null;
  let option: string | null = null;
  let after: OpenInput | null = null;

  const frame = (): Frame => tables.at(-1)?.cell ?? page;
  const count = () => {
    if (++cells > limits.cells) throw tooMany();
  };
  const endParagraph = () => {
    const inCell = tables.at(-1)?.cell;
    after = null;
    if (inCell) {
      if (inCell.text !== '' && !inCell.text.endsWith('\n')) inCell.text += '\n';
      return;
    }
    const text = tidyText(page.text, keepBlanks);
    if (text !== '' || page.inputs.length > 0) {
      count();
      blocks.push({ kind: 'paragraph', index: ++paragraphs, text, heading, inputs: page.inputs.map(fieldOf) });
    }
    page.text = '';
    page.inputs = [];
    heading = false;
  };
  const fieldOf = (input: OpenInput): InputField => ({
    type: input.type,
    name: input.name,
    get label() {
      return tidyText(input.label || (labelsFor.get(input.id) ?? '') || input.aria, false);
    },
    placeholder: input.placeholder,
    before: tidyText(input.before, keepBlanks),
    options: input.options,
    section: input.section,
  });

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!SELF_CLOSED.has(name) && ++depth > limits.depth)
          throw new QuestionnaireError(
            'TOO_DEEP',
            { zh: `网页嵌套超过 ${limits.depth} 层`, en: `the page nests more than ${limits.depth} elements` },
            { zh: '只上传表单本身，或另存为 DOCX', en: 'upload the form alone, or save it as DOCX' },
          );
        if (SKIPPED.has(name) && name !== 'head') skipping++;
        if (name === 'title') inTitle = true;
        if (skipping > 0) return;
        if (BLOCKS.has(name)) endParagraph();
        if (/^h[1-6]$/.test(name)) heading = true;
        if (name === 'u' || name === 'ins') underlined++;
        if (name === 'fieldset') {
          legends.push(legend);
          legend = null;
        }
        if (name === 'table') {
          if (tables.length === 0) endParagraph();
          tables.push({ builder: new TableBuilder(limits.cells), cell: null, spans: [1, 1] });
        }
        const table = tables.at(-1);
        if (table && name === 'tr') table.builder.row();
        if (table && (name === 'td' || name === 'th')) {
          count();
          table.cell = { text: '', inputs: [] };
          table.spans = [span(attributes['rowspan']), span(attributes['colspan'])];
        }
        if (name === 'label') label = { for: attributes['for'] ?? '', text: '', inputs: [] };
        if (name === 'input' || name === 'select' || name === 'textarea') {
          const type = name === 'input' ? (attributes['type'] ?? 'text').toLowerCase() : name;
          if (IGNORED_INPUTS.has(type)) return;
          // a box of a document of Word, not a field of a page
          if ((type === 'checkbox' || type === 'radio') && !attributes['name'] && !attributes['id']) {
            frame().text += '□';
            return;
          }
          count();
          const at = frame();
          const input: OpenInput = {
            type,
            name: attributes['name'] ?? attributes['id'] ?? '',
            id: attributes['id'] ?? '',
            placeholder: attributes['placeholder'] ?? '',
            aria: attributes['aria-label'] ?? attributes['title'] ?? '',
            before: at.text.slice(at.text.lastIndexOf('\n') + 1),
            options: [],
            section: legend,
            label: '',
          };
          at.inputs.push(input);
          if (input.id) byId.set(input.id, input);
          label?.inputs.push(input);
          if (name === 'select') select = input;
          else at.text += '\u0000';
          after = type === 'radio' || type === 'checkbox' ? input : null;
        }
        if (name === 'option') option = '';
      },
      ontext(data) {
        if (inTitle) title += data;
        if (skipping > 0) return;
        if (option !== null) {
          option += data;
          return;
        }
        const text = underlined > 0 && /^[\s\u00a0]+$/.test(data) ? '____' : data;
        if (label) label.text += text;
        // the words of a radio button stand behind it
        if (after && after.label === '') {
          const word = tidyText(text, false);
          if (word !== '') {
            after.options.push(word);
            after = null;
          }
        }
        frame().text += keepBlanks ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
      },
      onclosetag(name) {
        if (!SELF_CLOSED.has(name)) depth--;
        if (name === 'title') inTitle = false;
        if (SKIPPED.has(name) && name !== 'head') {
          skipping--;
          return;
        }
        if (skipping > 0) return;
        if (name === 'u' || name === 'ins') underlined--;
        if (name === 'legend') legend = tidyText(page.text, false) || null;
        if (name === 'label' && label) {
          const words = tidyText(label.text.replaceAll('\u0000', ''), false);
          if (label.for) labelsFor.set(label.for, words);
          for (const input of label.inputs) {
            if (input.type === 'radio' || input.type === 'checkbox') input.options = [words];
            else input.label = words;
          }
          label = null;
        }
        if (name === 'option' && option !== null) {
          const word = tidyText(option, false);
          if (word !== '' && !/^-*\s*(?:请选择|please select|select)/i.test(word)) select?.options.push(word);
          option = null;
        }
        if (name === 'select') {
          select = null;
          frame().text += '\u0000';
        }
        const table = tables.at(-1);
        if (table && (name === 'td' || name === 'th') && table.cell) {
          const { text, inputs } = table.cell;
          table.builder.cell(table.spans, { text: tidyText(text, keepBlanks), inputs: inputs.map(fieldOf) });
          table.cell = null;
        }
        if (table && name === 'table') {
          tables.pop();
          const found = table.builder.cells();
          // a table within a cell: its cells are read by themselves
          if (found.length > 0) blocks.push({ kind: 'table', name: String(++tableCount), cells: found });
        }
        if (name === 'fieldset') legend = legends.pop() ?? null;
        if (BLOCKS.has(name)) endParagraph();
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(html);
  parser.end();
  endParagraph();
  return { title: tidyText(title, false), blocks: blocks.map(settled) };
}

/** Labels that came after their fields are known only at the end. */
function settled(block: Block): Block {
  const fields = (inputs: readonly InputField[]) => inputs.map((input) => ({ ...input, label: input.label }));
  return block.kind === 'paragraph'
    ? { ...block, inputs: fields(block.inputs) }
    : { ...block, cells: block.cells.map((cell): Cell => ({ ...cell, inputs: fields(cell.inputs) })) };
}

function span(text: string | undefined): number {
  const value = Number.parseInt(text ?? '1', 10);
  return Number.isFinite(value) ? Math.min(Math.max(value, 1), 1000) : 1;
}

/** Blanks that are to be written on become underscores; others shrink to one. */
export function tidyText(text: string, keepBlanks: boolean): string {
  return text
    .replaceAll('\u0000', '')
    .replace(/\u00a0{2,}|\u3000{2,}/g, '____')
    .replace(/[\u00a0\u3000\t]/g, ' ')
    .replace(keepBlanks ? / {4,}/g : /(?!)/g, '____')
    .replace(/ *\n */g, '\n')
    .replace(/[ \f]+/g, ' ')
    .replace(/\n+/g, '\n')
    .trim();
}
