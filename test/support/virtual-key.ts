import type { CDPSession, Page } from 'playwright-core';

export interface VirtualKey {
  readonly device: CDPSession;
  readonly authenticatorId: string;
}

/** Gives a page's browser an authenticator that is its user's own and says yes whenever it is asked. */
export async function giveKey(page: Page): Promise<VirtualKey> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { device, authenticatorId };
}
