import { useEffect } from 'react';

/** Names the browser's tab: what it shows first, so that a row of tabs can be told apart. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Holdpoint' : `${title} · Holdpoint`;
  }, [title]);
}
