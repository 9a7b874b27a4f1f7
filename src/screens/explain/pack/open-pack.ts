import type { Component } from 'svelte';
import type { App } from '#app/app.svelte.ts';
import type { PackSheet } from '#core/lesson-pack.ts';
import { packWords } from './words.ts';

/** The lesson pack, once it can speak. Rejects where a part of it cannot be had. */
export async function openPack({ language }: App): Promise<Component<{ app: App; sheet: PackSheet }>> {
  const [{ default: view }] = await Promise.all([import('./PackView.svelte'), language.open(packWords)]);
  return view;
}
