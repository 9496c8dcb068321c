/** Passwords of accounts that were just made: to be saved this once, and handed over. */
import { useState } from 'react';
import { saveFile } from '../lib/save-file.ts';
import { csvText } from '../table/csv.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';

export interface FirstPassword {
  readonly login: string;
  readonly name: string;
  readonly organisation: string;
  readonly password: string;
}

export function FirstPasswords({
  passwords,
  until,
}: {
  readonly passwords: readonly FirstPassword[];
  readonly until: string;
}) {
  const { t, f } = useWords();
  const [saved, setSaved] = useState(false);
  const save = () => {
    saveFile(
      `${t.imports.passwordsFile}.csv`,
      'text/csv;charset=utf-8',
      csvText([
        [t.admin.login, t.admin.name, t.admin.organisation, t.imports.onePassword],
        ...passwords.map((one) => [one.login, one.name, one.organisation, one.password]),
      ]),
    );
    setSaved(true);
  };
  return (
    <Note
      tone="warn"
      live
      actions={
        <button type="button" className="btn p" onClick={save}>
          {t.imports.downloadPasswords}
        </button>
      }
    >
      {t.imports.passwordsReady(f.count(passwords.length), f.dateTime(until))}
      {saved && (
        <>
          <br />
          {t.imports.downloaded}
        </>
      )}
    </Note>
  );
}
