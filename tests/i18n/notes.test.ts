import { expect, test } from 'vitest';
import { en } from '#i18n/en.ts';
import { zh } from '#i18n/zh.ts';

test.each([en, zh])('whose notes have no stage yet is told the keys by their names ($code)', ({ stage, live }) => {
  for (const key of [live.present, stage.script.title]) expect(stage.script.alone).toContain(`“${key}”`);
});
