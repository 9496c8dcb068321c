/** What every page stands on: the reader's preferences, the cache of answers, the addresses. */
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { RequestError } from './lib/http.ts';
import { forgetOld } from './lib/kept.ts';
import { PreferencesProvider } from './lib/preferences.tsx';
import { router } from './routes.tsx';
import { SESSION } from './session/use-session.ts';

/** The server knows nobody any more: whoever was at work is asked to sign in (Frame). */
const ifSignedOut = (error: unknown): void => {
  if (error instanceof RequestError && error.status === 401)
    void client.invalidateQueries({ queryKey: SESSION, exact: true });
};

forgetOld();

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: ifSignedOut }),
  mutationCache: new MutationCache({ onError: ifSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a server that is away or starting is asked again.
      retry: (failures, error) =>
        failures < 3 && error instanceof RequestError && (error.status === 0 || error.status === 503),
      retryDelay: (failures) => Math.min(4000, 500 * 2 ** failures),
    },
  },
});

export function App() {
  return (
    <PreferencesProvider>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </PreferencesProvider>
  );
}
