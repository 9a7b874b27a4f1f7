/** Where the page is open, as far as installing it goes. */
export type Platform = 'ios-safari' | 'ios-other' | 'in-app' | 'android' | 'desktop';

/** What a browser says of itself. */
export interface BrowserSigns {
  readonly userAgent: string;
  /** `navigator.maxTouchPoints`: an iPad calls itself a Macintosh, but has a touch screen. */
  readonly maxTouchPoints: number;
}

/**
 * Marks that apps leave in the user agent of the browser inside them. Such a browser often has no camera and can
 * never install. `QQ/` is the messenger; `MQQBrowser` alone is a real browser.
 */
const IN_APP =
  /MicroMessenger|\bQQ\/|Weibo|aweme|BytedanceWebview|NewsArticle|musical_ly|TikTok|AlipayClient|DingTalk|Feishu|\bLark\b|\bLine\/|FBAN|FBAV|FB_IAB|Instagram|xhsdiscover|XHSApp|Kwai|baiduboxapp|BiliApp|KAKAOTALK|Snapchat|Twitter|LinkedInApp|Pinterest|; wv\)/i;

const IOS_BROWSERS = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|DuckDuckGo|YaBrowser|MQQBrowser|UCBrowser|Brave/i;

/** True on an iPhone, iPod or iPad, also inside other apps. */
export function isIos({ userAgent, maxTouchPoints }: BrowserSigns): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}

/**
 * Sorts a browser by how an app is installed from it.
 * On iOS every browser proper names `Safari/` in its user agent; a view inside another app does not.
 */
export function platformOf(signs: BrowserSigns): Platform {
  const { userAgent } = signs;
  if (IN_APP.test(userAgent)) return 'in-app';
  if (isIos(signs)) {
    if (IOS_BROWSERS.test(userAgent)) return 'ios-other';
    return userAgent.includes('Safari/') ? 'ios-safari' : 'in-app';
  }
  return /Android|OpenHarmony|HarmonyOS/.test(userAgent) ? 'android' : 'desktop';
}
