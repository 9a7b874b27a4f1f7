/** What a sequence can do to a page from within; see {@link installFaults}. */
export interface PageFaults {
  /** When the frame was sent whose answer came last, and when that answer came, ms on the page's clock; null: none came. */
  readonly answered: { readonly sent: number; readonly came: number } | null;
  camera(fault: 'end' | 'mute' | 'unmute' | 'freeze' | 'thaw' | 'resize' | 'turn' | 'refuse' | 'allow'): void;
  worker(fault: 'kill' | 'crash' | 'closed-frame'): void;
  storage(fault: 'none' | 'full' | 'refusing' | 'blocked'): void;
  settings(full: boolean): void;
  hide(hidden: boolean): void;
  clock(ms: number): void;
}

declare global {
  interface Window {
    faults: PageFaults;
  }
}

/**
 * Runs in the page before its own code: a camera whose picture can end, stop, change its size and its direction, a
 * worker that dies, a store without room, a page that is put away, a clock that jumps. Everything else is real.
 */
export function installFaults(): void {
  const media = navigator.mediaDevices;
  const open = media.getUserMedia.bind(media);
  const lens = { canvas: document.createElement('canvas'), frozen: false, refused: false };
  const tracks: MediaStreamTrack[] = [];
  media.getUserMedia = async (constraints) => {
    if (lens.refused) throw new DOMException('refused', 'NotAllowedError');
    const real = await open(constraints);
    const video = document.createElement('video');
    Object.assign(video, { srcObject: real, muted: true });
    await video.play();
    Object.assign(lens.canvas, { width: video.videoWidth, height: video.videoHeight });
    const draw = () => {
      if (!lens.frozen) lens.canvas.getContext('2d')?.drawImage(video, 0, 0, lens.canvas.width, lens.canvas.height);
    };
    draw();
    const timer = setInterval(draw, 66);
    const stream = lens.canvas.captureStream(15);
    const [track] = stream.getVideoTracks() as [MediaStreamTrack];
    const stop = track.stop.bind(track);
    track.stop = () => {
      clearInterval(timer);
      for (const one of real.getTracks()) one.stop();
      stop();
    };
    tracks.push(track);
    return stream;
  };
  const newest = () => tracks.at(-1);

  const workers: Worker[] = [];
  let answered: PageFaults['answered'] = null;
  let closesFrame = false;
  const RealWorker = window.Worker;
  window.Worker = class extends RealWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.push(this);
      const sent = new Map<number, number>();
      const post = this.postMessage.bind(this) as (message: unknown, options?: StructuredSerializeOptions) => void;
      this.postMessage = (message: { id: number; type: string; frame?: ImageBitmap }, how?: unknown) => {
        if (message.type === 'look') sent.set(message.id, performance.now());
        if (message.type === 'look' && closesFrame) {
          closesFrame = false;
          message.frame?.close();
        }
        post(message, how as StructuredSerializeOptions);
      };
      this.addEventListener('message', ({ data }: MessageEvent<{ id: number; type: string }>) => {
        const at = sent.get(data.id);
        if (data.type === 'done' && at !== undefined) answered = { sent: at, came: performance.now() };
      });
    }
  };

  let store: 'none' | 'full' | 'refusing' | 'blocked' = 'none';
  /* eslint-disable @typescript-eslint/unbound-method -- called with what they belong to */
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (store === 'full') throw new DOMException('full', 'QuotaExceededError');
    if (store === 'refusing') throw new DOMException('no', 'UnknownError');
    return put.call(this, value, key);
  };
  const openStore = indexedDB.open.bind(indexedDB);
  indexedDB.open = (name: string, version?: number) => {
    if (store === 'refusing') throw new DOMException('no', 'UnknownError');
    if (store === 'blocked') return new EventTarget() as IDBOpenDBRequest;
    return openStore(name, version);
  };
  let noSettings = false;
  const { setItem } = Storage.prototype;
  /* eslint-enable @typescript-eslint/unbound-method */
  Storage.prototype.setItem = function (key: string, value: string) {
    if (noSettings) throw new DOMException('full', 'QuotaExceededError');
    setItem.call(this, key, value);
  };

  let hidden = false;
  Object.defineProperty(document, 'hidden', { get: () => hidden });
  Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
  let ahead = 0;
  const now = Date.now.bind(Date);
  Date.now = () => now() + ahead;

  window.faults = {
    get answered() {
      return answered;
    },
    camera(fault) {
      const track = newest();
      if (fault === 'end') {
        track?.stop();
        track?.dispatchEvent(new Event('ended'));
      } else if (fault === 'mute' || fault === 'unmute') {
        if (track) Object.defineProperty(track, 'muted', { value: fault === 'mute', configurable: true });
        lens.frozen = fault === 'mute';
        track?.dispatchEvent(new Event(fault));
      } else if (fault === 'freeze' || fault === 'thaw') lens.frozen = fault === 'freeze';
      else if (fault === 'refuse' || fault === 'allow') lens.refused = fault === 'refuse';
      else {
        const { width, height } = lens.canvas;
        Object.assign(lens.canvas, fault === 'turn' ? { width: height, height: width } : { width: 320, height: 240 });
      }
    },
    worker(fault) {
      const worker = workers.at(-1);
      if (fault === 'kill') worker?.terminate();
      else if (fault === 'crash') worker?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
      else closesFrame = true;
    },
    storage: (fault) => void (store = fault),
    settings: (full) => void (noSettings = full),
    hide(on) {
      hidden = on;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    clock: (ms) => void (ahead += ms),
  };
}
