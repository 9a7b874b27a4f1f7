import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';

/** What gets smaller: text and wasm. Model weights do not, and stay whole for Range. */
const SMALLER = /javascript|css|html|json|manifest|wasm|svg|plain/;

/** A middleware that sends text and wasm as Brotli or gzip. */
export function compress(): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const middleware = compression({
    filter: (_request, response) => SMALLER.test(String(response.getHeader('Content-Type'))),
  });
  // Its types are those of Express, which asks for more than it uses.
  return (request, response, next) => middleware(request as never, response as never, next);
}
