import { LAB_ROUTES } from './routes/lab.ts';
import { LIVE_ROUTES } from './routes/live.ts';
import { STAGE_ROUTES } from './routes/stage.ts';
import { TEACH_ROUTES } from './routes/teach.ts';
import { TROUBLE_ROUTES } from './routes/trouble.ts';
import type { Route } from './route.ts';

/** Every screen of the app and how to come to it: the gallery's pictures, and where barriers are looked for. */
export const ROUTES: readonly Route[] = [
  ...LIVE_ROUTES,
  ...TEACH_ROUTES,
  ...STAGE_ROUTES,
  ...LAB_ROUTES,
  ...TROUBLE_ROUTES,
];
