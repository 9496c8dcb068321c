/** What every page stands on: the reader's preferences, the cache of answers, the addresses. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { RequestError } from './lib/http.ts';
import { PreferencesProvider } from './lib/preferences.tsx';
import { router } from './routes.tsx';

const client = new QueryClient({
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
