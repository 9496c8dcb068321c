/** 样例比对: a file at hand makes the radar compare a draft by its content too. The file is read and forgotten. */
import type { SampleAnswer } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { useId } from 'react';
import { read, send } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Refusal } from '../ui/Refusal.tsx';

/** `taken`: told when the draft's content is known anew. */
export function SampleFile({ entry, taken }: { readonly entry: string; readonly taken: () => void }) {
  const { t, f } = useWords();
  const id = useId();
  const client = useQueryClient();
  const known = useQuery({
    queryKey: ['entry-samples', entry],
    queryFn: ({ signal }) => read('entrySamples', { params: { entry }, signal }),
  });
  const take = useMutation({
    mutationFn: (file: File): Promise<SampleAnswer> => send('sampleEntry', file, { entry }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['entry-samples', entry] });
      taken();
    },
  });
  return (
    <section className="sample" aria-labelledby={`${id}t`}>
      <div className="row">
        <h3 id={`${id}t`}>{t.evidence.sampleTitle}</h3>
        <span className="end">
          <FileButton
            icon={Fingerprint}
            label={t.evidence.sample}
            kind="sm"
            accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl,.geojson"
            disabled={take.isPending}
            choose={(file) => take.mutate(file)}
          />
        </span>
      </div>
      <p className="t3 sm">{t.evidence.sampleHelp}</p>
      <div className="sm" role="status">
        {take.isPending && t.evidence.sampling(take.variables?.name ?? '')}
        {known.data?.items.map(({ origin, rows, columns, deliveredAt }) => (
          <div key={origin}>
            {(origin === 'file' ? t.evidence.sampled : t.evidence.ofDelivery)(
              f.count(rows),
              f.count(columns.length),
              f.dateTime(deliveredAt),
            )}
          </div>
        ))}
        {take.data && take.data.spare.length > 0 && (
          <div className="t3">{t.evidence.spare(f.list(take.data.spare.slice(0, 12)))}</div>
        )}
        {take.data && take.data.missing.length > 0 && (
          <div className="t3">{t.evidence.missing(f.list(take.data.missing.slice(0, 12)))}</div>
        )}
      </div>
      <Refusal error={take.error} />
    </section>
  );
}
