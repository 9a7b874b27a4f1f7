import { area, type Box } from '#core/box.ts';
import type { Failure } from '#core/failure.ts';

/** Somebody who was found in a picture of the tray. */
export interface TrayPerson {
  /** Also that of the sample, once there is one. */
  readonly id: string;
  /** Shares 0..1 of the upright picture. */
  readonly box: Box;
  /** JPEG of the person alone. */
  readonly crop: Blob;
}

/** What became of one file. */
export type TrayContents =
  | { readonly kind: 'waiting' }
  /** `thumb`: JPEG of the whole picture; `aspect`: its width / height. People from left to right. */
  | { readonly kind: 'looked'; readonly thumb: Blob; readonly aspect: number; readonly people: readonly TrayPerson[] }
  /** It is for watching: its people are taught where it plays. */
  | { readonly kind: 'clip' }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** One file that lies in the tray. */
export interface TrayPicture {
  readonly id: string;
  readonly file: File;
  /** The folder that it lay in; null: none is known. */
  readonly folder: string | null;
  readonly contents: TrayContents;
}

/** Who was found; nobody where nothing was looked at. */
export function peopleOf({ contents }: Pick<TrayPicture, 'contents'>): readonly TrayPerson[] {
  return contents.kind === 'looked' ? contents.people : [];
}

/** The one who takes the most room; null: nobody was found. */
export function largestOf(picture: Pick<TrayPicture, 'contents'>): TrayPerson | null {
  return [...peopleOf(picture)].sort((a, b) => area(b.box) - area(a.box))[0] ?? null;
}
