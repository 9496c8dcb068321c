/** All kinds of duty that the platform knows. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function ProceduresPage() {
  const { t, pick } = useWords();
  const answer = useQuery({ queryKey: ['procedures'], queryFn: ({ signal }) => read('procedures', { signal }) });
  return (
    <>
      <PageHead
        title={t.cases.procedures}
        meta={[t.cases.proceduresMeta]}
        actions={
          <Link className="btn" to="/terms">
            {t.upkeep.allTerms}
          </Link>
        }
      />
      <Loaded answer={answer}>
        {({ items }) => (
          <Sheet>
            <Table
              caption={t.cases.procedures}
              rows={items}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: 'title',
                  head: t.cases.procedures,
                  heads: true,
                  cell: (one) => (
                    <Link to="/procedures/$procedure" params={{ procedure: one.id }}>
                      {pick(one.title)}
                    </Link>
                  ),
                },
                { key: 'purpose', head: '', className: 't2', cell: (one) => (one.purpose ? pick(one.purpose) : '') },
                { key: 'version', head: '', className: 't3', cell: (one) => t.cases.version(String(one.version)) },
              ]}
            />
          </Sheet>
        )}
      </Loaded>
    </>
  );
}
