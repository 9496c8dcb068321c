/**
 * Heirs of retired codes outside Guizhou where one region took the seat and most of the people. Source: 国函〔2018〕158号, 莱芜市 to 济南市 as 莱芜区
 * and 钢城区, from 2019 on (by recall).
 */
export const heirs: Readonly<Record<string, readonly string[]>> = {
  '371200': ['370116'],
  '371202': ['370116'],
  '371203': ['370117'],
};
