import { build } from 'vite';
import { encodeQR } from 'qr';
import { certificateFolder, certificates } from './certificate-store.ts';
import { lanAddresses, routeAddress } from './lan-addresses.ts';
import { serve } from './serve.ts';
import { startOptions } from './start-options.ts';
import { serveTrust } from './trust-server.ts';

/** `npm start`: prepares the models, builds, serves; with `--lan` for the phones on the same network too. */
async function start(): Promise<void> {
  const { port, lan } = startOptions(process.argv.slice(2), process.env);
  await build({ logLevel: 'warn' });
  if (lan) await startOnLan(port);
  else console.log(`\nVisor: ${(await serve({ port })).url}\nStop it with Ctrl+C.`);
}

async function startOnLan(port: number): Promise<void> {
  const found = lanAddresses(undefined, await routeAddress());
  const addresses = found.map(({ address }) => address);
  const address = addresses[0];
  if (!address) throw new Error('This computer is on no network. Join the Wi-Fi that the phone uses, then try again.');
  const { authority, leaf } = await certificates(certificateFolder(), addresses, new Date());
  await serve({ port, https: leaf });
  const app = `https://${address}:${port}/`;
  const trust = `http://${address}:${port + 1}/ca`;
  await serveTrust(port + 1, app, authority.cert);
  console.log(`
${encodeQR(app, 'ascii')}
Scan it with a phone on the same Wi-Fi: ${app}
The browser warns, because it does not know this computer. Go on, and Visor works with the camera.

To install it on the phone and use it offline, open this first and follow its steps:
${encodeQR(trust, 'ascii')}
${trust}
${found.length > 1 ? `\nThis computer has more than one address. Where a phone cannot reach ${address} (${found[0]?.name}), try:\n${others(found, port)}\n` : ''}
Stop it with Ctrl+C.`);
}

/** The other addresses, each with the name of its interface. */
function others(found: ReturnType<typeof lanAddresses>, port: number): string {
  return found
    .slice(1)
    .map(({ address, name }) => `  https://${address}:${port}/  (${name})`)
    .join('\n');
}

start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
