/** What one can ask of `resolve`, from the ledger as it is: of each subject the elements that have a source and stand in most entries beside it. */
import type { ResolveExamples } from '@kuaishu/api';
import { element, elementsByHeading } from '@kuaishu/standards';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** So many subjects are shown, and elements of each. */
const SUBJECTS = 6;
const ELEMENTS = 6;
/** Entries are counted no further: beyond, the order among the most used says nothing more. */
const COUNTED = 300;
/** For so long an answer stands; it is an example, not a figure. */
const KEPT_MS = 600_000;

interface Sourced {
  readonly subject: string;
  readonly element: string;
  readonly holders: number;
}

export function resolveExamples(db: Db, clock: () => Date) {
  const kept = new Map<string, { readonly at: number; readonly examples: Promise<ResolveExamples> }>();
  /** `territories`: those whose sources come into question for the asker. */
  return (territories: readonly string[]): Promise<ResolveExamples> => {
    const key = territories.join(' ');
    const now = clock().getTime();
    const known = kept.get(key);
    if (known && now - known.at < KEPT_MS) return known.examples;
    const examples = examplesOf(db, territories);
    kept.set(key, { at: now, examples });
    examples.catch(() => kept.delete(key));
    return examples;
  };
}

async function examplesOf(db: Db, territories: readonly string[]): Promise<ResolveExamples> {
  const { rows } = await sql<Sourced>`
    WITH sourced AS MATERIALIZED (
      SELECT a.subject, i.attribute, min(i.element) AS element
      FROM catalog_authority a
      JOIN catalog_item i ON i.entry = a.entry AND i.subject = a.subject AND i.attribute = a.attribute AND i.element IS NOT NULL
      WHERE a.territory = ANY(${[...territories]}::text[])
      GROUP BY a.subject, i.attribute
    )
    SELECT subject, element, holders.count AS holders
    FROM sourced CROSS JOIN LATERAL (
      SELECT count(*)::integer AS count FROM (
        SELECT 1 FROM catalog_item i
        WHERE i.subject = sourced.subject AND i.attribute = sourced.attribute AND i.territory = ANY(${[...territories]}::text[])
        LIMIT ${COUNTED}
      ) counted
    ) holders
    ORDER BY holders DESC, subject, element`.execute(db);
  const bySubject = Map.groupBy(rows, ({ subject }) => subject);
  return {
    subjects: [...bySubject].slice(0, SUBJECTS).map(([subject, all]) => ({
      subject,
      elements: all.slice(0, ELEMENTS).flatMap(({ element: id, holders }) => {
        const known = element(id);
        if (!known) return [];
        const { zh, en } = known.name;
        // Asked by its name, as people ask, where the name leads back to it.
        return [{ asked: elementsByHeading(zh)[0]?.id === id ? zh : id, name: { zh, en }, holders }];
      }),
    })),
  };
}
