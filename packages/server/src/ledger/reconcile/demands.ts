/**
 * Actions that never stand without a leaf. An act tells itself how many leaves it left, which a leaf that is gone later does not fit; this list finds the act
 * that forgot its leaf.
 */
export const ACTIONS_WITH_LEAF: readonly string[] = [
  'account.delegate',
  'discrepancy.export',
  'entity.reveal',
  'ledger.accept-loss',
  'ledger.reconcile',
  'organisation.manage',
  'quarantine.export',
  'review.answer',
  'role.grant',
  'role.revoke',
  'run.hold',
  'run.publish',
  'run.release',
  'service.manage',
];
