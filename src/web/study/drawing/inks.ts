import { useSyncExternalStore } from 'react';
import type { Inks } from './paint.ts';

let known: { readonly element: HTMLElement; readonly theme: number; readonly inks: Inks } | null =
  null;

/** The colours that the style sheet gives an element; asked for once for each theme. */
export function inksOf(element: HTMLElement, theme: number): Inks {
  if (known?.element !== element || known.theme !== theme) {
    known = { element, theme, inks: readInks(element) };
  }
  return known.inks;
}

function readInks(element: HTMLElement): Inks {
  const style = getComputedStyle(element);
  return {
    ink: colour(element, '--ink'),
    quiet: colour(element, '--ink-2'),
    edge: colour(element, '--edge'),
    rule: colour(element, '--rule'),
    surface: colour(element, '--surface'),
    sunken: colour(element, '--sunken'),
    focus: colour(element, '--focus'),
    font: style.fontFamily,
  };
}

const PROBES = new WeakMap<HTMLElement, HTMLElement>();

/** A canvas does not understand `light-dark()`: an element that is never seen works it out. */
function colour(element: HTMLElement, name: string): string {
  let probe = PROBES.get(element);
  if (probe === undefined) {
    probe = document.createElement('span');
    probe.hidden = true;
    element.parentElement?.append(probe);
    PROBES.set(element, probe);
  }
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

let changes = 0;

function listen(listener: () => void): () => void {
  const tell = (): void => {
    changes += 1;
    listener();
  };
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', tell);
  };
}

/** A number that is another one after every change of the theme. */
export function useThemeChanges(): number {
  return useSyncExternalStore(listen, () => changes);
}
