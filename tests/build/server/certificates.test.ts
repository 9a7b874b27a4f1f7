import { mkdtempSync, statSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificateFolder, certificates } from '#build/server/certificate-store.ts';
import { createAuthority, createLeaf, holds, leafFits, type Pair } from '#build/server/certificates.ts';

const now = new Date();
const later = (days: number): Date => new Date(now.getTime() + days * 86_400_000);

/** Asks a server that shows `leaf` for `servername`; resolves to what the check of the chain says. */
async function handshake(leaf: Pair, ca: string, host: string): Promise<string> {
  const server = createServer(leaf, (_request, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise<string>((resolve) => {
      const lookup = { servername: host === '127.0.0.1' ? '' : host };
      const asked = request({ host: '127.0.0.1', port, ca, headers: { host }, agent: false, ...lookup }, (response) => {
        response.resume();
        resolve('trusted');
      });
      asked.on('error', (error) => resolve(error.message));
      asked.end();
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('the certificate authority of --lan', () => {
  let authority: Pair;
  let leaf: Pair;
  beforeAll(async () => {
    authority = await createAuthority(now, 'test');
    leaf = await createLeaf(authority, ['192.168.7.20', '166.111.4.100'], now);
  });

  test('a client that trusts the authority trusts localhost and 127.0.0.1', async () => {
    expect(await handshake(leaf, authority.cert, 'localhost')).toBe('trusted');
    expect(await handshake(leaf, authority.cert, '127.0.0.1')).toBe('trusted');
  });

  test('a client that trusts another authority does not', async () => {
    const other = await createAuthority(now, 'other');
    expect(await handshake(leaf, other.cert, 'localhost')).not.toBe('trusted');
  });

  test('the leaf names every address of the computer, and no other', () => {
    const cert = new X509Certificate(leaf.cert);
    expect(cert.checkIP('192.168.7.20')).toBe('192.168.7.20');
    expect(cert.checkIP('166.111.4.100')).toBe('166.111.4.100');
    expect(cert.checkIP('192.168.7.21')).toBeUndefined();
  });

  test('the leaf holds for at most 398 days', () => {
    const cert = new X509Certificate(leaf.cert);
    const days = (Date.parse(cert.validTo) - Date.parse(cert.validFrom)) / 86_400_000;
    expect(days).toBeLessThanOrEqual(398);
    expect(days).toBeGreaterThan(300);
  });

  test('a leaf that names a website is refused, though the authority signed it: name constraints', async () => {
    const forged = await createLeaf(authority, [], now, ['example.org']);
    expect(new X509Certificate(forged.cert).checkHost('example.org')).toBe('example.org');
    expect(await handshake(forged, authority.cert, 'example.org')).toBe('permitted subtree violation');
  });

  test('a leaf fits until an address is new, the authority is another or a month is left', async () => {
    const same = ['192.168.7.20', '166.111.4.100'];
    expect(leafFits(leaf, authority, same, now)).toBe(true);
    expect(leafFits(leaf, authority, ['192.168.7.20'], now)).toBe(true);
    expect(leafFits(leaf, authority, [...same, '10.0.0.5'], now)).toBe(false);
    expect(leafFits(leaf, await createAuthority(now, 'other'), same, now)).toBe(false);
    expect(leafFits(leaf, authority, same, later(380))).toBe(false);
    expect(holds(authority, later(380))).toBe(true);
  });
});

describe('the folder of certificates', () => {
  test('lies in the home folder or where XDG_DATA_HOME says, outside the repository', () => {
    expect(certificateFolder({ XDG_DATA_HOME: '/data' })).toBe(join('/data', 'visor'));
    expect(certificateFolder({})).toMatch(/\.visor$/);
  });

  test('keeps both between starts, renews the leaf alone when the addresses change, hides the keys', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'visor-')), 'certificates');
    const first = await certificates(folder, ['192.168.7.20'], now);
    expect(await certificates(folder, ['192.168.7.20'], now)).toEqual(first);
    const moved = await certificates(folder, ['10.0.0.5'], now);
    expect(moved.authority).toEqual(first.authority);
    expect(moved.leaf).not.toEqual(first.leaf);
    for (const key of ['authority.key', 'server.key']) {
      expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    }
    const years = await certificates(folder, ['10.0.0.5'], later(1090));
    expect(years.authority).not.toEqual(first.authority);
    expect(leafFits(years.leaf, years.authority, ['10.0.0.5'], later(1090))).toBe(true);
  });
});
