/** A secret that is shown this once, to be copied and handed over. */
import { Copy } from './Copy.tsx';
import { Note } from './Note.tsx';

export function ShownOnce({
  label,
  secret,
  help,
}: {
  readonly label: string;
  readonly secret: string;
  readonly help?: string;
}) {
  return (
    <Note tone="ok" live>
      <b>{label}</b>
      <br />
      <span className="mono anywhere">{secret}</span> <Copy text={secret} />
      {help && (
        <>
          <br />
          <span className="t2">{help}</span>
        </>
      )}
    </Note>
  );
}
