/** Somebody who can sign in. */
export interface Account {
  readonly accountId: string;
  readonly particulars: AccountParticulars;
  readonly hasPassword: boolean;
  readonly isPasswordTemporary: boolean;
  readonly isSecondFactorWaived: boolean;
  readonly hasSecondFactor: boolean;
  readonly madeAt: Date;
}

/** What names the bearer of an account; sealed in the database. */
export interface AccountParticulars {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** Where particulars of an account are sealed for. */
export const placeOfAccount = (accountId: string): string => `identity.account ${accountId}`;

/** Where the secret of a second factor is sealed for. */
export const placeOfSecondFactor = (accountId: string): string => `identity.totp ${accountId}`;
