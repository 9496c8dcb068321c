import { EntrySchema, ProjectSchema } from '../entry.ts';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Names under which `kuaishu catalog schema --out DIR` writes them; an entry names its own in its first line (`# yaml-language-server: $schema=…`). */
export const ENTRY_SCHEMA_FILE = 'entry.schema.json';
export const PROJECT_SCHEMA_FILE = 'project.schema.json';

/** One JSON Schema for YAML, JSON and editor completion. */
export function entryJsonSchema(): Record<string, unknown> {
  return { $schema: DRAFT, ...plainJson(EntrySchema) };
}

export function projectJsonSchema(): Record<string, unknown> {
  return { $schema: DRAFT, ...plainJson(ProjectSchema) };
}

/** TypeBox keeps notes of its own beside the schema; JSON has none of them. */
function plainJson(schema: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(schema)) as Record<string, unknown>;
}
