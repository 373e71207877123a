import type { Tool } from '../types.ts';
import { keyTools } from './keys.ts';
import { managers } from './managers.ts';
import { vault } from './vault.ts';

export const secretTools: readonly Tool[] = [vault, ...managers, ...keyTools];
