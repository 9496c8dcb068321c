/** Whether the page is as narrow as a phone; the same limit as in the style sheets. */
import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(max-width: 720px)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export const usePhone = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
