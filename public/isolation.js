/*
 * Part of the service worker: adds the headers that isolate the page to its own answers, for hosts that cannot send them
 * (project pages). Pages and workers alone need them; everything else passes untouched.
 */
const respondWith = FetchEvent.prototype.respondWith;

FetchEvent.prototype.respondWith = function (answer) {
  const { destination } = this.request;
  const needed = destination === 'document' || destination === 'worker';
  respondWith.call(this, needed ? Promise.resolve(answer).then(isolated) : answer);
};

function isolated(response) {
  if (!response || response.type === 'opaque' || response.headers.has('Cross-Origin-Embedder-Policy')) return response;
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
