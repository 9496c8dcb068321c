/** Which catalogues are learnt from and which are only reported on. A pair belongs to a split with both of its entries. */
export type Split = 'learnt' | 'held_out';

const LEARNT = new Set(['other_shanghai_shanghai', 'guizhou_guiyang', 'guizhou_bijie']);

export const splitOf = (source: string): Split => (LEARNT.has(source) ? 'learnt' : 'held_out');
