import { describe, expect, test } from 'vitest';
import { isIos, platformOf } from '#app/install/platform.ts';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; 23127PN0CC) AppleWebKit/537.36 (KHTML, like Gecko)';
const WEBVIEW = 'Mozilla/5.0 (Linux; Android 15; 23127PN0CC; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('where the page is open', () => {
  test.each([
    ['Safari on an iPhone', `${IPHONE} Version/26.1 Mobile/15E148 Safari/604.1`, 5, 'ios-safari'],
    ['Safari on an iPad that calls itself a Mac', `${MAC} Version/26.1 Safari/605.1.15`, 5, 'ios-safari'],
    ['Safari on a Mac', `${MAC} Version/26.1 Safari/605.1.15`, 0, 'desktop'],
    ['Chrome on an iPhone', `${IPHONE} CriOS/142.0.7444.46 Mobile/15E148 Safari/604.1`, 5, 'ios-other'],
    ['Firefox on an iPhone', `${IPHONE} FxiOS/144.0 Mobile/15E148 Safari/605.1.15`, 5, 'ios-other'],
    ['Edge on an iPhone', `${IPHONE} Version/18.0 EdgiOS/142.0 Mobile/15E148 Safari/604.1`, 5, 'ios-other'],
    [
      'QQ Browser on an iPhone',
      `${IPHONE} Version/18.0 MQQBrowser/15.5 Mobile/15E148 Safari/604.1 QBWebViewUA/2`,
      5,
      'ios-other',
    ],
    [
      'WeChat on an iPhone',
      `${IPHONE} Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN`,
      5,
      'in-app',
    ],
    ['a view in an unknown app on an iPhone', `${IPHONE} Mobile/15E148`, 5, 'in-app'],
    ['Facebook on an iPhone', `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/450.0;FBLC/en_US]`, 5, 'in-app'],
    ['LINE on an iPhone', `${IPHONE} Mobile/15E148 Safari Line/15.1.0`, 5, 'in-app'],
    ['DingTalk on an iPhone', `${IPHONE} Mobile/15E148 AliApp(DingTalk/7.6.0) com.laiwang.DingTalk/1`, 5, 'in-app'],
    ['Chrome on Android', `${ANDROID} Chrome/142.0.0.0 Mobile Safari/537.36`, 5, 'android'],
    ['Samsung Internet', `${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 5, 'android'],
    ['QQ Browser on Android', `${ANDROID} Chrome/121.0.0.0 MQQBrowser/15.5 Mobile Safari/537.36`, 5, 'android'],
    ['Firefox on Android', 'Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0', 5, 'android'],
    [
      'WeChat on Android',
      `${WEBVIEW} Chrome/130.0.6723.103 Mobile Safari/537.36 XWEB/1300333 MMWEBSDK/20250101 MicroMessenger/8.0.56`,
      5,
      'in-app',
    ],
    [
      'QQ on Android',
      `${ANDROID} Version/4.0 Chrome/121.0 MQQBrowser/6.2 TBS/047205 Mobile Safari/537.36 V1_AND_SQ_9.1.0 QQ/9.1.0.22965`,
      5,
      'in-app',
    ],
    [
      'Weibo on Android',
      `${WEBVIEW} Chrome/121.0 Mobile Safari/537.36 Weibo (Xiaomi-23127PN0CC__weibo__14.9.0)`,
      5,
      'in-app',
    ],
    [
      'Douyin on Android',
      `${WEBVIEW} Chrome/121.0 Mobile Safari/537.36 aweme.snssdk.com BytedanceWebview/d8a21c6`,
      5,
      'in-app',
    ],
    ['Alipay on Android', `${WEBVIEW} Chrome/105.0 MYWeb/0.11.0 UWS/3.22 AlipayClient/10.6.80`, 5, 'in-app'],
    ['Feishu on Android', `${WEBVIEW} Chrome/121.0 Mobile Safari/537.36 Lark/7.30.5 Feishu/7.30.5`, 5, 'in-app'],
    ['Instagram on Android', `${WEBVIEW} Chrome/142.0 Mobile Safari/537.36 Instagram 350.0.0.0 Android`, 5, 'in-app'],
    ['any Android web view', `${WEBVIEW} Chrome/142.0.0.0 Mobile Safari/537.36`, 5, 'in-app'],
    [
      'the HarmonyOS browser',
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 ArkWeb/6.0 Mobile',
      5,
      'android',
    ],
    [
      'WeChat on Windows',
      'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0 Safari/537.36 MicroMessenger/7.0.20 WindowsWechat(0x63090c33)',
      0,
      'in-app',
    ],
    [
      'Chrome on Windows with a touch screen',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      10,
      'desktop',
    ],
    [
      'Chrome on Linux',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      0,
      'desktop',
    ],
  ])('%s', (_name, userAgent, maxTouchPoints, platform) => {
    expect(platformOf({ userAgent, maxTouchPoints })).toBe(platform);
  });

  test('the way out of an app is called Safari on iOS and Chrome elsewhere', () => {
    expect(isIos({ userAgent: `${IPHONE} MicroMessenger/8.0.60`, maxTouchPoints: 5 })).toBe(true);
    expect(isIos({ userAgent: `${WEBVIEW} MicroMessenger/8.0.56`, maxTouchPoints: 5 })).toBe(false);
  });
});
