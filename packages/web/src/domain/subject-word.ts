/** What the rows of an entry are about, in words: a block of the house, or a kind of their own that bears a name made of the table's. */
import type { Words } from '../text/index.ts';

export const subjectWord = ({ catalogue }: Words['t'], subject: string): string =>
  subject === '' ? '' : (catalogue.subjects[subject] ?? catalogue.ownSubject(subject));

/** The blocks to choose from, and the kind that the entry has of its own. */
export const subjectChoices = (t: Words['t'], own: string): Readonly<Record<string, string>> =>
  own === '' ? t.catalogue.subjects : { ...t.catalogue.subjects, [own]: subjectWord(t, own) };
