/** 课：每一层看见什么。 */
export const layersZh = {
  cards: [
    '画面要穿过很多层滤镜。每个滤镜只找一样小东西，找到了，那一格就亮。',
    '前面的层看得小：一条边、一块颜色。后面的层看得大：一个部位、整个人。',
    '没人规定哪个滤镜找什么。看了很多照片，它自己调成了这样。',
    '一个滤镜有多要紧？把它关掉，后面的照算，看答案变多少。',
    '很多滤镜说不清在找什么。它看见的，我们不一定叫得出名字。',
  ],
  depth: '看第几层',
  depths: { edges: '边和颜色', lines: '线条', patterns: '花纹', parts: '部位', shapes: '整体' },
  facts: (columns: number, rows: number, channels: number) =>
    `这一层把画面分成 ${columns}×${rows} 格，有 ${channels} 个滤镜。`,
  sight: (field: number, side: number) =>
    field >= side ? '每一格都能看到整个人。' : `每一格只看得到 ${field}×${field} 个像素。`,
  chosen: (count: number) => `这里是亮暗差别最大的 ${count} 个。`,
  filters: '滤镜',
  tapOnly: '点一个滤镜，看它在哪儿亮。',
  tapFilter: '点一个滤镜，看它在哪儿亮。下面的条越长，它推得越多：蓝的加分，橙的减分。',
  filter: (channel: number) => `${channel} 号滤镜`,
  filterPush: (channel: number, push: number) =>
    `${channel} 号滤镜，${push < 0 ? '减' : '加'} ${Math.abs(push).toFixed(2)} 分`,
  person: '网络看到的这个人',
  fires: (channel: number, peak: number, percent: number) =>
    `${channel} 号滤镜在人身上哪里亮：最亮 ${peak.toFixed(1)}，亮过一半的格子占 ${percent}%`,
  strongest: (peak: number, full: number) => `最亮的一格 ${peak.toFixed(1)}，最多能到 ${full}`,
  wide: (percent: number) => `${percent}% 的格子亮过它的一半`,
  off: (channel: number) => `关掉 ${channel} 号滤镜会怎样？`,
  falls: (word: string, before: number, after: number) => {
    const [from, to] = [before, after].map((share) => `${(100 * share).toFixed(1)}%`);
    if (from === to) return `“${word}”还是 ${from}，没怎么变。`;
    return `“${word}”从 ${from} ${after < before ? '掉到' : '升到'} ${to}。`;
  },
  live: (word: string, share: number) => `“${word}” ${(100 * share).toFixed(1)}%。先定住，再试每个滤镜。`,
  measuring: (done: number, count: number) => `正在一个个关掉来试：${done} / ${count}`,
  pushes: '这个滤镜给每一类加减多少分',
  points: (push: number) => `${Math.abs(push) < 0.005 ? '' : push < 0 ? '−' : '+'}${Math.abs(push).toFixed(2)} 分`,
  yourHead: '打分的是你教的。衣服颜色直接从照片数，关滤镜不影响。',
  exampleHead: '打分的是自带的例子，你还没教。衣服颜色直接从照片数，关滤镜不影响。',
  noHead: '正在准备自带的例子，好了就能看谁加分、谁减分。',
  noExample: '自带的例子没读到，所以还看不了谁加分。',
  who: '看谁',
  people: {
    astronaut: '宇航员',
    firefighter: '消防员',
    striding: '另一位消防员',
    live: (number: number) => `画面里第 ${number} 位`,
  },
  toStrongest: '最要紧的滤镜',
  again: '再看一眼',
  hold: '定住',
  follow: '接着跟',
  camera: '看我自己',
  photo: '换张照片',
  loading: '模型还在准备，好了就能看。',
  looking: '正在看……',
  waiting: '正在画面里找人……',
  nobody: '这张照片里没找到人。换一张试试。',
  gone: '这个人不在画面里了。',
  failed: '这次没看成。',
  formula: {
    filter: '一格的亮度 a：把上一层附近的数 x 各乘一个权重 w，加起来，再加 b。小于 0 算 0，大于 6 算 6。',
    push: '加分 Δ：开着滤镜的分 z，减去关掉后的分 z′，再减去各类的平均，因为只有差别才改变答案。',
  },
};
