/** Where the words themselves did not come: one sentence in every language, and the way on. */
export function showNoWords(): void {
  const { documentElement, body } = document;
  documentElement.dataset.phase = 'failed';
  const main = document.createElement('main');
  main.style.cssText = 'padding:20vh 24px;text-align:center';
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.textContent = 'Visor did not load whole. / Visor 没有下载完整。/ Visor 沒有下載完整。';
  const again = document.createElement('button');
  again.textContent = '↻ Try again / 再试一次 / 再試一次';
  again.style.cssText = 'min-height:48px;margin-top:16px;padding:8px 20px;background:none';
  again.addEventListener('click', () => location.reload());
  main.append(said, again);
  body.append(main);
}
