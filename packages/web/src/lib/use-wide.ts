/** Whether there is room for a list and what was chosen from it beside each other; the same limit as in the style sheets. */
import { useSyncExternalStore } from 'react';

const query = () => matchMedia('(min-width: 1101px)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
