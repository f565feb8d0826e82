/** An OpenID Connect provider, as one who lets people sign in through it knows it. */
export interface SignOnProvider {
  /** Its address, exactly as it calls itself. */
  readonly issuer: string;
  /** What it calls us. */
  readonly clientId: string;
  /** Null where it knows us by the code verifier (PKCE) alone. */
  readonly clientSecret: string | null;
}

/** What is made for one sign-on and must come back with it. All are secrets of 256 bits. */
export interface SignOnChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What the browser is sent there with. */
export interface SignOnQuestion {
  readonly checks: SignOnChecks;
  /** Where the browser comes back to; the provider knows it beforehand. */
  readonly redirectUri: string;
  readonly wantsEmail: boolean;
  /** How the user should show who he or she is, in the provider's words. */
  readonly acrValues: readonly string[];
}

/** What a provider says of somebody, signed and checked. */
export interface SignOnClaims {
  /** Names somebody at this issuer, always the same one. */
  readonly subject: string;
  /** Null unless the provider says that it was verified. */
  readonly verifiedEmail: string | null;
  /** How it was shown who it is: a class, and its means. */
  readonly acr: string | null;
  readonly amr: readonly string[];
}

/** Speaks OpenID Connect with providers: authorization code, PKCE, state and nonce. */
export interface SignOnPort {
  /** Where to send the browser. @throws Problem `sign-on-away` */
  urlToAsk(provider: SignOnProvider, question: SignOnQuestion): Promise<string>;
  /**
   * What the browser came back with, traded for what the provider says.
   *
   * @param answer the words of the query it came back with
   * @throws Problem `sign-on-away`, `sign-on-refused`
   */
  readAnswer(
    provider: SignOnProvider,
    question: SignOnQuestion,
    answer: Readonly<Record<string, string>>,
  ): Promise<SignOnClaims>;
  /** Where the browser signs out there too; null where that is not offered. @throws Problem `sign-on-away` */
  urlToEnd(provider: SignOnProvider): Promise<string | null>;
}

/** May secrets be sent there: by https, or to this very machine by http? */
export function keepsSecrets({ protocol, hostname }: AddressParts): boolean {
  if (protocol === 'https:') return true;
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** A `URL` has them. */
interface AddressParts {
  readonly protocol: string;
  readonly hostname: string;
}
