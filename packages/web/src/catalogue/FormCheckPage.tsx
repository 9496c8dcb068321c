/** 表单查重: a department's paper or web form, held against what government already knows. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { send } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

export function FormCheckPage() {
  const { t, pick } = useWords();
  const upload = useMutation({ mutationFn: (chosen: File) => send('checkQuestionnaire', chosen) });
  const { data } = upload;
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.formTitle}
        meta={[t.catalogue.formHelp]}
      />
      <div className="filters">
        <FileButton
          icon={Upload}
          label={t.catalogue.form}
          kind="p"
          accept=".docx,.xlsx,.html,.htm"
          disabled={upload.isPending}
          choose={(chosen) => upload.mutate(chosen)}
        />
        {upload.isPending && <progress aria-label={t.state.loading} />}
      </div>
      <Refusal error={upload.error} />
      {data && (
        <Sheet>
          <Table
            caption={t.catalogue.formTitle}
            rows={data.questions.map((question, n) => ({ ...question, n }))}
            rowKey={(question) => String(question.n)}
            columns={[
              { key: 'section', head: '', className: 't3', cell: (question) => question.section },
              { key: 'label', head: t.catalogue.question, heads: true, cell: (question) => question.label },
              {
                key: 'element',
                head: t.catalogue.element,
                cell: (question) => (question.elementName ? pick(question.elementName) : t.catalogue.none1),
              },
              {
                key: 'known',
                head: t.catalogue.answeredBy,
                cell: (question) => {
                  const found = data.findings.filter((finding) =>
                    finding.pairs.some((pair) => pair.own === question.label),
                  );
                  if (found.length === 0) return <span className="t3">{t.catalogue.noAnswer}</span>;
                  return (
                    <ul className="sm">
                      {found.slice(0, 3).map((finding) => (
                        <li key={`${finding.kind} ${finding.entry?.id ?? finding.base}`}>
                          {finding.entry?.readable ? (
                            <Link to="/catalogue/$entry" params={{ entry: finding.entry.id }}>
                              <Mixed>{finding.entry.title}</Mixed>
                            </Link>
                          ) : (
                            (finding.entry?.title ?? t.catalogue.finding[finding.kind])
                          )}{' '}
                          <span className="t3">{finding.entry ? pick(finding.entry.owner.name) : ''}</span>
                        </li>
                      ))}
                    </ul>
                  );
                },
              },
            ]}
          />
        </Sheet>
      )}
    </>
  );
}
