/** A value once it has stayed the same for a moment, so that a server is not asked at each letter. */
import { useEffect, useState } from 'react';

/** What one types settles for so long before it is asked about. */
const SETTLE_MS = 300;

export function useSettled<T>(value: T): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
