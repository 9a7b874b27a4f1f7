import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lanAddresses } from '../../src/build/server/lan-addresses.ts';
import { newVisitor, phase, sharedBrowser } from './app.ts';

const PORT = 4395;
const ROOT = join(import.meta.dirname, '../..');
const address = lanAddresses()[0]?.address;

/** Asks for the page over https, trusting `ca` alone. */
function ask(host: string, ca: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host, port: PORT, ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe.skipIf(!address)('npm start -- --lan (needs a network besides the computer itself)', () => {
  const home = mkdtempSync(join(tmpdir(), 'visor-'));
  const phone = address ?? '';
  let started: ChildProcess;
  let said = '';

  beforeAll(async () => {
    started = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/build/server/start.ts', '--lan', '--port', String(PORT)],
      {
        cwd: ROOT,
        env: { ...process.env, XDG_DATA_HOME: home, VITEST: '', NODE_ENV: 'production' },
      },
    );
    await new Promise<void>((resolve, reject) => {
      started.stdout?.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.includes('Ctrl+C')) resolve();
      });
      started.stderr?.on('data', (data: Buffer) => (said += data.toString()));
      started.on('exit', () => reject(new Error(`it stopped: ${said}`)));
    });
  });
  afterAll(() => void started.kill());

  test('says the address and draws it as a QR code', () => {
    expect(said).toContain(`https://${phone}:${PORT}/`);
    expect(said).toContain(`http://${phone}:${PORT + 1}/ca`);
    expect(said).toMatch(/[▀▄█]{5}/);
  });

  test('a phone that took the offered certificate trusts the address; the key never leaves its folder', async () => {
    const offered = await fetch(`http://${phone}:${PORT + 1}/visor-ca.crt`);
    expect(offered.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    const ca = await offered.text();
    expect(ca).toBe(readFileSync(join(home, 'visor/authority.crt'), 'utf8'));
    expect(await ask(phone, ca)).toBe(200);
    expect(await ask('localhost', ca)).toBe(200);
    expect(statSync(join(home, 'visor/authority.key')).mode & 0o777).toBe(0o600);
  });

  test('a phone that did not gets a page that works now and says that it cannot be installed from here', async () => {
    const browser = await sharedBrowser();
    const context = await newVisitor(browser, { ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`https://${phone}:${PORT}/?source=none&lang=en&backend=wasm`);
    await phase(page, ['ready']);
    await page.getByText('cannot be installed from here', { exact: false }).waitFor({ state: 'attached' });
    await browser.close();
  });
});
