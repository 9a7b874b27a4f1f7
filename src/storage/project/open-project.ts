import * as v from 'valibot';
import { isLitter } from '#core/file-names.ts';
import { pauses } from '#core/pauses.ts';
import { crowdedSchema, greetingSchema, PARTS, projectSchema, VERSION, type ProjectText } from './project-format.ts';
import { MAX_PICTURE_BYTES, MAX_SAMPLES, MAX_UNPACKED_BYTES } from './project-limits.ts';
import { ProjectRefusal } from './project-refusal.ts';
import { unpackEntry } from './unpack-entry.ts';
import { zipDirectory, type ZipEntry } from './zip-directory.ts';

/** The parts, some that other programs add to zips, and a picture for every sample. */
const MOST_ENTRIES = MAX_SAMPLES + 100;
/** Most bytes of a part that holds text. */
const MAX_TEXT_BYTES = 4 * 2 ** 20;
const NAMES = new Set<string>(Object.values(PARTS));
const PICTURE = /^pictures\/\d{1,5}\.jpg$/;

export interface OpenedProject {
  readonly text: ProjectText;
  /** Every part that the format knows, unpacked; what is in them is not checked yet. */
  readonly parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Says whether bytes are a project of this version and unpacks it a little at a time, never more than the limits allow.
 * Throws {@link ProjectRefusal}.
 */
export async function openProject(bytes: Uint8Array): Promise<OpenedProject> {
  const entries = zipDirectory(bytes);
  if (!entries) throw new ProjectRefusal(beginsAsOurs(bytes) ? 'damaged' : 'foreign', 'no zip');
  const inside = inFolder(entries.filter(({ name }) => !isLitter(name)));
  if (inside.length > MOST_ENTRIES) throw new ProjectRefusal('too-large', 'entries');
  // Other files in the zip are nobody's business.
  const ours = inside.filter(({ name }) => NAMES.has(name) || PICTURE.test(name));
  if (!ours.some(({ name }) => name === PARTS.project)) throw refusalOf(inside);
  if (new Set(ours.map(({ name }) => name)).size < ours.length) throw new ProjectRefusal('damaged', 'a part twice');
  if (ours.some((entry) => entry.size > limitOf(entry)) || sizeOf(ours) > MAX_UNPACKED_BYTES) {
    throw new ProjectRefusal('too-large', 'unpacked');
  }
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  const pause = pauses();
  const unpack = async (entry: ZipEntry): Promise<void> => {
    const part = await unpackEntry(bytes, entry, pause);
    if (!part) throw new ProjectRefusal('damaged', 'a part cannot be unpacked');
    parts.set(entry.name, part);
  };
  for (const entry of ours.filter(({ name }) => name === PARTS.project)) await unpack(entry);
  const text = readText(parts.get(PARTS.project) ?? new Uint8Array());
  for (const entry of ours.filter(({ name }) => name !== PARTS.project)) await unpack(entry);
  return { text, parts };
}

/** The entries by their names within the folder that holds the project: a file manager zips the folder along with it. */
function inFolder(entries: readonly ZipEntry[]): ZipEntry[] {
  const places = entries
    .map(({ name }) => name.replaceAll('\\', '/'))
    .filter((name) => name === PARTS.project || name.endsWith(`/${PARTS.project}`))
    .map((name) => name.slice(0, -PARTS.project.length))
    .sort((a, b) => a.length - b.length);
  const folder = places[0] ?? '';
  return entries
    .map((entry) => ({ ...entry, name: entry.name.replaceAll('\\', '/') }))
    .filter(({ name }) => name.startsWith(folder) && name !== folder)
    .map((entry) => ({ ...entry, name: entry.name.slice(folder.length) }));
}

function refusalOf(entries: readonly ZipEntry[]): ProjectRefusal {
  const has = (part: string) => entries.some(({ name }) => name === part || name.endsWith(`/${part}`));
  const peer = has('metadata.json') && has('model.json');
  return new ProjectRefusal(peer ? 'teachable-machine' : 'foreign', 'no project.json');
}

function readText(bytes: Uint8Array): ProjectText {
  const json = parse(bytes);
  const greeting = v.safeParse(greetingSchema, json);
  if (!greeting.success) throw new ProjectRefusal('foreign', 'another project.json');
  if (greeting.output.version > VERSION) throw new ProjectRefusal('newer', `version ${greeting.output.version}`);
  if (v.is(crowdedSchema, json)) throw new ProjectRefusal('too-large', 'samples');
  const text = v.safeParse(projectSchema, json);
  if (!text.success) throw new ProjectRefusal('damaged', 'project.json');
  return text.output;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ProjectRefusal('foreign', 'project.json is no JSON');
  }
}

function limitOf({ name }: ZipEntry): number {
  if (PICTURE.test(name)) return MAX_PICTURE_BYTES;
  return name.endsWith('.json') ? MAX_TEXT_BYTES : MAX_UNPACKED_BYTES;
}

function sizeOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { size }) => sum + size, 0);
}

/** A file of ours that was cut short still begins with its first part. */
function beginsAsOurs(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 64)).startsWith(PARTS.project, 30);
}
