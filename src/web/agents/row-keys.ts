import { useKeys } from '../app/keys.ts';

/** Moves the focus from row to row; Enter then opens it, because the focus is on its link. */
function move(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = links.indexOf(document.activeElement as HTMLElement);
  const next = here === -1 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1);
  links[next]?.focus();
}

/** The keys of every page that is a table of links. */
export function useRowKeys(): void {
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '/': () => document.querySelector<HTMLElement>('.tools-filter input')?.focus(),
  });
}
