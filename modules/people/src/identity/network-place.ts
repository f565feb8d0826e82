import { isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * The place on the network that an address stands for. Of IPv6 whoever has one address has the 2⁶⁴ of
 * its network too, so the network is the place.
 */
export function placeOfAddress(address: string): string {
  const [plain = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined || !isIPv6(plain)) return mapped ?? address;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groupsOf = (text: string | undefined) => (text ?? '').split(':').filter(Boolean);
  // an address of version 4 at the end stands for two groups
  const behind = groupsOf(tail).flatMap((group) => (group.includes('.') ? [group, ''] : [group]));
  const before = groupsOf(head);
  const between = Array.from(
    { length: Math.max(0, GROUPS - before.length - behind.length) },
    () => '0',
  );
  const groups = tail === undefined ? before : [...before, ...between, ...behind];
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}
