import { keepsSecrets } from '@yike/kernel';
import type { CustomFetch } from 'openid-client';

/** The provider does not answer, or says itself that it cannot. */
export class ProviderAway extends TypeError {}

/**
 * Asks a provider. Its own document names the addresses that we go to, so each is looked at: secrets
 * go by https, or stay on this machine.
 *
 * @throws ProviderAway which the library lets through as it is, being a `TypeError`
 */
export const providerFetch: CustomFetch = async (address, options) => {
  if (!keepsSecrets(new URL(address))) throw new ProviderAway('an address without TLS');
  const answer = await fetch(address, options as RequestInit).catch((error: Error) => {
    throw new ProviderAway(codeOf(error));
  });
  if (answer.status >= 500 || answer.status === 429) {
    throw new ProviderAway(`status ${answer.status}`);
  }
  return answer;
};

function codeOf({ name, cause }: Error): string {
  if (name === 'TimeoutError') return 'no answer in time';
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : 'no connection';
}
