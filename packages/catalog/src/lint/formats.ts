/** 信息资源格式 of the compilation guide (发改高技术〔2017〕1272号): 格式分类 → 格式类型, and what each may be shared by. */
export const FORMAT_TYPES: Readonly<Record<string, readonly string[]>> = {
  电子文件: ['ofd', 'wps', 'xml', 'txt', 'doc', 'docx', 'html', 'pdf', 'ppt', 'pptx', 'json', 'csv'],
  电子表格: ['et', 'xls', 'xlsx', 'csv'],
  数据库: [
    'dm',
    'kingbasees',
    'access',
    'dbf',
    'dbase',
    'sysbase',
    'sybase',
    'oracle',
    'sqlserver',
    'db2',
    'mysql',
    'postgresql',
    'gaussdb',
    'oceanbase',
    'parquet',
  ],
  图形图像: ['jpg', 'jpeg', 'gif', 'bmp', 'png', 'tif', 'tiff'],
  流媒体: ['swf', 'rm', 'mpg', 'mp4', 'mp3'],
  自描述格式: [],
};

/** Methods on the platform that fit a format class: files go as files, databases as tables or calls. Other ways are not bound. */
export function platformMethodsOf(formatClass: string): readonly string[] {
  if (formatClass === '数据库') return ['platform_database', 'platform_api'];
  return ['platform_file'];
}

export function normaliseFormatType(type: string): string {
  return type
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
}
