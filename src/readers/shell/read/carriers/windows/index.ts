/** The shells of Windows, and the way from there into Linux. */
import type { Carrier } from '../types.ts';
import { CMD, POWERSHELL, WSL } from './shells.ts';

export const WINDOWS: readonly Carrier[] = [POWERSHELL, CMD, WSL];
