/** Plain values that must never leave without a reveal. Distinct, so that a test can look for them in whole answers. */
export const SECRETS = {
  id: '520102199003071234',
  idRaw: '５２０102199003071234',
  name: '欧阳秘密',
  otherName: '欧阳机密',
  note: '绝不外传的备注',
  badId: '52010219900307XXXX',
} as const;
export const ALL_SECRETS: readonly string[] = Object.values(SECRETS);
