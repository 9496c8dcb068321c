import type { DatabaseConnection } from '@kuaishu/api';
import { useId, useState } from 'react';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';

const PORTS = { postgresql: 5432, mysql: 3306 } as const;

export function ConnectionForm({
  connect,
  isBusy,
}: {
  readonly connect: (to: DatabaseConnection) => void;
  readonly isBusy: boolean;
}) {
  const { t } = useWords();
  const id = useId();
  const [kind, setKind] = useState<DatabaseConnection['kind']>('postgresql');
  const [port, setPort] = useState(String(PORTS.postgresql));
  const [given, setGiven] = useState({ host: '', database: '', user: '', password: '' });
  const [tls, setTls] = useState(false);
  const line = (name: keyof typeof given, more: React.InputHTMLAttributes<HTMLInputElement> = {}) => (
    <div className="field">
      <label htmlFor={`${id}${name}`}>{t.drafting[name]}</label>
      <input
        id={`${id}${name}`}
        className="inp mono"
        required
        autoComplete="off"
        spellCheck={false}
        value={given[name]}
        onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
        {...more}
      />
    </div>
  );
  return (
    <Sheet title={t.drafting.connection} hint={t.drafting.connectionHelp}>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          connect({ kind, port: Number(port), tls, ...given, host: given.host.trim() });
        }}
      >
        <div className="grid">
          <div className="field">
            <label htmlFor={`${id}k`}>{t.drafting.kind}</label>
            <select
              id={`${id}k`}
              className="inp"
              value={kind}
              onChange={(event) => {
                const next = event.target.value as DatabaseConnection['kind'];
                if (port === String(PORTS[kind])) setPort(String(PORTS[next]));
                setKind(next);
              }}
            >
              {Object.entries(t.drafting.kinds).map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
          </div>
          {line('host')}
          <div className="field">
            <label htmlFor={`${id}p`}>{t.drafting.port}</label>
            <input
              id={`${id}p`}
              className="inp mono"
              type="number"
              required
              min={1}
              max={65535}
              value={port}
              onChange={(event) => setPort(event.target.value)}
            />
          </div>
          {line('database')}
          {line('user')}
          {line('password', { type: 'password', required: false, autoComplete: 'new-password' })}
          <div className="wide row">
            <label className="row">
              <input type="checkbox" checked={tls} onChange={(event) => setTls(event.target.checked)} />
              {t.drafting.tls}
            </label>
            <span className="sp" />
            <button type="submit" className="btn p" disabled={isBusy}>
              {t.drafting.list}
            </button>
          </div>
        </div>
      </form>
    </Sheet>
  );
}
