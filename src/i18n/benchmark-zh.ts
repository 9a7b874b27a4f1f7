/** 一个数怎么写：大的不要小数。 */
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} 毫秒`;
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`;

/** “关于”里给这台设备测速的文字。 */
export const benchmarkZh = {
  title: '这台设备有多快',
  lead: '用一张固定的照片测，不用网络，结果也只留在这里，除非你自己发出去。先测一个人，再测四个人，大约半分钟。',
  start: '开始测',
  again: '再测一次',
  warm: '再加五分钟，看发热',
  stop: '停下',
  progress: '进度',
  steps: {
    start: '正在启动识别',
    teach: '正在教它两类人',
    one: '正在看一个人',
    four: '正在看四个人',
    warming: '连续识别五分钟，看它发热以后慢多少',
  },
  failed: '没测成：识别停了。请再试一次。',
  /** 有些行量不出来。 */
  none: '没测',
  rows: {
    device: '设备',
    chip: '显示芯片',
    cores: '处理器核数',
    browser: '浏览器',
    engine: '运算方式',
    one: '看一个人',
    four: '看四个人',
    calls: '每次识别',
    moved: '每次来回的数据',
    start: '从零到第一次识别',
    models: '模型大小',
    display: '识别时画面的间隔',
    warming: '连续识别以后',
  },
  hidden: '浏览器不说',
  engine: (backend: string, threads: number) => (threads > 1 ? `${backend}，${threads} 个线程` : backend),
  look: (middle: number, slow: number) =>
    `${ms(middle)}，每秒 ${(1000 / middle).toFixed(1)} 次；最慢的二十分之一超过 ${ms(slow)}`,
  calls: (kernels: number, reads: number) => `${kernels.toFixed(0)} 步运算，取回 ${reads.toFixed(0)} 次`,
  moved: (up: number, back: number) => `送去 ${kilobytes(up)}，取回 ${kilobytes(back)}`,
  ms,
  display: (interval: number) => `二十次里有十九次不超过 ${ms(interval)}`,
  warming: (minutes: number, slower: number) =>
    slower > 1.05
      ? `${minutes.toFixed(0)} 分钟后，每次识别要用开头的 ${slower.toFixed(2)} 倍时间`
      : `${minutes.toFixed(0)} 分钟后，和开头一样快`,
  chart: '每次识别用时（毫秒）',
  copy: '复制结果',
  copied: '已复制',
  share: '发出去',
  heading: (version: string) => `Visor ${version} 测速`,
};

/** 测速文字的形状。 */
export type BenchmarkMessages = typeof benchmarkZh;
