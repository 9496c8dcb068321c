/**
 * What a policy may know of the thing that is acted on: its Cedar type and attributes. Every attribute is always given (an empty text or set where there is
 * none), so that no policy needs `has` and a list is filtered by the same expression as a single record.
 */
export interface ResourceFacts {
  readonly type: ResourceType;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | boolean | readonly string[]>>;
}

export const RESOURCE_TYPES = [
  'Platform',
  'Entry',
  'Entity',
  'Row',
  'Case',
  'Organisation',
  'Account',
  'Notice',
  'File',
] as const;
export type ResourceType = (typeof RESOURCE_TYPES)[number];

/** What is nobody's record in particular: the platform as a whole. */
export const PLATFORM: ResourceFacts = { type: 'Platform', id: 'kuaishu', attributes: {} };
