/** 代码表: what the codes in a block mean, so that pages can say 女 where the data say 2. */
import { type Static, Type } from 'typebox';
import { Text2 } from '../wire/common.ts';

export const CodesView = Type.Object({
  /** Attribute → id of its table, or "region" where its codes are those of GB/T 2260. */
  attributes: Type.Record(Type.String(), Type.String()),
  /** Only tables that an attribute of the project uses. Table → code → meaning. */
  tables: Type.Record(Type.String(), Type.Record(Type.String(), Text2)),
  /** Divisions of the project's province, by their six digits. */
  regions: Type.Record(Type.String(), Text2),
  /** Departments, by the name under which answers give them (in full or short), as far as the catalogue has an English name. */
  providers: Type.Record(Type.String(), Text2),
});
export type CodesView = Static<typeof CodesView>;
