import { Icon } from '../ui/icon.tsx';
import { setPreferences, usePreferences, type Preferences } from './preferences.ts';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const;
const ICON = { system: 'system', light: 'sun', dark: 'moon' } as const;
const WORD: Readonly<Record<Preferences['theme'], string>> = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
};

export function ThemeToggle() {
  const { theme } = usePreferences();
  const label = `Theme: ${WORD[theme]}. Change to ${WORD[NEXT[theme]]}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setPreferences({ theme: NEXT[theme] })}
    >
      <Icon name={ICON[theme]} size={17} />
    </button>
  );
}
