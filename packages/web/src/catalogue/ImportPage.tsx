/** Import of the national form: every fault at its cell, and nothing imported half. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import { send } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

export function ImportPage() {
  const { t, f, lang, pick } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const upload = useMutation({ mutationFn: (chosen: File) => send('importEntries', chosen) });
  const marked = useMutation({
    mutationFn: async (chosen: File) => {
      const response = await fetch(`/api/catalog/import/marked?lang=${lang}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(chosen.name) },
        body: chosen,
      });
      if (!response.ok) throw new Error(response.statusText);
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = chosen.name;
      link.click();
      URL.revokeObjectURL(address);
    },
  });
  const { data } = upload;
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.importTitle}
        meta={[t.catalogue.importHelp]}
        actions={
          <a className="btn" href="/api/catalog/template" download>
            <Download className="i s" aria-hidden="true" />
            {t.catalogue.template}
          </a>
        }
      />
      <div className="filters">
        <FileButton
          icon={Upload}
          label={t.catalogue.choose}
          kind="p"
          accept=".xlsx"
          disabled={upload.isPending}
          choose={(chosen) => {
            setFile(chosen);
            upload.mutate(chosen);
          }}
        />
        {file && <span className="t2">{file.name}</span>}
        {upload.isPending && <progress aria-label={t.state.loading} />}
      </div>
      <Refusal error={upload.error} />
      {data && data.errors === 0 && (
        <Note tone="ok" live actions={<Link to="/catalogue/mine">{t.catalogue.mine}</Link>}>
          {t.catalogue.imported(f.count(data.imported.length))}
        </Note>
      )}
      {data && data.errors > 0 && file && (
        <Note
          tone="err"
          live
          actions={
            <button type="button" className="btn sm" disabled={marked.isPending} onClick={() => marked.mutate(file)}>
              {t.catalogue.marked}
            </button>
          }
        >
          {t.catalogue.faults(f.count(data.errors))}
        </Note>
      )}
      {data && data.faults.length > 0 && (
        <Sheet>
          <Table
            caption={t.catalogue.fault}
            rows={data.faults.map((fault, n) => ({ ...fault, n }))}
            rowKey={(fault) => String(fault.n)}
            columns={[
              {
                key: 'cell',
                head: t.catalogue.cell,
                className: 'mono',
                cell: (fault) => `${fault.sheet}!${fault.cell ?? fault.row}`,
              },
              { key: 'column', head: t.catalogue.itemName, cell: (fault) => fault.column ?? '' },
              {
                key: 'fault',
                head: t.catalogue.fault,
                heads: true,
                cell: (fault) => (
                  <span className={fault.severity === 'error' ? 'err' : 'warn'}>{pick(fault.message)}</span>
                ),
              },
              { key: 'mend', head: t.catalogue.mend, className: 't2', cell: (fault) => pick(fault.mend) },
            ]}
          />
        </Sheet>
      )}
    </>
  );
}
