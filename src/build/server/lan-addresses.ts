import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/** One way to reach this computer. */
export interface LanAddress {
  readonly address: string;
  /** What the system calls the interface. */
  readonly name: string;
}

/** What virtual machines, containers and private networks call their interfaces, on Linux, macOS and Windows. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vmnet|vnic|vboxnet|lxc|lxd|cni|flannel|cali|podman|kube|tailscale|ts\d|zt|wg|tun|tap|utun|ppp|ipsec|bridge\d|ap\d|awdl|llw|anpi)|vEthernet|VirtualBox|VMware|Hyper-V|WSL|Loopback|Bluetooth|TAP-|Tailscale|ZeroTier|WireGuard|OpenVPN|VPN|Hamachi/i;

/**
 * The IPv4 addresses at which other devices may reach this computer. First the one that its own traffic leaves by
 * (`route`), then those of real interfaces, those of home and office networks before others; virtual machines,
 * containers and private networks last.
 */
export function lanAddresses(
  interfaces: Interfaces = networkInterfaces(),
  route: string | null = null,
): readonly LanAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, list]) => (list ?? []).map((one) => ({ ...one, name })));
  const outside = all.filter((one) => one.family === 'IPv4' && !one.internal);
  const rank = ({ address, name }: LanAddress): number => {
    const virtual = VIRTUAL.test(name) ? 10 : 0;
    return (address === route && virtual === 0 ? -10 : 0) + virtual + kindOf(address);
  };
  return outside.map(({ address, name }) => ({ address, name })).sort((a, b) => rank(a) - rank(b));
}

/**
 * The address that this computer's own traffic leaves by; null where there is no route. Choosing one for a datagram
 * sends nothing.
 */
export function routeAddress(): Promise<string | null> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    const end = (address: string | null) => {
      socket.close();
      resolve(address);
    };
    socket.once('error', () => end(null));
    // An address for documentation (RFC 5737): nobody is there, and nobody is asked.
    socket.connect(9, '192.0.2.1', () => end(socket.address().address));
  });
}

/** 192.168 is what a router gives to phones; 172.16–31 is often a bridge of virtual machines; 169.254 is nobody's. */
function kindOf(address: string): number {
  if (address.startsWith('192.168.')) return 0;
  if (address.startsWith('10.')) return 1;
  if (address.startsWith('169.254.')) return 4;
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? 3 : 2;
}
