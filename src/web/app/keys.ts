import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences.ts';

/** A key as `KeyboardEvent.key`, or two after one another: `g q`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const SEQUENCE_MS = 1_200;

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** Single-key shortcuts while the calling part is shown: not in fields, menus and dialogs, nor when switched off. */
export function useKeys(map: KeyMap): void {
  const { keys } = usePreferences();
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!keys) return undefined;
    let first = '';
    let at = 0;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        isWriting(event.target) ||
        document.querySelector('[role=dialog],[role=alertdialog],[role=menu]')
      )
        return;
      const pair = event.timeStamp - at < SEQUENCE_MS ? `${first} ${event.key}` : '';
      const action = latest.current[pair] ?? latest.current[event.key];
      first = event.key;
      at = event.timeStamp;
      if (action === undefined) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keys]);
}
