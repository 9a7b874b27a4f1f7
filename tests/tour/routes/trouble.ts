import { phase } from '../page.ts';
import type { Route } from '../route.ts';

const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50';
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

/** Where something is in the way: a failure of each kind, and the two gates. */
export const TROUBLE_ROUTES: readonly Route[] = [
  {
    query: 'source=none',
    alone: {},
    before: () => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
    },
    stops: [
      {
        name: 'failure-camera-refused',
        go: async (page) => {
          await phase(page, ['ready']);
          await page.getByTestId('start-camera').click();
          await phase(page, ['failed']);
        },
      },
    ],
  },
  {
    query: 'source=none',
    alone: {},
    stops: [
      {
        name: 'failure-no-picture',
        go: async (page) => {
          await phase(page, ['ready']);
          const file = { name: 'note.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') };
          await page.getByTestId('open-file').setInputFiles(file);
          await phase(page, ['failed']);
        },
      },
    ],
  },
  {
    query: 'source=none',
    alone: { userAgent: WECHAT },
    stops: [{ name: 'gate-inside-an-app', go: (page) => page.getByTestId('continue-here').waitFor() }],
  },
  {
    query: 'source=none',
    alone: { userAgent: IPHONE },
    stops: [{ name: 'gate-install', go: (page) => page.getByTestId('continue-here').waitFor() }],
  },
];
