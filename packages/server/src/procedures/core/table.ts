/** Who may do what in which state: made from the definition for the page, the API and docs/procedures.md. */
import type { Text2 } from '@kuaishu/api';
import { dutyWords, performersOf } from './duties.ts';
import { type Performer, performerTitle } from './performers.ts';
import type { Procedure } from './procedure.ts';

export interface TableRow {
  readonly state: string;
  readonly performer: Performer;
  readonly transitions: readonly string[];
}

/** In order of the states; final states have no row. */
export function tableOf(procedure: Procedure): readonly TableRow[] {
  return Object.keys(procedure.states).flatMap((state) => {
    const rows = new Map<Performer, string[]>();
    for (const [name, transition] of Object.entries(procedure.transitions)) {
      if (!transition.from.includes(state)) continue;
      for (const performer of performersOf(procedure, transition, { state, escalated: 0, assignee: '' }))
        rows.set(performer, [...(rows.get(performer) ?? []), name]);
    }
    return [...rows].map(([performer, transitions]): TableRow => ({ state, performer, transitions }));
  });
}

/** One procedure as a chapter of docs/procedures.md, in Chinese and English side by side. */
export function chapterOf(procedure: Procedure): string {
  const both = ({ zh, en }: Text2): string => `${zh} ${en}`;
  const performers = [...new Set(tableOf(procedure).map(({ performer }) => performer))];
  const open = Object.entries(procedure.states).filter(([, state]) => !state.final);
  const finals = Object.entries(procedure.states).filter(([, state]) => state.final);
  const cell = (state: string, performer: Performer): string =>
    tableOf(procedure)
      .filter((row) => row.state === state && row.performer === performer)
      .flatMap((row) => row.transitions.map((name) => stepCell(procedure, name)))
      .join('<br>');
  const lines = [
    `## ${both(procedure.title)}`,
    '',
    `\`${procedure.id}\` · ${procedure.version}${procedure.purpose ? ` · ${both(procedure.purpose)}` : ''}`,
    '',
    `| 状态 State | 职责 Duty | ${performers.map((word) => both(performerTitle(word))).join(' | ')} |`,
    `|---|---|${performers.map(() => '---').join('|')}|`,
    ...open.map(
      ([name, state]) =>
        `| ${both(state.title)} \`${name}\` | ${dutyWords(procedure, name)
          .map((word) => both(performerTitle(word)))
          .join('<br>')} | ${performers.map((word) => cell(name, word)).join(' | ')} |`,
    ),
    '',
    `结束 Ends: ${finals.map(([name, state]) => `${both(state.title)} \`${name}\``).join(', ')}.`,
  ];
  lines.push('', '```mermaid', ...mermaid(procedure), '```');
  const clocks = Object.entries(procedure.clocks);
  if (clocks.length > 0)
    lines.push(
      '',
      ...clocks.map(([name, clock]) => {
        const extension = clock.extension ? `, 可延长 extension \`${clock.extension.deadline}\`` : '';
        return `- ${both(clock.title)} \`${name}\`: \`${clock.deadline}\`, ${clock.runsIn.map((state) => `\`${state}\``).join(', ')}; 提前 ${clock.warnDays} 日提醒 warned ${clock.warnDays} days before${extension}.`;
      }),
    );
  return lines.join('\n');
}

function stepCell(procedure: Procedure, name: string): string {
  const transition = procedure.transitions[name];
  if (!transition) return name;
  const to = transition.to === 'resume' ? '↩' : `→ \`${transition.to}\``;
  return `${transition.title.zh} ${transition.title.en} ${to}${transition.fourEyes ? ' 👁👁' : ''}`;
}

/** The drawing in Mermaid's words; without what every procedure has, for the reader's sake. */
function mermaid(procedure: Procedure): readonly string[] {
  const id = (state: string): string => state.replaceAll(/[^a-z]/g, '_');
  const own = Object.values(procedure.transitions).filter(({ common }) => !common);
  const shown = new Set([procedure.initial, ...own.flatMap(({ from, to }) => [...from, to])]);
  return [
    'stateDiagram-v2',
    ...Object.entries(procedure.states)
      .filter(([name]) => shown.has(name))
      .map(([name, { title }]) => `  state "${title.zh} ${title.en}" as ${id(name)}`),
    `  [*] --> ${id(procedure.initial)}`,
    ...own.flatMap(({ from, to, title }) => from.map((state) => `  ${id(state)} --> ${id(to)}: ${title.zh}`)),
    ...Object.entries(procedure.states)
      .filter(([name, { final }]) => final && shown.has(name))
      .map(([name]) => `  ${id(name)} --> [*]`),
  ];
}

/** docs/procedures.md. */
export function procedureBook(procedures: readonly Procedure[]): string {
  const chapters = [...procedures].sort((a, b) => (a.id < b.id ? -1 : 1)).map(chapterOf);
  return `# 流程 Procedures

由 \`node scripts/procedures-book.ts\` 从定义生成，不手改。每个单元格是该岗位在该状态下能办的步骤；👁👁 表示四眼原则。留言、认领、委托、提级、延期对每个流程都有。
Made from the definitions by \`node scripts/procedures-book.ts\`, not by hand. A cell holds the steps that a post can take in a state; 👁👁 marks four eyes. Comments, taking
in hand, delegation, escalation and extension come with every procedure. How to write one: [guides/procedures.md](guides/procedures.md).

${chapters.join('\n\n')}
`;
}
