import { expect, test } from 'vitest';
import { lanAddresses, routeAddress } from '#build/server/lan-addresses.ts';
import { startOptions } from '#build/server/start-options.ts';

test('the port is 4173, else PORT, else --port', () => {
  expect(startOptions([], {})).toEqual({ port: 4173, lan: false });
  expect(startOptions([], { PORT: '5000' })).toEqual({ port: 5000, lan: false });
  expect(startOptions(['--port', '6000', '--lan'], { PORT: '5000' })).toEqual({ port: 6000, lan: true });
  expect(startOptions(['--port=6000'], {})).toEqual({ port: 6000, lan: false });
});

test('what is no port, and what is no option, is answered with a sentence', () => {
  for (const text of ['0', '70000', 'abc', '80.5']) {
    expect(() => startOptions(['--port', text], {})).toThrow(`whole number from 1 to 65534, not "${text}"`);
  }
  expect(() => startOptions(['--wlan'], {})).toThrow('Options are --port N and --lan.');
});

const one = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) =>
  ({ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never;
const namesOf = (...found: Parameters<typeof lanAddresses>) => lanAddresses(...found).map(({ name }) => name);

test('LAN addresses are IPv4, not this computer’s own, and those of home networks come first', () => {
  const found = lanAddresses({
    lo: [one('127.0.0.1', 'IPv4', true), one('::1', 'IPv6', true)],
    docker0: [one('172.17.0.1')],
    en0: [one('fe80::1', 'IPv6'), one('192.168.1.5')],
    en1: [one('169.254.3.3'), one('166.111.4.100'), one('10.0.0.2')],
  });
  const addresses = ['192.168.1.5', '10.0.0.2', '166.111.4.100', '169.254.3.3', '172.17.0.1'];
  expect(found.map(({ address }) => address)).toEqual(addresses);
});

test('virtual machines, containers and private networks come last, whatever their addresses look like', () => {
  const virtual = ['vEthernet (WSL)', 'VirtualBox Host-Only Network', 'vmnet8', 'utun4', 'tailscale0', 'br-3fa', 'wg0'];
  for (const name of virtual) {
    expect(namesOf({ [name]: [one('192.168.56.1')], wlan0: [one('172.20.10.4')] })).toEqual(['wlan0', name]);
  }
});

test('the interface that the computer itself uses comes first, unless that is a private network', () => {
  const interfaces = { eth0: [one('192.168.1.5')], wlan0: [one('10.3.0.7')], utun3: [one('10.8.0.2')] };
  expect(namesOf(interfaces, '10.3.0.7')[0]).toBe('wlan0');
  expect(namesOf(interfaces, '10.8.0.2')).toEqual(['eth0', 'wlan0', 'utun3']);
});

test('the route is one of this computer’s own addresses, or there is none', async () => {
  const route = await routeAddress();
  const own = lanAddresses().map(({ address }) => address);
  expect(route === null || route.startsWith('127.') || own.includes(route)).toBe(true);
});
