import 'reflect-metadata'; // @peculiar/x509 resolves its parts through it
import { createPrivateKey, KeyObject, webcrypto, X509Certificate as NodeCertificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate and its private key, PEM. */
export interface Pair {
  readonly cert: string;
  readonly key: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;
const AUTHORITY_DAYS = 1095;
/** Apple refuses server certificates that hold for longer than 398 days. */
const LEAF_DAYS = 397;

/**
 * A certificate authority of this computer alone. Name constraints keep it to `localhost` and bare IP addresses:
 * even with its key nobody could pass for a website, because it may not speak for any other name.
 */
export async function createAuthority(now: Date, computer: string): Promise<Pair> {
  const keys = await newKeys();
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: [{ O: ['Visor'] }, { CN: [`Visor on ${computer}`] }],
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      onlyLocalhostAndAddresses(),
    ],
  });
  return { cert: cert.toString('pem'), key: await keyPem(keys) };
}

/** A server certificate for the given IPv4 addresses, 127.0.0.1 and `names`, signed by the authority. */
export async function createLeaf(
  authority: Pair,
  addresses: readonly string[],
  now: Date,
  names: readonly string[] = ['localhost'],
): Promise<Pair> {
  const keys = await newKeys();
  const issuer = new x509.X509Certificate(authority.cert);
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: [{ O: ['Visor'] }, { CN: ['Visor'] }],
    issuer: issuer.subjectName,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + (LEAF_DAYS - 1) * DAY),
    publicKey: keys.publicKey,
    signingKey: await signingKey(authority.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        ...['127.0.0.1', ...addresses].map((value) => ({ type: 'ip' as const, value })),
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString('pem'), key: await keyPem(keys) };
}

/** Whether `leaf` was signed by `authority`, names all the addresses and holds for another month. */
export function leafFits(leaf: Pair, authority: Pair, addresses: readonly string[], now: Date): boolean {
  const cert = new NodeCertificate(leaf.cert);
  return (
    cert.verify(new NodeCertificate(authority.cert).publicKey) &&
    addresses.every((address) => cert.checkIP(address) !== undefined) &&
    holds(leaf, now)
  );
}

/** Whether a certificate is valid and stays so for another month. */
export function holds(pair: Pair, now: Date): boolean {
  const cert = new NodeCertificate(pair.cert);
  return Date.parse(cert.validFrom) <= now.getTime() && Date.parse(cert.validTo) > now.getTime() + 30 * DAY;
}

async function newKeys(): Promise<CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function keyPem(keys: CryptoKeyPair): Promise<string> {
  const key = KeyObject.from(keys.privateKey);
  return Promise.resolve(key.export({ type: 'pkcs8', format: 'pem' }).toString());
}

async function signingKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  return await webcrypto.subtle.importKey('pkcs8', der, ALGORITHM, false, ['sign']);
}

/** 16 random bytes; the first is kept under 0x80, so that the number is positive and has no leading zeros. */
function serial(): string {
  const bytes = webcrypto.getRandomValues(Buffer.alloc(16));
  bytes[0] = 0x40 | ((bytes[0] ?? 0) % 0x40);
  return bytes.toString('hex');
}

/**
 * RFC 5280 §4.2.1.10: permitted are the DNS name `localhost` and every IPv4 address (0.0.0.0/0).
 * Not critical, so that a phone that does not know name constraints still takes the certificate.
 */
function onlyLocalhostAndAddresses(): x509.Extension {
  const dns = Buffer.from([0x30, 11, 0x82, 9, ...Buffer.from('localhost')]);
  const ip = Buffer.from([0x30, 10, 0x87, 8, ...Buffer.alloc(8)]);
  const permitted = Buffer.concat([Buffer.from([0xa0, dns.length + ip.length]), dns, ip]);
  return new x509.Extension('2.5.29.30', false, Buffer.concat([Buffer.from([0x30, permitted.length]), permitted]));
}
