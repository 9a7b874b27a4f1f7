import { expect, test } from 'vitest';
import { lanAddresses } from '#build/server/lan-addresses.ts';
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

test('LAN addresses are IPv4, not this computer’s own, and those of home networks come first', () => {
  const one = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) =>
    ({ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as never;
  const found = lanAddresses({
    lo: [one('127.0.0.1', 'IPv4', true), one('::1', 'IPv6', true)],
    docker0: [one('172.17.0.1')],
    en0: [one('fe80::1', 'IPv6'), one('192.168.1.5')],
    en1: [one('169.254.3.3'), one('166.111.4.100'), one('10.0.0.2')],
  });
  expect(found).toEqual(['192.168.1.5', '10.0.0.2', '166.111.4.100', '172.17.0.1', '169.254.3.3']);
});
