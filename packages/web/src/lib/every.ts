/** All members of a union, as a list: the compiler asks for each by name, so that a new one cannot be forgotten. In the order written. */
export const every = <T extends string>(members: Readonly<Record<T, true>>): readonly T[] =>
  Object.keys(members) as unknown as readonly T[];
