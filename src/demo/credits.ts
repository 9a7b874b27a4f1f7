/** Whose picture a part of the demo is. */
export interface Credit {
  readonly file: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly origin: string;
}

/** The pictures of the demo, for the About page; the same facts as in `public/demo/CREDITS.md`. */
export const DEMO_CREDITS: readonly Credit[] = [
  {
    file: 'demo/astronaut.webp',
    title: 'Eileen Collins, commander of STS-93 (portrait)',
    author: 'NASA',
    licence: 'Public domain',
    origin: 'scikit-image 0.19.3, skimage/data/astronaut.png (Debian package python3-skimage)',
  },
  {
    file: 'demo/fireman200b.webp',
    title: 'A fireman (fireman200b)',
    author: 'Tux Paint stamps, Bill Kendrick and contributors',
    licence: 'GPL-2.0-or-later',
    origin: 'tuxpaint-stamps 2022.06.04, stamps/people/fireman200b.png (Debian package tuxpaint-stamps-default)',
  },
  {
    file: 'demo/fireman240a.webp',
    title: 'A fireman (fireman240a)',
    author: 'Tux Paint stamps, Bill Kendrick and contributors',
    licence: 'GPL-2.0-or-later',
    origin: 'tuxpaint-stamps 2022.06.04, stamps/people/fireman240a.png (Debian package tuxpaint-stamps-default)',
  },
];
