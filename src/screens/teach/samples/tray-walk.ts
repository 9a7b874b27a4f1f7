import { trayOrder, type ClassGroup } from './sample-tree.ts';

/** Where a key leads from a picture: left and right by one, up and down by a burst; null for any other key. */
export function nextInTray(tree: readonly ClassGroup[], id: string, key: string): string | null {
  const order = trayOrder(tree);
  const at = order.indexOf(id);
  if (at < 0) return null;
  const bursts = tree.flatMap(({ people }) => people.flatMap((person) => person.bursts));
  const burst = bursts.findIndex(({ samples }) => samples.some((sample) => sample.id === id));
  const firstOf = (index: number) => bursts[index]?.samples[0]?.id ?? id;
  switch (key) {
    case 'ArrowLeft':
      return order[at - 1] ?? id;
    case 'ArrowRight':
      return order[at + 1] ?? id;
    case 'ArrowUp':
      return firstOf(burst - 1);
    case 'ArrowDown':
      return firstOf(burst + 1);
    case 'Home':
      return order[0] ?? id;
    case 'End':
      return order.at(-1) ?? id;
    default:
      return null;
  }
}
