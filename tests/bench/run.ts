/** `npm run bench -- --json FILE [--only NAME,…]`: this build beside the stock libraries, in real Chromium. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { BACKENDS } from '../../src/bridge/protocol.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../chromium.ts';
import { root } from '../runner/step.ts';
import { CLIP_ROWS, clipFolders, clipRows, FRAMES, GPU_ROWS } from './clip.ts';
import { displayRow } from './display.ts';
import { soakRow, threadsRow } from './endurance.ts';
import { loadingRows } from './loading.ts';
import { openOurs, openStock } from './pages.ts';
import type { Row } from './rows.ts';
import { speedRows } from './speed.ts';
import { startKeyRow } from './startkey.ts';

const NAMES = [
  ...['detector', ...CLIP_ROWS, ...GPU_ROWS, 'train', 'training1000', 'threads', 'soak'],
  ...['bytesFirst', 'bytesAll', 'warmstart', 'startkey', 'display'],
];
/** Of the vectors that `train` makes up. */
const SEED = 1;

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readArgs() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { json: text, only: text, backend: text, data: text, frames: text, looks: text } })
      .values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const args = readArgs();
const json = args.json ?? refuse('Say where the result goes: --json FILE.');
const wanted = new Set((args.only ?? NAMES.join(',')).split(',').map((name) => name.trim()));
const unknown = [...wanted].filter((name) => !NAMES.includes(name));
if (unknown.length > 0) refuse(`There is no row ${unknown.join(', ')}: ${NAMES.join(', ')}.`);
const backend =
  BACKENDS.find((one) => one === (args.backend ?? 'wasm')) ?? refuse(`--backend is one of ${BACKENDS.join(', ')}.`);
const some = (...names: string[]) => names.some((name) => wanted.has(name));

const rows: Row[] = [];
if (some(...CLIP_ROWS, ...GPU_ROWS)) {
  const data = args.data ?? join(root, '../shared/data');
  const folders = clipFolders(data);
  if (folders) rows.push(...(await clipRows(wanted, backend, folders, Number(args.frames ?? FRAMES))));
  else if (args.only) refuse(`${data} holds no tracking/pedestrians.webm and no peers/teachable-machine: --data DIR.`);
  else console.error(`Left out, because ${data} lacks the street clip: ${[...CLIP_ROWS, ...GPU_ROWS].join(', ')}.`);
}
if (some('threads')) rows.push(await threadsRow());
if (some('soak')) rows.push(await soakRow(Number(args.looks ?? 600)));
if (some('detector', 'train', 'training1000')) rows.push(...(await speedRows(wanted, backend)));
if (some('bytesFirst', 'bytesAll', 'warmstart', 'startkey', 'display')) {
  const sites = { ours: await openOurs(backend), stock: await openStock(backend) };
  if (some('bytesFirst', 'bytesAll', 'warmstart')) rows.push(...(await loadingRows(wanted, sites)));
  if (some('startkey')) rows.push(await startKeyRow(sites.ours));
  if (some('display')) rows.push(await displayRow(sites));
  await Promise.all([sites.ours.close(), sites.stock.close()]);
}

const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${arch()}`,
  node: process.version,
  browser: browser.version(),
};
await browser.close();
mkdirSync(dirname(json), { recursive: true });
writeFileSync(json, `${JSON.stringify({ rows, machine, backend, seed: SEED }, null, 2)}\n`);
for (const { name, value, unit, ours, stock } of rows) console.log(name.padEnd(12), value, { ours, stock, unit });
