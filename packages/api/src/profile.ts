/** 探查: what a file holds, column by column. Written by the profile step; names follow `kuaishu profile --json`. */
import { type Static, Type } from 'typebox';
import { Id } from './common.ts';

/**
 * The profile document as the step wrote it. It holds values of the data (examples, commonest values): the server covers those of
 * columns that are not green. Its inner shape is the refinery's; pages treat what they do not know as absent.
 */
export const ProfileView = Type.Object({
  run: Type.String(),
  resource: Type.String(),
  profile: Type.Unknown(),
});
export type ProfileView = Static<typeof ProfileView>;
export const ProfileParams = Type.Object({ run: Id, resource: Id });
