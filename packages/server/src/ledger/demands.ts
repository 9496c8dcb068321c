/** Actions that never stand without a leaf. What an act says of itself is held against this too: an act that forgot its leaf would say that it left none. */
export const ACTIONS_WITH_LEAF: readonly string[] = ['ledger.reconcile'];
