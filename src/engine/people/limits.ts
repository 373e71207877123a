/** Far above what one organisation comes to; what goes beyond is refused. */
export const PEOPLE_LIMITS = {
  accounts: 200_000,
  groups: 20_000,
  /** Accounts in one group. */
  members: 50_000,
  /** E-mail addresses of one account. */
  emails: 20,
  /** Logins that an account of a forge had, remembered. */
  logins: 50,
  /** UTF-16 code units of a name, a login or an address. */
  text: 320,
  /** Groups of one person, as told at sign-in. */
  claims: 500,
} as const;
