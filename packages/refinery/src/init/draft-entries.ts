import { type Entry, type Item, resolveItems } from '@kuaishu/catalog';
import { guessAbstract } from './guess-abstract.ts';
import { guessAuthority } from './guess-authority.ts';
import { type Guessed, guessCadence, guessFreshness, guessGrade, guessKey } from './guess-entry.ts';
import { type GuessedItem, guessItems } from './guess-items.ts';
import { groupUnknown, guessSubject, type SubjectGuess } from './guess-subject.ts';
import { nameFrom, providerIn, unusedName } from './names.ts';
import { proposedRules } from './proposed-rules.ts';
import type { Guess } from './report.ts';
import type { Table } from './table.ts';

export interface Draft {
  readonly table: Table;
  readonly entry: Entry;
  readonly items: readonly GuessedItem[];
  /** Comments for the YAML: place → reason of the guess. */
  readonly comments: Readonly<Record<string, string>>;
}

/** Tables → entries, with every guess said. `sourceOf`: where a table's file will stand, relative to the project folder. */
export function draftEntries(
  tables: readonly Table[],
  sourceOf: (table: Table) => string,
): { drafts: Draft[]; guesses: Guess[] } {
  const subjects = guessSubjects(tables);
  const guesses: Guess[] = [];
  const resources = new Set<string>();
  const first = tables.map((table, i): Draft => {
    const subject = subjects[i];
    if (!subject) throw new Error(`no subject for table ${i}`);
    const resource = unusedName(nameFrom(table.title), resources);
    resources.add(resource);
    return draftEntry(table, resource, subject, sourceOf(table), guesses);
  });
  const apart = keepApart(first);
  const { authority, guesses: claims } = guessAuthority(
    apart.map(({ entry, items, table }) => ({ entry, items, rows: table.profile.rows })),
  );
  guesses.push(...claims);
  const drafts = apart.map((draft) => {
    const own = authority.get(draft.entry.resource) ?? [];
    if (own.length === 0) return draft;
    const contested = claims.filter((claim) => claim.entry === draft.entry.resource);
    return {
      ...draft,
      entry: { ...draft.entry, authority: [...own] },
      comments: {
        ...draft.comments,
        authority: [
          '猜测：本资源独有，或给得最全最准的属性 / guess: attributes only this resource gives, or gives best',
          ...contested.map(
            (claim) => `${claim.what.slice('authority:'.length)} ${percent(claim.confidence)}：${claim.reason.zh}`,
          ),
        ].join('\n'),
      },
    };
  });
  return { drafts: drafts.map((draft) => withProposedRules(draft, guesses)), guesses };
}

/** Rules that the rows themselves propose: written down where they are sure enough, told in any case. */
function withProposedRules(draft: Draft, guesses: Guess[]): Draft {
  const { entry, table } = draft;
  const attributes = new Map(resolveItems(entry).map((item) => [item.name, item.attribute]));
  const rules = proposedRules(
    table.proposals,
    entry.items,
    entry.key ?? [],
    ({ name }) => attributes.get(name) ?? name,
  );
  const places = new Map(rules.written.map(({ place, proposal }) => [proposal, place]));
  const comments: Record<string, string> = {};
  for (const proposal of table.proposals) {
    const place = places.get(proposal);
    const { confidence, reason } = proposal;
    guesses.push({
      entry: entry.resource,
      what: `rule:${proposal.kind}:${proposal.kind === 'dependency' ? proposal.to : proposal.column}`,
      value: place ?? 'told',
      confidence,
      reason,
    });
    if (place) comments[place] = `猜测 ${percent(confidence)}：${reason.zh} / guess: ${reason.en}`;
  }
  return {
    ...draft,
    entry: {
      ...entry,
      items: [...rules.items],
      ...(rules.checks.length > 0 ? { checks: [...rules.checks] } : {}),
      ...(rules.dependencies.length > 0 ? { dependencies: [...rules.dependencies] } : {}),
    },
    comments: { ...draft.comments, ...comments },
  };
}

function guessSubjects(tables: readonly Table[]): SubjectGuess[] {
  const known = tables.map((table) => guessSubject(table.profile, table.title));
  const unknown = tables.filter((_, i) => known[i] === undefined);
  const others = groupUnknown(
    unknown.map(({ title, profile }) => ({ title, columns: profile.columns.map((c) => c.name) })),
  );
  return known.map((guess) => guess ?? others.shift()).filter((guess) => guess !== undefined);
}

function draftEntry(table: Table, resource: string, subject: SubjectGuess, source: string, guesses: Guess[]): Draft {
  const items = guessItems(table.profile, subject.subject, table.unreadable);
  const key = withPeriod(guessKey(table.profile, items, subject.subject), table);
  const freshness = guessFreshness(items);
  const { series } = table;
  const cadence = series
    ? { value: series.cadence, confidence: 0.8, reason: series.reason }
    : guessCadence(table.title);
  const grade = guessGrade(items, subject.subject);
  const provider = providerIn(table.title);
  const tell = (what: string, value: string, { confidence, reason }: Pick<Guess, 'confidence' | 'reason'>) =>
    guesses.push({ entry: resource, what, value, confidence, reason });
  const abstract = guessAbstract(table, {
    subject: subject.subject,
    key: key?.value ?? [],
    freshness: freshness?.value,
    items,
  });
  guesses.push({ entry: resource, what: 'abstract', ...abstract, value: abstract.value.zh, text: abstract.value });
  tell('subject', subject.subject, subject);
  if (key) tell('key', key.value.join('+'), key);
  if (freshness) tell('freshness', freshness.value, freshness);
  tell('cadence', cadence.value, cadence);
  if (series) tell('delivery', series.delivery, { confidence: 0.7, reason: series.reason });
  tell('grade', grade.value.grade ?? 'yellow', grade);
  const providerGuess = provider
    ? { confidence: 0.5, reason: { zh: '取自文件名', en: 'taken from the file name' } }
    : { confidence: 0, reason: { zh: '文件里没有写，请填写', en: 'the file does not say; fill it in' } };
  const providerName = provider ?? `待填：${table.title}的提供部门`;
  tell('provider', providerName, providerGuess);
  for (const { drafted } of items) tell(`element:${drafted.item}`, drafted.element ?? 'text', drafted);
  const entry: Entry = {
    resource,
    name: { zh: table.title },
    abstract: abstract.value,
    provider: { name: providerName },
    ...grade.value,
    cadence: cadence.value,
    subject: subject.subject,
    ...(key ? { key: key.value } : {}),
    ...(freshness ? { freshness: freshness.value } : {}),
    delivery: series?.delivery ?? 'full',
    source: { files: source, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) },
    items: uniqueAttributes(items.map(({ item }) => item)),
  };
  const said = ({ confidence, reason }: Pick<Guess, 'confidence' | 'reason'>) =>
    `猜测 ${percent(confidence)}：${reason.zh} / guess: ${reason.en}`;
  return {
    table,
    entry,
    items,
    comments: {
      abstract: said(abstract),
      provider: said(providerGuess),
      grade: said(grade),
      cadence: said(cadence),
      ...(series ? { delivery: said({ confidence: 0.7, reason: series.reason }) } : {}),
      subject: said(subject),
      ...(key ? { key: said(key) } : { delivery: '没有找到能区分每一行的列 / no column tells rows apart' }),
      ...(freshness ? { freshness: said(freshness) } : {}),
    },
  };
}

/** Editions that add up have their period in the key. */
function withPeriod(key: Guessed<string[]> | undefined, { series }: Table): Guessed<string[]> | undefined {
  const period = series?.periodColumn;
  if (!key || period === undefined || key.value.includes(period)) return key;
  return { ...key, value: [...key.value, period] };
}

function uniqueAttributes(items: readonly Item[]): Item[] {
  const taken = new Set(items.flatMap(({ element }) => element ?? []));
  return items.map((item) => {
    if (item.attribute === undefined) return item;
    const attribute = unusedName(item.attribute, taken);
    taken.add(attribute);
    return { ...item, attribute };
  });
}

/**
 * Columns of two tables that only share a name are kept apart: row numbers (id, 序号), which would make strangers one, and columns of
 * differing kinds (a sum here, a text there).
 */
function keepApart(drafts: readonly Draft[]): Draft[] {
  const kinds = new Map<string, string>();
  const counts = new Map<string, number>();
  const attributeOf = (item: Item) => item.attribute ?? item.element ?? '';
  for (const { entry } of drafts) {
    for (const item of entry.items) {
      const name = `${entry.subject}.${attributeOf(item)}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return drafts.map((draft) => {
    const { entry } = draft;
    const taken = new Set(entry.items.map(attributeOf));
    const items = entry.items.map((item) => {
      const attribute = attributeOf(item);
      const name = `${entry.subject}.${attribute}`;
      const shared = (counts.get(name) ?? 0) > 1;
      const kind = item.element ?? item.type ?? 'C';
      const known = kinds.get(name) ?? kind;
      kinds.set(name, known);
      if (!shared || (known === kind && !isSerial(draft, item))) return item;
      const own = unusedName(`${entry.resource}_${attribute}`.slice(0, 60), taken);
      taken.add(own);
      return { ...item, attribute: own };
    });
    return { ...draft, entry: { ...entry, items } };
  });
}

const SERIAL = /^(?:id|no|seq|index|key|rowid|row_?(?:no|id)|序号|编号|行号|顺序号|流水号|主键|unique_id|rec_?id)$/i;

/** A number that the table gives its rows itself. The key of a subject's own identifiers (ID number, code) is none. */
function isSerial(draft: Draft, item: Item): boolean {
  if (item.element === 'record_no' || (item.element === undefined && SERIAL.test(item.name.trim()))) return true;
  return item.element === undefined && draft.entry.key?.length === 1 && draft.entry.key[0] === item.name;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
