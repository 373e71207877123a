import { createSigner } from '../../src/ledger/signer.ts';

/** A key that protects nothing: it is public. */
export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----`;

export const testSigner = createSigner(TEST_KEY, 'holdpoint/test');
