import type { Tool } from '../types.ts';
import { firebase } from './firebase.ts';
import { gcloud } from './gcloud.ts';
import { googleStores } from './stores.ts';

export const googleTools: readonly Tool[] = [gcloud, ...googleStores, firebase];
