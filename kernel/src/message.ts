import type { Bilingual } from './language.ts';

/** A short text to one person: a code to sign in with, a reminder. */
export interface Message {
  readonly to: { readonly kind: 'phone' | 'email'; readonly address: string };
  readonly text: Bilingual;
}

/** Who carries messages: the terminal while developing, a provider of SMS or mail in use. */
export interface MessageSender {
  /** Ends when the carrier has taken it over. */
  send(message: Message): Promise<void>;
}
