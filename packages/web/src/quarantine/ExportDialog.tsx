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
  close,
}: {
  readonly resources: QuarantineView['byResource'];
  readonly chosen: string | undefined;
  readonly run: string | undefined;
  readonly close: () => void;
}) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  return (
    <PlainExportDialog
      title={t.quarantine.exportTitle}
      help={t.quarantine.exportHelp}
      resources={resources.map((one) => ({
        id: one.resource,
        label: `${t.word.ofDepartment(department(one.provider), pick(one.name))} ${f.count(one.rows)}`,
      }))}
      chosen={chosen}
      address={(asked) => addressOf('quarantineExport', {}, { ...asked, run })}
      close={close}
    />
  );
}
