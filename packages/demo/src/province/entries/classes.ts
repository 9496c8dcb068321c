/** 资源分类: the classes of the compilation guide (发改高技术〔2017〕1272号) and the theme of GB/T 21063.4 beside it. */
import type { Entry } from '@kuaishu/catalog';
import type { Kind } from '../themes/kind.ts';

/** Themes of the guide by the words of this folder. What has no theme there is a resource of the province's departments. */
const THEMES: Readonly<Record<string, string>> = {
  公共服务: '公共服务',
  健康保障: '健康保障',
  社会保障: '社会保障',
  食品安全: '食品药品安全',
  安全生产: '安全生产',
  社会信用: '信用体系',
  城乡建设: '城乡建设',
  社区治理: '社区治理',
  生态环境: '生态环保',
  应急管理: '应急维稳',
};
const DEPARTMENTS: NonNullable<Entry['class']> = { kind: 'department', category: '贵州省' };

export function classOf({ class: { kind, category } }: Kind): NonNullable<Entry['class']> {
  if (kind === 'base') return { kind, category };
  const theme = kind === 'theme' ? THEMES[category] : undefined;
  return theme ? { kind: 'theme', category: theme } : DEPARTMENTS;
}

const DATABASES = ['oracle', 'mysql', 'dm', 'kingbasees', 'postgresql', 'sqlserver', 'gaussdb', 'oceanbase'];
const SHEETS = ['xlsx', 'xls', 'et', 'csv'];

export function formatOf(type: string): NonNullable<Entry['format']> {
  if (DATABASES.includes(type)) return { class: '数据库', type };
  return { class: SHEETS.includes(type) ? '电子表格' : '电子文件', type };
}
