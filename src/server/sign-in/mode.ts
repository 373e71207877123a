import type { IdentityProvider } from './identity-provider.ts';

/**
 * How people sign in. `development` takes anybody's word for who they are. Where there is any way at all,
 * those who have a passkey can use that as well.
 */
export type SignInMode =
  | { readonly kind: 'development' }
  | { readonly kind: 'oidc'; readonly provider: IdentityProvider }
  | { readonly kind: 'passkey' }
  | { readonly kind: 'none'; readonly why: string };
