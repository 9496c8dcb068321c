/** 从文件起草: the file is profiled by the server and forgotten; what stays is the proposal. */
import { useMutation } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useId } from 'react';
import { send } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Skeleton } from '../ui/states.tsx';
import { ProposalList } from './ProposalList.tsx';
import { useProposed } from './use-proposed.ts';
import './drafting.css';

export function FromFile() {
  const { t } = useWords();
  const id = useId();
  const { proposed, change, begin, clear } = useProposed('file');
  const profile = useMutation({
    mutationFn: (file: File) => send('proposeFromFile', file),
    onMutate: clear,
    onSuccess: begin,
  });
  return (
    <>
      <div className="filters">
        <FileButton
          icon={Upload}
          label={t.drafting.chooseFile}
          kind="p"
          accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl,.geojson"
          disabled={profile.isPending}
          describedBy={`${id}h`}
          choose={(file) => profile.mutate(file)}
        />
        <span id={`${id}h`} className="t3 sm">
          {t.drafting.fileHelp}
        </span>
      </div>
      <Refusal error={profile.error} />
      {profile.isPending && (
        <div role="status">
          <p className="t2 sm">{t.drafting.profiling(profile.variables.name)}</p>
          <Skeleton rows={8} height={46} />
        </div>
      )}
      {proposed && <ProposalList proposed={proposed} change={change} origin="file" />}
    </>
  );
}
