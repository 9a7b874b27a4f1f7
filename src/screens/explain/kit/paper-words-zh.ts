/** 从纸上认字的对话框。 */
export const paperZh = {
  open: '拿纸给它看',
  title: '拿纸给它看',
  close: '关上',
  photo: '打开一张照片',
  opening: '正在打开相机……',
  hint: '把写好字的纸平放在镜头前，整张纸都要看得见。',
  picture: '相机里的画面，找到的纸用线框出',
  straight: '摆正后的纸，上面框出了字',
  found: '找到纸了',
  whole: '没看见纸边，整个画面当一张纸来读',
  wrongPhoto: '这张照片打不开，换一张试试。',
  missing: {
    ink: '没找到深色的字：把纸拿近些，字写粗些。',
    sheet: '没找到纸：把纸平放在深一点的桌上，整张都拍进来。',
    light: '太暗了，看不清纸：到亮一点的地方试试。',
  },
  several: (text: string) => `从左到右读作：${text}`,
  hold: '定住画面',
  resume: '接着看',
  which: (place: number) => `第 ${place} 个字`,
};
