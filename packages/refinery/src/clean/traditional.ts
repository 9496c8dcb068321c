import * as standards from '@kuaishu/standards';

// interim
const s = standards as unknown as Record<string, unknown>;
export const traditional: { from: string; to: string } = s['traditionalTable']
  ? (s['traditionalTable'] as () => { from: string; to: string })()
  : { from: '張陳劉黃趙貴陽縣區鎮鄉國華東', to: '张陈刘黄赵贵阳县区镇乡国华东' };
