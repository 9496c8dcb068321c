/** One item as it is compiled: what it is, of which type and grade, who may have it, and whose it is to say. */
import type { ElementView, EntryFault } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { CircleX, Trash2, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { type DraftItem, withField } from '../domain/entry-body.ts';
import { numberIn } from '../domain/items-of-body.ts';
import { Sure } from '../domain/Sure.tsx';
import { useWords } from '../text/index.ts';
import { Grade, type GradeName } from '../ui/Grade.tsx';
import { ElementField } from './ElementField.tsx';

/** Who is the one source of an attribute at present. */
export interface Held {
  readonly entry: string;
  readonly owner: string;
}

export interface ItemRowProps {
  readonly n: number;
  readonly item: DraftItem;
  readonly element: ElementView | undefined;
  readonly fault: EntryFault | undefined;
  readonly isKey: boolean;
  readonly claims: boolean;
  readonly held: Held | undefined;
  /** Of the entry as a whole: items are shared and opened so unless they say otherwise. */
  readonly sharing: string;
  readonly open: string;
  readonly gradeOfEntry: GradeName;
  readonly acts: ItemActs;
}

/** What is done to the items; `at` counts from 0. */
export interface ItemActs {
  readonly change: (at: number, item: DraftItem) => void;
  readonly remove: (at: number) => void;
  readonly toggleKey: (name: string) => void;
  readonly toggleClaim: (attribute: string) => void;
  readonly next: (at: number) => void;
  /** Whether the text was taken as items of its own. */
  readonly paste: (at: number, text: string) => boolean;
}

const TYPES = ['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'I', 'B'] as const;

/** Drawn anew where something of its own changed: an entry may have hundreds of them, and one types in one. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { n, item, element, fault, isKey, acts } = props;
  const at = n - 1;
  const change = (next: DraftItem) => acts.change(at, next);
  const remove = () => acts.remove(at);
  const { t } = useWords();
  const byItself = element?.grade ?? props.gradeOfEntry;
  const grade = (item.grade ?? byItself) as GradeName;
  const isRed = grade === 'red';
  return (
    <tr className={isRed || fault?.severity === 'error' ? 'bad' : props.claims && props.held ? 'cf' : undefined}>
      <td className="t3">{n}</td>
      <td>
        <div className="row tight">
          <input
            className="inp"
            aria-label={`${t.catalogue.itemName} ${n}`}
            value={item.name}
            data-at={`/items/${at}/name`}
            onChange={(event) => change({ ...item, name: event.target.value })}
            onPaste={(event) => {
              if (acts.paste(at, event.clipboardData.getData('text/plain'))) event.preventDefault();
            }}
            onKeyDown={(event) => {
              // Enter that ends what an input method composes is no step to the next row.
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) acts.next(at);
            }}
          />
          <label className={isKey ? 'tag acc' : 'tag off'}>
            <input
              type="checkbox"
              className="over"
              aria-label={`${t.catalogue.key} ${item.name}`}
              checked={isKey}
              disabled={item.name === ''}
              onChange={() => acts.toggleKey(item.name)}
            />
            {t.catalogue.key}
          </label>
        </div>
      </td>
      <td>
        <div className="row">
          <ElementField
            label={`${t.catalogue.element} ${n}`}
            at={`/items/${at}/element`}
            item={item}
            known={element}
            choose={(chosen) => change(withField(item, 'element', chosen))}
          />
          {item.guess && <Sure share={item.guess.confidence} />}
        </div>
      </td>
      <td className="mono t2">
        {element ? (
          `${element.type}${element.length ? `(${element.length})` : ''}`
        ) : (
          <TypeField n={n} item={item} change={change} />
        )}
      </td>
      <td>
        <span className={`gr ${grade} pick`}>
          <Grade grade={grade} word="" />
          <select
            aria-label={`${t.catalogue.grade} ${n}`}
            value={grade}
            // what the data element says by itself is not written down
            onChange={({ target: { value } }) => change(withField(item, 'grade', value === byItself ? '' : value))}
          >
            <option value="green">{t.grade.green}</option>
            <option value="yellow">{t.grade.yellow}</option>
            <option value="red">{t.grade.red}</option>
          </select>
        </span>
      </td>
      {isRed ? (
        <td colSpan={3}>
          <span className="err">
            <CircleX className="i s" aria-hidden="true" /> {t.catalogue.redNotHere}
          </span>{' '}
          <button type="button" className="lnk" onClick={remove}>
            {t.catalogue.takeOut}
          </button>
        </td>
      ) : (
        <>
          <td>{t.catalogue.sharingShort[props.sharing] ?? t.catalogue.none1}</td>
          <td className={props.open === 'true' ? undefined : 't3'}>
            {t.catalogue.openShort[props.open] ?? t.catalogue.none1}
          </td>
          <td>
            <Claim {...props} />
          </td>
        </>
      )}
      <td>
        <button
          type="button"
          className="btn-q off"
          aria-label={t.catalogue.removeItem(item.name)}
          title={t.catalogue.removeItem(item.name)}
          onClick={remove}
        >
          <Trash2 className="i s" aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
});

/** Type and length of the compilation guide, for what is no data element. */
function TypeField({
  n,
  item,
  change,
}: {
  readonly n: number;
  readonly item: DraftItem;
  readonly change: (item: DraftItem) => void;
}) {
  const { t } = useWords();
  return (
    <span className="row type">
      <select
        className="inp"
        aria-label={`${t.catalogue.type} ${n}`}
        value={item.type ?? ''}
        onChange={(event) => change(withField(item, 'type', event.target.value))}
      >
        <option value="" />
        {TYPES.map((type) => (
          <option key={type} value={type}>
            {`${type} ${t.catalogue.types[type] ?? ''}`}
          </option>
        ))}
      </select>
      <input
        className="inp"
        inputMode="numeric"
        aria-label={`${t.catalogue.length} ${n}`}
        value={item.length ?? ''}
        onChange={(event) => {
          change(withField(item, 'length', numberIn(event.target.value) || ''));
        }}
      />
    </span>
  );
}

/** 一数一源: this entry's claim beside whoever is the source now. */
function Claim({ item, claims, held, acts }: ItemRowProps) {
  const { t } = useWords();
  const attribute = item.attribute ?? item.element;
  return (
    <span className="row">
      {held && (
        <Link
          to="/catalogue/$entry"
          params={{ entry: held.entry }}
          className={claims ? 'warn cut' : 'cut'}
          title={held.owner}
        >
          {claims && <TriangleAlert className="i s" aria-hidden="true" />} {held.owner}
        </Link>
      )}
      {held && <span className="t3 sm nw">{claims ? t.catalogue.contested : t.catalogue.refers}</span>}
      <label className={claims ? 'tag' : 'tag off'}>
        <input
          type="checkbox"
          className="over"
          aria-label={`${t.catalogue.claims} ${item.name}`}
          checked={claims}
          disabled={attribute === undefined}
          onChange={() => attribute !== undefined && acts.toggleClaim(attribute)}
        />
        {t.catalogue.ownSource}
      </label>
    </span>
  );
}
