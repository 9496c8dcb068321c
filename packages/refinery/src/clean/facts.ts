import * as standards from '@kuaishu/standards';

// interim
const s = standards as unknown as Record<string, unknown>;
export interface RegionFact {
  code: string;
  name: string;
  province: string;
  prefecture: string;
}
export const traditional: { from: string; to: string } = s['traditionalTable']
  ? (s['traditionalTable'] as () => { from: string; to: string })()
  : { from: '張陳劉黃趙貴陽縣區鎮鄉國華東', to: '张陈刘黄赵贵阳县区镇乡国华东' };
export const regionNow = new Map<string, string>([
  ['520102', '520102'],
  ['520103', '520103'],
  ['520181', '520181'],
  ['522121', '520304'],
  ['520304', '520304'],
  ['520100', '520100'],
  ['520000', '520000'],
  ['110105', '110105'],
  ['110108', '110108'],
  ['440524', '440514'],
  ['440514', '440514'],
  ['510902', '510902'],
]);
export const regionWords = new Map<string, string>([
  ['贵阳市南明区', '520102'],
  ['贵州省贵阳市南明区', '520102'],
  ['南明区', '520102'],
  ['清镇市', '520181'],
  ['贵州省清镇市', '520181'],
  ['贵阳市清镇市', '520181'],
  ['贵州省贵阳市清镇市', '520181'],
  ['贵州省', '520000'],
]);
