/** 课：神经元。 */
export const neuronZh = {
  cards: [
    '上下拖一拖右边的龙头、阀门和挡板。水攒够了，漫过挡板，神经元就放一次。',
    '左边是活的：树突收信号，细胞体攒着。攒够了，就沿着轴突放一次电，传给下一个。',
    '右边是照着它造的。阀门拧成负的，水就倒着抽走：这一路在反对。',
    '给它出题：两个都开才放水，或者开一个就放水。四种情况全打上勾，就算会了。',
    '“只开一个才放水”呢？怎么调都差一个。一个神经元做不到，下一个实验接着讲。',
    '真的神经元比这复杂得多。人造的只借了它“加起来、够了就放”这一招。',
  ],
  living: '活的神经元',
  artificial: '人造神经元',
  tap: (way: number) => `龙头 ${way}`,
  valve: (way: number) => `阀门 ${way}`,
  weir: '挡板的高度',
  smooth: '挡板会渗水',
  smoothHelp: '水少就少放一点，水多就多放一点，不再是全放或全不放。',
  state: (sum: string, threshold: string, fires: boolean) =>
    `水箱里 ${sum}，挡板高 ${threshold}：${fires ? '漫过去，放水' : '没漫过去，不放'}`,
  stateSmooth: (sum: string, output: string) => `水箱里 ${sum}：放出 ${output}（全放是 1）`,
  /** 活的，人造的，人造的和它在书上的叫法。 */
  parts: {
    input: ['信号', '龙头', '龙头（输入）'],
    synapse: ['突触', '阀门', '阀门（权重）'],
    dendrite: ['树突', '水管', '水管'],
    soma: ['细胞体', '水箱', '水箱和挡板（门槛）'],
    axon: ['轴突', '出水管', '出水管（输出）'],
  },
  gate: { both: '都开', either: '有开就行', one: '只开一个' },
  task: {
    both: '题目：两个龙头都开，才放水',
    either: '题目：开一个或两个，都放水',
    one: '题目：刚好开一个，才放水',
  },
  fires: '放水',
  rests: '不放',
  row: (first: number, second: number, fires: boolean, right: boolean) =>
    `龙头 1 ${first ? '开' : '关'}，龙头 2 ${second ? '开' : '关'}：${fires ? '放水' : '不放'}，${right ? '对' : '不对'}`,
  soFar: (right: number) => `四种情况对了 ${right} 种。动动阀门和挡板。`,
  done: '四种情况全对：它学会了这道题。',
  impossible: (right: number) => `四种情况对了 ${right} 种。试试看，最多只能对 3 种。为什么？点“公式”。`,
  whyNot: '为什么“只开一个”做不到：单开任何一个，水都得够；两个一起开，水只会更多，就拦不住了。',
};
