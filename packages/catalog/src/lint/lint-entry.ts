import { lintCode } from '../codes/entry-class.ts';
import { resolveItems } from '../derive/items.ts';
import type { Entry } from '../entry.ts';
import { lintChecks } from './check-sql.ts';
import type { PointedFault } from './fault.ts';
import { lintItems } from './item-rules.ts';
import { lintMetadata } from './metadata-rules.ts';
import { lintVolume } from './volume-rules.ts';

/** Everything that is wrong with one entry of right shape, by itself; places are JSON pointers (see `place`). */
export function lintEntry(entry: Entry): PointedFault[] {
  return [
    ...lintMetadata(entry),
    ...lintCode(entry),
    ...lintVolume(entry),
    ...lintItems(entry),
    ...lintChecks(entry, resolveItems(entry)),
    ...lintSource(entry),
    ...lintGuesses(entry),
  ];
}

function lintSource(entry: Entry): PointedFault[] {
  const { source } = entry;
  if (!source) return []; // deliveries are then looked for as sources/<resource>*
  if ('url' in source && /:\/\/[^/@\s:]+:[^@\s$]+@/.test(source.url)) {
    return [
      {
        pointer: '/source/url',
        code: 'secret_in_file',
        severity: 'error',
        message: { zh: '连接地址里写了密码', en: 'the connection URL holds a password' },
        mend: {
          zh: '密码放进环境变量，这里写 ${变量名}',
          en: 'put it into an environment variable and write ${NAME} here',
        },
      },
    ];
  }
  return [];
}

function lintGuesses(entry: Entry): PointedFault[] {
  const open = entry.items.flatMap((item, i) =>
    item.guess && item.guess.confidence < 0.8 ? [{ name: item.name, i }] : [],
  );
  const [first] = open;
  if (!first) return [];
  return [
    {
      pointer: `/items/${first.i}/guess`,
      code: 'guesses_open',
      severity: 'warning',
      message: {
        zh: `${open.length} 个信息项的猜测把握不大：${open.map((o) => o.name).join('、')}`,
        en: `${open.length} items are uncertain guesses: ${open.map((o) => o.name).join(', ')}`,
      },
      mend: { zh: '核对后改正并删去 guess', en: 'check them, correct, and remove guess' },
    },
  ];
}
