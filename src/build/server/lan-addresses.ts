import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/** The IPv4 addresses at which other devices may reach this computer; those of home and office networks first. */
export function lanAddresses(interfaces: Interfaces = networkInterfaces()): string[] {
  const all = Object.values(interfaces).flatMap((list) => list ?? []);
  const outside = all.filter((one) => one.family === 'IPv4' && !one.internal).map((one) => one.address);
  return outside.sort((a, b) => rank(a) - rank(b));
}

/** 192.168 is what a router gives to phones; 172.16–31 is often a bridge of virtual machines; 169.254 is nobody's. */
function rank(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  if (address.startsWith('169.254.')) return 4;
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 3 : 2;
}
