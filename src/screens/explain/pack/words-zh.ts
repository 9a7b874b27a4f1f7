import type { ExperimentName, PackPart, PackSheet } from '#core/lesson-pack.ts';

interface Part {
  readonly title: string;
  /** 老师做什么、问什么。 */
  readonly teacher: readonly string[];
}
interface Task {
  readonly part: PackPart;
  readonly ask: string;
  /** 留白：几条横线，或者要填的几格。 */
  readonly room:
    { readonly kind: 'lines'; readonly count: number } | { readonly kind: 'cells'; readonly names: readonly string[] };
  readonly answer: string;
}

const lines = (count: number) => ({ kind: 'lines', count }) as const;
const cells = (...names: string[]) => ({ kind: 'cells', names }) as const;
const part = (title: string, ...teacher: string[]): Part => ({ title, teacher });

/** 课时包：一节课的教案、学习单和答案。 */
export const packZh = {
  title: '一节课',
  sheetLabel: '看哪一张',
  sheets: { plan: '教案', worksheet: '学习单', answers: '答案' } satisfies Record<PackSheet, string>,
  print: '打印这一张',
  printAll: '三张都打印',
  paper: {
    plan: '机器怎么学会认东西：40 分钟教案',
    worksheet: '机器怎么学会认东西：学习单',
    answers: '机器怎么学会认东西：答案',
  } satisfies Record<PackSheet, string>,
  name: '姓名',
  group: '班级',
  minutes: (from: number, to: number) => `第 ${from}–${to} 分钟`,
  aimTitle: '学完能做到',
  aims: [
    '说出一个神经元做的两件事：加起来，够了就放。',
    '举例说明为什么一层不够，两层可以。',
    '亲眼看到教偏了会怎样，说出怎么补救。',
  ],
  needTitle: '要准备的',
  need: [
    '适合小学五年级到初中；不用先学编程，会用小数就行。',
    '一台投影，两三个人一台手机或平板。上课前都打开一次 Visor，之后没有网也能用。',
    '每人一张学习单。扫码就到要做的实验，状态已经调好。',
    '画面只在设备里算，不存也不传。整节课都不用给学生拍照；要拍，先问本人，不满十四岁还要问家长。',
  ],
  parts: {
    look: part(
      '看一看',
      '投影放演示，先不解释。',
      '问：它凭什么把人分成两类？让大家先猜，写在黑板上，下课前再回来看。',
    ),
    neuron: part(
      '一个神经元',
      '两三人一组，动动阀门和挡板，做学习单 1、2、3 题。',
      '问：“只开一个才放”为什么怎么调都差一个？先让学生争一争，再点“公式”。',
    ),
    line: part(
      '一条线不够',
      '先让线自己学，看它停在几个对。再扫第二个码：加两个隐藏神经元。',
      '问：多出来的两个神经元做了什么？（一人画一条线，把平面折起来。）',
    ),
    water: part(
      '学习就是拧阀门',
      '灌一个字，记下把握；按“一直学”，半分钟后再灌一次，做第 6 题。',
      '问：它学到的东西存在哪儿？（在阀门里，没有一张照片。）',
    ),
    bias: part(
      '教偏了会怎样',
      '每类人只在一面墙前拍，让它学，考一次；换墙再考一次。',
      '先让学生猜它错在哪儿，再看“追问”。最后补拍，重新考，做第 7、8、9 题。',
      '时间不够，就直接扫后两个码：前面的步骤会自动补上。',
    ),
    talk: part('说一说', '回到黑板上的猜测：哪些对了？', '每组说一件不该让机器决定的事，并说出理由，写在第 10 题。'),
  } satisfies Record<PackPart, Part>,
  experiments: {
    demo: '演示',
    both: '都开才放',
    one: '只开一个才放',
    line: '一条直线',
    fold: '两个隐藏神经元',
    pour: '灌一个“田”字',
    walls: '从头教起',
    swap: '换墙',
    mend: '补救',
    today: '今天哪里有它',
  } satisfies Record<ExperimentName, string>,
  tasks: [
    {
      part: 'neuron',
      ask: '两个阀门都是 +1。要“两个都开才放水”，挡板可以多高？试出一个。',
      room: cells('挡板'),
      answer: '比 1 高、比 2 低都行，比如 1.5：开一个只有 1，漫不过去；开两个有 2，漫过去。',
    },
    {
      part: 'neuron',
      ask: '阀门不动，要“开一个或两个都放水”，挡板可以多高？',
      room: cells('挡板'),
      answer: '比 0 高、比 1 低都行，比如 0.5。',
    },
    {
      part: 'neuron',
      ask: '要“刚好开一个才放水”，四种情况最多对几种？为什么到不了四种？',
      room: lines(2),
      answer: '三种。单开任何一个，水都得够；两个一起开，水只会更多，就拦不住了。',
    },
    {
      part: 'line',
      ask: '四个点交叉着摆。一条直线最多分对几个？',
      room: cells('分对'),
      answer: '三个。两个圆点的正中间就是两个方片的正中间，它不能同时在线的两边。',
    },
    {
      part: 'line',
      ask: '加到几个隐藏神经元就能全对？每一个做了什么？',
      room: lines(2),
      answer: '两个。一个画一条线，平面像折了一下，最后一个神经元一刀就切开了。',
    },
    {
      part: 'water',
      ask: '把“田”灌进去。学之前和学之后，“田”那个出口各占百分之几？',
      room: cells('学之前', '学之后'),
      answer: '以屏幕上的数为准：学之后应该高得多。变的只有阀门。',
    },
    {
      part: 'bias',
      ask: '站老样子考一次，换墙再考一次，各对多少？',
      room: cells('老样子', '换墙'),
      answer: '以屏幕上的数为准：换墙以后应该少很多，虽然人还是那样的人。',
    },
    {
      part: 'bias',
      ask: '看“追问”：它认错的时候，答案靠的是人，还是墙？你怎么看出来的？',
      room: lines(2),
      answer: '靠的是墙：遮住墙，答案就变；遮住人，答案变得少。它走了捷径。',
    },
    {
      part: 'bias',
      ask: '怎么补救？补救以后换墙再考，对多少？',
      room: cells('换墙'),
      answer: '每一类人到另一面墙前也拍几张，重新学。墙不再管用，它只好看人。对的应该多起来。',
    },
    {
      part: 'talk',
      ask: '写一件不该让这样的机器替人决定的事，说说为什么。',
      room: lines(3),
      answer:
        '没有唯一的答案。说到这几点就好：它会错，而且错得很有把握；它学到的可能是捷径；被判错的人要有地方讲理；长相说明不了一个人怎么样。',
    },
  ] as readonly Task[],
};
