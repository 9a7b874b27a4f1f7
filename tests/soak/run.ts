/** `npm run soak -- --json FILE [--share S] [--only PART,…]`: long runs, and whether anything of them grows. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { step } from '../runner/step.ts';
import type { Curve } from './curve.ts';
import { readOptions, WHOLE } from './options.ts';
import { recognitionCurve } from './recognition.ts';
import { visitsCurve } from './visits.ts';

const options = readOptions(process.argv.slice(2));
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}
const { json, share, parts } = options;
if (parts.includes('sources') || parts.includes('stand')) {
  const { ok } = await step('build', 'vite', ['build', '--logLevel', 'warn']);
  if (!ok) process.exit(1);
}
const curves: Curve[] = [];
const broken: string[] = [];
for (const part of parts) {
  const steps = Math.max(1, Math.round(WHOLE[part] * share));
  try {
    const curve = await (part === 'looks' || part === 'teaching' ? recognitionCurve : visitsCurve)(
      part as never,
      steps,
    );
    curves.push(curve);
    const said = Object.entries(curve.growth).map(([name, grew]) => `${name} ${(100 * grew).toFixed(1)} %`);
    console.log(`${part}: ${steps} steps in ${curve.seconds} s; ${said.join(', ')}`);
    // A few points tell nothing of growth.
    if (curve.points.length >= 12) broken.push(...curve.grown.map((name) => `${part}: ${name} grows`));
  } catch (error) {
    broken.push(`${part}: ${String(error)}`);
  }
}
mkdirSync(dirname(json), { recursive: true });
writeFileSync(json, `${JSON.stringify({ share, curves, broken }, null, 2)}\n`);
for (const one of broken) console.error(one);
process.exit(broken.length > 0 ? 1 : 0);
