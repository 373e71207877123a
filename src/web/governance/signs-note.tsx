import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import './signs-note.css';

/** Says beside a form what the passkey will sign, before it is asked for. */
export function SignsNote({ children }: { readonly children: ReactNode }) {
  return (
    <p className="small muted signs-note">
      <Icon name="lock" size={13} /> <span>Your passkey signs {children}.</span>
    </p>
  );
}
