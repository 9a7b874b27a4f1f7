import { createServer } from 'node:http';
import { portTaken } from './serve.ts';
import { trustPage } from './trust-page.ts';

/**
 * Serves the authority's certificate and how to install it: plain http, because the phone does not trust our https
 * yet. The certificate is public; its key is not within reach of this server. `app` is the https address.
 * Throws a sentence where the port is taken.
 */
export async function serveTrust(port: number, app: string, certificate: string): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/visor-ca.crt') {
      // The type makes an iPhone offer it as a profile and Android as a certificate.
      response.writeHead(200, { 'Content-Type': 'application/x-x509-ca-cert', 'Cache-Control': 'no-store' });
      response.end(certificate);
    } else if (path === '/' || path === '/ca') {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        Vary: 'Accept-Language',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      });
      response.end(trustPage(app, request.headers['accept-language']));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(portTaken(port)) : error),
    );
    server.listen(port, resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
