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
