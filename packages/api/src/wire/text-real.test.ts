/** The rules of text against real catalogues of Guizhou's prefectures, whose folder lies beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type TextKind, textFault } from './text.ts';

const data = process.env['KUAISHU_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const folder = join(data, 'gov/opendata_catalog');
const present = existsSync(folder);
if (!present && process.env['CI']) throw new Error(`the real data are missing: ${folder} (set KUAISHU_DATA)`);
if (!present) console.warn('The real data are not here: the rules of text are not held against real catalogues.');

/** As the columns are called there, by what they are here. */
const KINDS: readonly (readonly [string, TextKind])[] = [
  ['标题', 'label'],
  ['数据摘要', 'prose'],
  ['主题名称', 'line'],
  ['数据提供方', 'line'],
  ['所属行业', 'line'],
  ['更新频率', 'line'],
];

it.skipIf(!present)('refuse nothing that departments wrote in 6,700 real entries and more', () => {
  const files = readdirSync(folder).filter((name) => /^guizhou_(?!mapping)[a-z]+\.json$/.test(name));
  const entries = files.flatMap(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>[],
  );
  expect(entries.length).toBeGreaterThan(6_700);
  const refused = entries.flatMap((entry) =>
    KINDS.flatMap(([column, kind]) => {
      const text = entry[column];
      const fault = typeof text === 'string' ? textFault(text, kind) : null;
      return fault ? [`${column} ${fault} ${JSON.stringify(text)}`] : [];
    }),
  );
  expect(refused).toEqual([]);
});
