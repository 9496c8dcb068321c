import type { Cell } from '@kuaishu/api';
import { Value } from '../domain/Value.tsx';

/** What may be seen of a value; plain while revealed. */
export function CellText({
  cell,
  plain,
}: {
  readonly cell: Pick<Cell, 'attribute' | 'value' | 'covered'>;
  readonly plain?: string | null | undefined;
}) {
  return plain === undefined ? (
    <Value attribute={cell.attribute} value={cell.value} covered={cell.covered} />
  ) : (
    <Value attribute={cell.attribute} value={plain} covered={false} />
  );
}
