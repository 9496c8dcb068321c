/** Refused rows of one resource, for its department to mend. */
import type { QuarantineView } from '@kuaishu/api';
import { useDepartment } from '../domain/codes.ts';
import { PlainExportDialog } from '../domain/PlainExportDialog.tsx';
import { addressOf } from '../lib/http.ts';
import { useWords } from '../text/index.ts';

export function ExportDialog({
  resources,
  chosen,
  run,
  rule,
  keys,
  close,
}: {
  readonly resources: QuarantineView['byResource'];
  readonly chosen: string | undefined;
  readonly run: string | undefined;
  readonly rule: string | undefined;
  /** Only these rows; all that the filters leave where there are none. */
  readonly keys: readonly string[];
  readonly close: () => void;
}) {
  const { t, f, lang, pick } = useWords();
  const department = useDepartment();
  const ofResource = (id: string) => keys.filter((key) => key.startsWith(`${id}~`));
  // A file goes to one department; what was chosen of others is exported after it.
  const offered = keys.length === 0 ? resources : resources.filter((one) => ofResource(one.resource).length > 0);
  const rowsOf = (one: (typeof resources)[number]) => (keys.length === 0 ? one.rows : ofResource(one.resource).length);
  return (
    <PlainExportDialog
      title={t.quarantine.exportTitle}
      help={t.quarantine.exportHelp}
      resources={offered.map((one) => ({
        id: one.resource,
        label: t.word.ofDepartment(department(one.provider), pick(one.name)),
        ...(rule && one.resource === chosen && keys.length === 0 ? {} : { count: f.count(rowsOf(one)) }),
      }))}
      chosen={offered.some((one) => one.resource === chosen) ? chosen : undefined}
      address={({ resource, purpose }) =>
        addressOf(
          'quarantineExport',
          {},
          {
            resource,
            purpose,
            run,
            lang,
            rule: resource === chosen ? rule : undefined,
            keys: keys.length === 0 ? undefined : ofResource(resource).join(','),
          },
        )
      }
      close={close}
    />
  );
}
