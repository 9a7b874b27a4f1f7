/** One picture: which screen, in which language, on what. */
export interface Shot {
  readonly screen: string;
  readonly lang: string;
  readonly display: string;
}

export function pictureName({ screen, lang, display }: Shot): string {
  return `${screen}.${display}.${lang}.jpg`;
}

/**
 * A page to look through the pictures: one screen a row, small; a click fills the window, arrow keys go to the next and the
 * one before. Plain HTML, opened from the disk.
 */
export function album(shots: readonly Shot[]): string {
  const screens = [...new Set(shots.map(({ screen }) => screen))];
  const rows = screens.map((screen) => {
    const pictures = shots
      .filter((shot) => shot.screen === screen)
      .map((shot) => {
        const name = pictureName(shot);
        return `<a href="${name}" data-title="${screen} · ${shot.display} · ${shot.lang}"><img src="${name}" alt="${screen}, ${shot.display}, ${shot.lang}" loading="lazy" height="220"></a>`;
      });
    return `<section id="${screen}"><h2>${screen}</h2>${pictures.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Visor: every screen</title>
<style>
  body { margin: 16px; background: #1b2126; color: #f4fbfd; font: 15px/1.4 system-ui, sans-serif; }
  h2 { margin: 20px 0 8px; font-size: 15px; }
  a { display: inline-block; margin: 0 8px 8px 0; }
  img { display: block; }
  dialog { width: 100vw; max-width: none; height: 100vh; max-height: none; padding: 0; border: 0; background: #000d; color: inherit; text-align: center; }
  dialog img { max-width: 100vw; height: calc(100vh - 40px); margin: 0 auto; object-fit: contain; }
</style>
<h1>Every screen: ${screens.length} screens, ${shots.length} pictures</h1>
${rows.join('\n')}
<dialog><p></p><img alt=""></dialog>
<script>
  const all = [...document.querySelectorAll('a')];
  const dialog = document.querySelector('dialog');
  let at = 0;
  const show = (index) => {
    at = (index + all.length) % all.length;
    dialog.querySelector('img').src = all[at].href;
    dialog.querySelector('p').textContent = all[at].dataset.title + ' · ' + (at + 1) + ' / ' + all.length;
    if (!dialog.open) dialog.showModal();
  };
  all.forEach((link, index) => link.addEventListener('click', (event) => { event.preventDefault(); show(index); }));
  addEventListener('keydown', ({ key }) => {
    if (!dialog.open) return;
    if (key === 'ArrowRight') show(at + 1);
    if (key === 'ArrowLeft') show(at - 1);
  });
</script>
</html>
`;
}
