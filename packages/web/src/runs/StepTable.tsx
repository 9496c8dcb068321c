/** The flow's figures as a table. */
import { useWords } from '../text/index.ts';
import { Table } from '../ui/Table.tsx';
import type { ShownStep } from './steps.ts';

export function StepTable({ steps }: { readonly steps: readonly ShownStep[] }) {
  const { t, f } = useWords();
  const count = (step: ShownStep, value: number) => (step.state === 'done' ? f.count(value) : '—');
  return (
    <Table
      caption={t.run.flow}
      rows={steps}
      rowKey={(step) => step.name}
      rowClass={(step) => (step.state === 'running' ? 'sel' : undefined)}
      columns={[
        { key: 'step', head: t.word.step, heads: true, cell: (step) => <b>{t.run.steps[step.name]}</b> },
        { key: 'in', head: t.word.in, num: true, cell: (step) => count(step, step.in) },
        { key: 'out', head: t.word.out, num: true, cell: (step) => count(step, step.out) },
        { key: 'quarantined', head: t.word.quarantined, num: true, cell: (step) => count(step, step.quarantined) },
        { key: 'changed', head: t.run.changedHead, num: true, cell: (step) => count(step, step.changed) },
        {
          key: 'seconds',
          head: t.run.took,
          num: true,
          cell: (step) => (step.seconds === null ? '—' : f.duration(step.seconds)),
        },
      ]}
    />
  );
}
