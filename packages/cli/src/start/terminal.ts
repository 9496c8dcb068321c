/** What `kuaishu start` says: one line per phase, in both languages. */
import type { Text2 } from '@kuaishu/api';
import type { RunManifest } from '@kuaishu/refinery';
import type { JobEnd } from '@kuaishu/server';

const MARKS = { done: '✓', held: '!', failed: '✗' } as const;

export function line(mark: keyof typeof MARKS, text: Text2, seconds?: number): void {
  const time = seconds === undefined ? '' : `  ${seconds.toFixed(1)} s`;
  process.stdout.write(`  ${MARKS[mark]} ${text.zh}  ${text.en}${time}\n`);
}

/** `setupLink`: shown where nobody can sign in yet. */
export function banner(
  { url, setupLink, separation }: { url: string; setupLink: string | null; separation: string },
  projectDir: string,
): void {
  const setup = setupLink
    ? [
        '  建立首任系统、安全、审计管理员（一次性链接，一小时内有效）：',
        '  Make the first system, security and audit administrators (good once, for an hour):',
        `    ${setupLink}`,
        '',
      ]
    : [];
  const owned =
    separation === 'none'
      ? [
          '  ! DATABASE_URL 的登录名不能建角色：只追加的记录由程序而不是数据库守护。',
          '  ! The login of DATABASE_URL may not make roles: what is append-only is kept by the program, not by the database.',
          '',
        ]
      : [];
  process.stdout.write(
    [
      '',
      `  块数 Kuaishu    ${url}`,
      '',
      ...setup,
      ...owned,
      `  项目 Project    ${projectDir}`,
      '  按 Ctrl-C 停止  Ctrl-C stops it',
      '',
      '',
    ].join('\n'),
  );
}

const count = (n: number): string => n.toLocaleString('en-US');

/** One run that ended. */
export function tellRun(end: JobEnd): void {
  const { manifest } = end;
  if (!manifest) {
    const text = (end.error as { text?: Text2 } | null)?.text ?? { zh: String(end.error), en: String(end.error) };
    line('failed', { zh: `批次失败：${text.zh}`, en: `The run failed: ${text.en}` });
    const { details = [] } = (end.error as { details?: readonly Text2[] } | null) ?? {};
    for (const detail of details) process.stdout.write(`      ${detail.zh}  ${detail.en}\n`);
    return;
  }
  const seconds = manifest.steps.reduce((sum, step) => sum + step.seconds, 0);
  const rows = manifest.steps.find((step) => step.name === 'collect')?.in ?? 0;
  const quarantined = manifest.steps.reduce((sum, step) => sum + step.quarantined, 0);
  if (manifest.state === 'held') {
    const broken = brokenCheck(manifest);
    line(
      'held',
      {
        zh: `${manifest.asOf} 发布已挂起：${broken.zh}，块的现行版本不变`,
        en: `Publication held: ${broken.en}; the visible release stays`,
      },
      seconds,
    );
    return;
  }
  const entities = manifest.blocks.reduce((sum, block) => sum + block.entities, 0);
  line(
    'done',
    {
      zh: `${manifest.asOf} 已发布：入 ${count(rows)} 行，隔离 ${count(quarantined)}，主体 ${count(entities)}`,
      en: `Published: ${count(rows)} rows in, ${count(quarantined)} quarantined, ${count(entities)} entities`,
    },
    seconds,
  );
}

function brokenCheck(manifest: RunManifest): Text2 {
  const check = manifest.checks.find((result) => result.limit?.broken);
  if (!check) return { zh: '越上限', en: 'a control limit was passed' };
  const name = manifest.resources.find((resource) => resource.resource === check.resource)?.name;
  return {
    zh: `${name?.zh ?? check.resource}“${check.title.zh}”越上限`,
    en: `"${check.title.en}" of ${name?.en ?? check.resource} above its limit`,
  };
}
