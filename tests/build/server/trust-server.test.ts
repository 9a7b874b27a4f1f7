import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { serveTrust } from '#build/server/trust-server.ts';

const APP = 'https://192.168.1.5:4390/';

test('the trust page offers the certificate, tells both phones in both languages how, and how to remove it', async () => {
  const server = await serveTrust(4390, APP, 'CERTIFICATE');
  try {
    const page = await fetch('http://localhost:4390/ca');
    const text = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    for (const words of [
      APP,
      'visor-ca.crt',
      '证书信任设置',
      '移除描述文件',
      'Certificate Trust Settings',
      'Remove Profile',
    ]) {
      expect(text).toContain(words);
    }
    const taiwan = await fetch('http://localhost:4390/ca', {
      headers: { 'accept-language': 'zh-TW,zh;q=0.9,en;q=0.8' },
    });
    const read = await taiwan.text();
    for (const words of ['憑證信任設定', '移除描述檔', '加入主畫面', 'Remove Profile']) expect(read).toContain(words);
    expect(read).not.toContain('证书');
    const certificate = await fetch('http://localhost:4390/visor-ca.crt');
    expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    expect(await certificate.text()).toBe('CERTIFICATE');
    expect((await fetch('http://localhost:4390/authority.key')).status).toBe(404);
  } finally {
    await server.close();
  }
});

test('a taken port is a sentence that names another one', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(4391, resolve));
  try {
    await expect(serveTrust(4391, APP, '')).rejects.toThrow('Port 4391 is in use by another program');
  } finally {
    other.close();
  }
});
