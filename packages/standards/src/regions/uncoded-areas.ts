/**
 * Areas that are governed like a prefecture and have no code in GB/T 2260, so that none of their land can be told by a code: it is written with the codes
 * of the counties around. What is theirs can only be told by who says it.
 */
export interface UncodedArea {
  /** Stands where a code would. */
  readonly unit: string;
  /** First two digits of the province. */
  readonly province: string;
  /** What names of its bodies hold. */
  readonly name: string;
  /** Gui'an; Gui'an New Area. */
  readonly english: { readonly stem: string; readonly full: string };
}

/** 贵安新区: its land lies in 花溪区, 清镇市, 平坝区 and 西秀区. */
export const uncodedAreas: readonly UncodedArea[] = [
  { unit: 'guian', province: '52', name: '贵安新区', english: { stem: "Gui'an", full: "Gui'an New Area" } },
];
