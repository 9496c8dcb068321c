/** Ctrl K: pages, resources, runs and blocks by name, and entities of the first blocks by what one knows of them. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { besides } from '../domain/besides.ts';
import { useMeaning } from '../domain/codes.ts';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { type Command, matching } from './commands.ts';
import { mayGo, PLACES } from './places.ts';
import './palette.css';

export function CommandPalette({ close }: { readonly close: () => void }) {
  const { t, f, pick } = useWords();
  const navigate = useNavigate();
  const meaning = useMeaning();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const typed = useDeferredValue(query.trim());

  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);

  const may = useMay();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => read('overview', { signal }),
    enabled: may('overview.read'),
  });
  const resources = useQuery({
    queryKey: ['resources'],
    queryFn: ({ signal }) => read('resources', { signal }),
    enabled: may('resource.read'),
  });
  const entries = useQuery({
    queryKey: ['palette-catalogue', typed],
    queryFn: ({ signal }) => read('catalogSearch', { query: { q: typed, limit: 6 }, signal }),
    enabled: typed.length >= 2 && may('catalog.search'),
  });
  const blocks = overview.data?.blocks ?? [];
  const found = useQuery({
    queryKey: ['palette', typed, blocks.map((block) => block.block).join()],
    enabled: typed.length >= 2 && blocks.length > 0 && may('entity.read'),
    queryFn: async ({ signal }) => {
      const answers = await Promise.all(
        blocks
          .slice(0, 4)
          .map((block) => read('search', { params: { block: block.block }, query: { q: typed, limit: 3 }, signal })),
      );
      return answers.flatMap((answer, i) => answer.items.map((hit) => ({ hit, block: blocks[i]! })));
    },
  });

  const commands: Command[] = [
    ...PLACES.flat()
      .filter((place) => mayGo(place, may))
      .map(({ to, name }) => ({
        key: `p${to}`,
        kind: t.palette.page,
        label: String(t.nav[name]),
        also: name,
        go: () => navigate({ to }),
      })),
    ...blocks.map((block) => ({
      key: `b/${block.block}`,
      kind: t.palette.block,
      label: pick(block.name),
      also: `${block.name.zh} ${block.name.en} ${block.block}`,
      go: () => navigate({ to: '/blocks/$block', params: { block: block.block } }),
    })),
    ...(overview.data?.runs ?? []).map((run) => ({
      key: `r/${run.run}`,
      kind: t.palette.run,
      label: run.run,
      also: run.asOf,
      go: () => navigate({ to: '/runs/$run', params: { run: run.run } }),
    })),
    ...(resources.data?.items ?? []).map((resource) => ({
      key: `s/${resource.resource}`,
      kind: t.palette.resource,
      label: pick(resource.name),
      also: `${resource.name.zh} ${resource.provider} ${resource.resource}`,
      go: () => navigate({ to: '/resources/$resource', params: { resource: resource.resource } }),
    })),
  ];
  const shown: Command[] = [
    ...matching(commands, typed, 12),
    ...(typed.length >= 2 ? (entries.data?.items ?? []) : []).map(({ entry }) => ({
      key: `c/${entry.id}`,
      kind: t.nav.catalogue,
      label: entry.title,
      also: pick(entry.owner.name),
      go: () => navigate({ to: '/catalogue/$entry', params: { entry: entry.id } }),
    })),
    ...(typed.length >= 2 ? (found.data ?? []) : []).map(({ hit, block }) => ({
      key: `e/${block.block}/${hit.entity}`,
      kind: pick(block.name),
      label: hit.label,
      also: besides(
        Object.entries(hit.values).flatMap(([attribute, { value }]) =>
          value ? [meaning(attribute, value) ?? value] : [],
        ),
      ),
      go: () => navigate({ to: '/blocks/$block/entities/$entity', params: { block: block.block, entity: hit.entity } }),
    })),
  ];
  const here = Math.min(at, Math.max(0, shown.length - 1));
  const choose = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    void command.go();
  };

  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((here + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(shown[here]);
    }
  };

  return (
    <dialog
      ref={dialog}
      className="dlg palette"
      aria-label={t.nav.search}
      onClose={close}
      onPointerDown={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div className="ask">
        <Search className="i" aria-hidden="true" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={shown[here] ? `${list}-${here}` : undefined}
          aria-label={t.nav.search}
          placeholder={t.nav.searchHint}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={keys}
          autoFocus
        />
        <kbd>Esc</kbd>
      </div>
      <div id={list} role="listbox" aria-label={t.nav.search} className="found">
        {shown.map((command, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: arrow keys and Enter are taken by the input above
          <div
            key={command.key}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === here}
            onClick={() => choose(command)}
            onPointerMove={() => setAt(i)}
          >
            <span className="t3 sm kind">{command.kind}</span>
            <span className="cut">{command.label}</span>
            <span className="t3 sm cut">
              {command.key.startsWith('e/') || command.key.startsWith('r/') ? command.also : ''}
            </span>
          </div>
        ))}
        {shown.length === 0 && <p className="t3">{found.isFetching ? t.state.loading : t.palette.nothing(typed)}</p>}
      </div>
      <p className="sr" aria-live="polite">
        {t.palette.count(f.count(shown.length))}
      </p>
    </dialog>
  );
}
