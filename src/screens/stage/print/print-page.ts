import { mount, unmount, type Component } from 'svelte';

/** Prints one component on paper and nothing else of the page. It is there only as long as the browser prints. */
export function printPage<P extends Record<string, unknown>>(page: Component<P>, props: P): void {
  const place = document.createElement('div');
  place.className = 'print-page';
  document.body.append(place);
  const shown = mount(page, { target: place, props });
  const { classList } = document.documentElement;
  classList.add('printing');
  const over = () => {
    classList.remove('printing');
    void unmount(shown);
    place.remove();
  };
  // Phones say that printing is over before they have read the page.
  window.addEventListener('afterprint', () => setTimeout(over, 1000), { once: true });
  requestAnimationFrame(() => window.print());
}
