import type { Page } from 'playwright-core';
import type { EmbeddedPhoto } from '../../harness/embed-photos.ts';
import type { Crops } from '../options.ts';
import { Unmeasurable } from '../unmeasurable.ts';
import type { PhotoFolder } from './read-classes.ts';

/** Photos per call into the page, so that a long run shows that it goes on. */
const CHUNK = 20;

/** One photo as both sides see it. */
export interface Photo {
  readonly file: string;
  readonly found: boolean;
  readonly body: Float32Array;
  readonly face: Float32Array | null;
  readonly peer: { readonly square: Float32Array; readonly stretched: Float32Array } | null;
  readonly ms: number;
}

/** Embeds every photo of a folder that is served under `at`. */
export async function embedFolder(page: Page, at: string, folder: PhotoFolder, crops: Crops): Promise<Photo[]> {
  const photos: Photo[] = [];
  for (let start = 0; start < folder.files.length; start += CHUNK) {
    const files = folder.files.slice(start, start + CHUNK);
    const urls = files.map((file) => at + file.split('/').map(encodeURIComponent).join('/'));
    const seen = await page
      .evaluate((task) => window.harness.embedPhotos(task.urls, task.crops), { urls, crops })
      .catch((error: unknown) => {
        const unreadable = /UNREADABLE (\S+)/.exec(String(error))?.[1];
        throw unreadable
          ? new Unmeasurable(`${decodeURIComponent(unreadable)} is no picture that can be read.`)
          : error;
      });
    photos.push(...seen.map((one, index) => photoOf(files[index] ?? '', one)));
    console.log(`  ${folder.name}: ${photos.length} of ${folder.files.length} photos`);
  }
  return photos;
}

function photoOf(file: string, { found, body, face, peer, ms }: EmbeddedPhoto): Photo {
  return {
    file,
    found,
    body: Float32Array.from(body),
    face: face && Float32Array.from(face),
    peer: peer && { square: Float32Array.from(peer.square), stretched: Float32Array.from(peer.stretched) },
    ms,
  };
}
