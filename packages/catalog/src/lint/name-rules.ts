/** 信息资源名称: what makes two names one, and what is no name of a resource. */
import type { Entry } from '../entry.ts';

/** 归一: NFKC, without blanks and punctuation, lower case. Names that differ in these alone are duplicates. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toLowerCase();
}

const SYSTEM = /(?:系统|平台|网站|门户|小程序|app|软件)$/iu;

/** 名称不能只是系统名称: the declared system's, or one that ends as systems' names do. */
export function isSystemName({ name, system }: Pick<Entry, 'name' | 'system'>): boolean {
  const bare = normaliseName(name.zh);
  return (system !== undefined && bare === normaliseName(system.name)) || SYSTEM.test(bare);
}
