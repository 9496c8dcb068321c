/** What a right or an act is called, and small beside it its code, as the API, the policies and the records have it. */
import { actName } from '@kuaishu/api/permissions';
import { useWords } from '../text/index.ts';

export function ActName({ code }: { readonly code: string }) {
  const { pick } = useWords();
  const name = actName(code);
  if (!name) return <span className="mono">{code}</span>;
  return (
    <>
      {pick(name)} <span className="mono t3 sm">{code}</span>
    </>
  );
}
