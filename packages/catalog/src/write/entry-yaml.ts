import { Document, isMap, isNode, isSeq, type Node } from 'yaml';
import type { Entry, Project } from '../entry.ts';

export interface YamlOptions {
  /** Comment above a place: `subject` or `items/0/element` → text. */
  readonly comments?: Readonly<Record<string, string>>;
  /** Comment at the top of the file. */
  readonly head?: string;
}

/** Small mappings that read best on one line. */
const ON_ONE_LINE = new Set([
  'name',
  'title',
  'short',
  'provider',
  'guess',
  'sharing',
  'opening',
  'mask',
  'format',
  'class',
  'classification',
  'system',
  'contact',
  'volume',
  'source',
]);

/** An entry as YAML that a person edits; reading it again gives the same entry. */
export function entryToYaml(entry: Entry, options: YamlOptions = {}): string {
  return toYaml(entry, options);
}

export function projectToYaml(project: Project, options: YamlOptions = {}): string {
  return toYaml(project, options);
}

function toYaml(value: Entry | Project, { comments = {}, head }: YamlOptions): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  if (head) document.commentBefore = commentText(head);
  layOut(document.contents);
  for (const [path, comment] of Object.entries(comments)) setComment(document, path.split('/'), comment);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function layOut(node: unknown): void {
  if (isSeq(node)) {
    if (node.items.every((item) => isNode(item) && !isMap(item) && !isSeq(item))) node.flow = true;
    node.items.forEach(layOut);
  } else if (isMap(node)) {
    for (const pair of node.items) {
      const { value } = pair;
      // a scalar called name stays as it is
      if (isMap(value) && ON_ONE_LINE.has(String(pair.key))) value.flow = true;
      layOut(value);
    }
  }
}

/** Comments stand above a key of a mapping, or above an element of a list. */
function setComment(document: Document, path: readonly string[], comment: string): void {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => String(item.key) === last);
    if (pair && isNode(pair.key)) (pair.key as Node).commentBefore = commentText(comment);
  } else if (isSeq(parent)) {
    const item = parent.items[Number(last)];
    if (isNode(item)) item.commentBefore = commentText(comment);
  }
}

function commentText(text: string): string {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((line) => (line.startsWith(' ') || line === '' ? line : ` ${line}`))
    .join('\n');
}
