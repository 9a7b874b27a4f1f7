import type { Page } from 'playwright-core';

/**
 * What keyboard users would lose on this screen, one line each: something that takes the focus and then lies wholly under
 * something else, such as a bar (WCAG 2.2, 2.4.11), or a focus that is not to be seen (2.4.7).
 */
export async function lostFocus(page: Page): Promise<string[]> {
  // From the keyboard, so that the focus is drawn.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const inside = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    const places = [
      ...inside.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex="0"]'),
    ];
    const before = document.activeElement;
    const lost: string[] = [];
    for (const place of places) {
      if (place.closest('[inert], .sr-only') || place.matches(':disabled')) continue;
      place.focus();
      if (document.activeElement !== place) continue;
      const name = `${place.dataset.testid ?? place.id} ${place.ariaLabel ?? place.textContent?.trim().slice(0, 30)}`;
      const { left, top, width, height } = place.getBoundingClientRect();
      if (width < 2 || height < 2) continue; // its label is what is seen
      const seen = [0.5, 0.15, 0.85].some((y) =>
        [0.5, 0.15, 0.85].some((x) => {
          const at = document.elementFromPoint(left + x * width, top + y * height);
          return at !== null && (place.contains(at) || at.contains(place) || place.closest('label')?.contains(at));
        }),
      );
      if (!seen) lost.push(`covered: ${name}`);
      // A round key draws it around its disc.
      const drawn = [place, ...(place.closest('label') ?? place).querySelectorAll('*')].some((part) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || (part === place && boxShadow !== 'none');
      });
      if (place.matches(':focus-visible') && !drawn) lost.push(`no mark of the focus: ${name}`);
    }
    if (before instanceof HTMLElement) before.focus();
    return lost;
  });
}
