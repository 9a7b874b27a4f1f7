import { toTraditional } from '#build/traditional/to-traditional.ts';

/**
 * The page that offers the authority's certificate to a phone, in Chinese and English. `app` is the https address,
 * `languages` what the browser reads (`Accept-Language`): Traditional Chinese where that is what it asks for first.
 */
export function trustPage(app: string, languages = ''): string {
  const traditional = /^[^,]*\b(?:hant|tw|hk|mo)\b/i.test(languages);
  return `<!doctype html>
<html lang="${traditional ? 'zh-Hant' : 'zh-CN'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Visor</title>
<style>
  body { margin: 0 auto; max-width: 40rem; padding: 1.5rem; font: 1.05rem/1.6 system-ui, sans-serif; background: #05080c; color: #d9f2ff; }
  a { color: #6fe0ff; } h2 { margin-top: 2.5rem; font-size: 1.25rem; }
  .go { display: block; margin: 1rem 0; padding: 0.9rem 1rem; border: 1px solid #6fe0ff; text-align: center; text-decoration: none; }
</style>
<main>
${traditional ? toTraditional(chinese(app)).replace('lang="zh-CN"', 'lang="zh-Hant"') : chinese(app)}
${english(app)}
</main>
</html>
`;
}

function chinese(app: string): string {
  return `<section lang="zh-CN">
<h1>把 Visor 装到手机上</h1>
<p>只想看看？<a href="${app}">直接打开 Visor</a>，浏览器会警告，选“高级”→“继续”（iPhone：“显示详细信息”→“访问此网站”）。镜头能用，但不能安装，也不能离线。</p>
<p>想装到主屏幕、离线也能用，要先让手机信任这台电脑的证书：</p>
<a class="go" href="visor-ca.crt" download="visor-ca.crt">① 下载证书</a>
<h2>iPhone / iPad</h2>
<ol>
<li>用 Safari 打开本页，点“下载证书”，选“允许”。</li>
<li>设置 → 通用 → VPN与设备管理 → 已下载的描述文件“Visor on …” → 安装。</li>
<li>设置 → 通用 → 关于本机 → 证书信任设置 → 打开“Visor on …”。</li>
<li>用 Safari 打开 <a href="${app}">${app}</a>，共享 → 添加到主屏幕。</li>
</ol>
<h2>安卓</h2>
<ol>
<li>点“下载证书”。</li>
<li>设置里搜索“证书” → 安装证书（从存储设备安装）→ CA 证书 → 仍然安装 → 选 visor-ca.crt。</li>
<li>用 Chrome 打开 <a href="${app}">${app}</a>，菜单 → 安装应用。</li>
</ol>
<h2>这样做意味着什么</h2>
<p>手机会相信这台电脑签发的证书。这份证书声明只能用于 localhost 和 IP 地址，不能用于任何网站的名字；签发用的钥匙只在这台电脑上。只在你信任这台电脑时才装，用完请删掉：</p>
<ul>
<li>iPhone：设置 → 通用 → VPN与设备管理 → “Visor on …” → 移除描述文件。</li>
<li>安卓：设置里搜索“信任的凭据” → 用户 → “Visor on …” → 移除。</li>
</ul>
</section>`;
}

function english(app: string): string {
  return `<section lang="en">
<h1>Put Visor on a phone</h1>
<p>Just looking? <a href="${app}">Open Visor now</a>: the browser warns; choose “Advanced” → “Proceed” (iPhone: “Show Details” → “visit this website”). The camera works, but it cannot be installed or used offline.</p>
<p>To put it on the home screen and use it offline, let the phone trust this computer’s certificate first:</p>
<a class="go" href="visor-ca.crt" download="visor-ca.crt">① Download the certificate</a>
<h2>iPhone / iPad</h2>
<ol>
<li>Open this page in Safari, tap “Download the certificate”, then “Allow”.</li>
<li>Settings → General → VPN &amp; Device Management → downloaded profile “Visor on …” → Install.</li>
<li>Settings → General → About → Certificate Trust Settings → switch on “Visor on …”.</li>
<li>Open <a href="${app}">${app}</a> in Safari, Share → Add to Home Screen.</li>
</ol>
<h2>Android</h2>
<ol>
<li>Tap “Download the certificate”.</li>
<li>Search Settings for “certificate” → Install a certificate → CA certificate → Install anyway → choose visor-ca.crt.</li>
<li>Open <a href="${app}">${app}</a> in Chrome, menu → Install app.</li>
</ol>
<h2>What this means</h2>
<p>The phone will believe certificates that this computer signs. This one declares that it is for localhost and bare IP addresses only, never for a website’s name, and the signing key stays on this computer. Do it only if you trust this computer, and remove it afterwards:</p>
<ul>
<li>iPhone: Settings → General → VPN &amp; Device Management → “Visor on …” → Remove Profile.</li>
<li>Android: search Settings for “trusted credentials” → User → “Visor on …” → Remove.</li>
</ul>
</section>`;
}
