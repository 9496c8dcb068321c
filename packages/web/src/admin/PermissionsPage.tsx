/** Role × action, made from the policy files. */
import { useQuery } from '@tanstack/react-query';
import { ActName } from '../domain/ActName.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import './admin.css';

export function PermissionsPage() {
  const { t, pick } = useWords();
  const answer = useQuery({ queryKey: ['permissions'], queryFn: ({ signal }) => read('permissions', { signal }) });
  return (
    <>
      <PageHead title={t.admin.permissions} meta={[t.admin.permissionsMeta]} />
      <Loaded answer={answer} skeleton={<Skeleton rows={12} />}>
        {({ roles, actions }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled with the keyboard too
          <section className="sheet scroll matrix" aria-label={t.admin.permissions} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.admin.action}</th>
                  {roles.map((one) => (
                    <th key={one.role} scope="col">
                      {pick(one.name)}
                    </th>
                  ))}
                </tr>
              </thead>
              {[...Map.groupBy(actions, ({ noun }) => noun.zh)].map(([noun, group]) => (
                <tbody key={noun}>
                  <tr>
                    <th scope="rowgroup" colSpan={roles.length + 1} className="t2">
                      {group[0] && pick(group[0].noun)}
                    </th>
                  </tr>
                  {group.map((action) => (
                    <tr key={`${action.action} ${action.on.join(' ')}`}>
                      <th scope="row">
                        <ActName code={action.action} />
                      </th>
                      {roles.map((one) => (
                        <td key={one.role} className={action.roles.includes(one.role) ? 'acc' : 't3'}>
                          {action.roles.includes(one.role) ? '●' : '·'}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              ))}
            </table>
          </section>
        )}
      </Loaded>
    </>
  );
}
