import quickstart from '@pixelframe/examples/quickstart.ts?raw';
import type { EditorView } from '@codemirror/view';
import { formatDuration } from '@pixelframe/elements';
import { CellRunner, type RunEnd } from './cell-runner.ts';
import yourPhotos from './cells/your-photos.ts?raw';
import { createEditor, setCode } from './editor/create-editor.ts';
import { markFailedLine } from './editor/failed-line.ts';
import { showCapabilities, showEngineProblem } from './engine-status.ts';
import { RunOutput } from './output/run-output.ts';
import { PhotosBar } from './photos/photos-bar.ts';

const STATE_TEXT: Readonly<Record<RunEnd | 'running', string>> = {
  running: 'Running',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
};

/** How often the clock of a run is drawn. */
const TICK_MS = 100;
/** Frames of a stack: between the cell's line and where the engine says no there are more than the usual ten. */
const STACK_FRAMES = 60;

const byId = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;

/** The page: one cell, its results below. The markup is in index.html. */
export class Playground {
  readonly #runner = new CellRunner();
  readonly #editor: EditorView;
  readonly #run = byId<HTMLButtonElement>('run');
  readonly #stop = byId<HTMLButtonElement>('stop');
  readonly #status = byId('status');
  readonly #clock = byId('clock');
  readonly #output = byId('output');
  #files: readonly File[] = [];

  constructor() {
    Error.stackTraceLimit = STACK_FRAMES;
    const run = (): void => void this.#start();
    this.#editor = createEditor({ parent: byId('editor'), code: quickstart.trimEnd(), onRun: run });
    this.#run.addEventListener('click', run);
    this.#stop.addEventListener('click', () => this.#runner.stop());
    byId('reset').addEventListener('click', () => setCode(this.#editor, quickstart.trimEnd()));
    const photos = new PhotosBar({
      host: byId('photos'),
      onFiles: (files) => {
        this.#files = files;
      },
      onFind: () => {
        setCode(this.#editor, yourPhotos.trimEnd());
        run();
      },
    });
    photos.render();
    void this.#showEngine();
  }

  async #showEngine(): Promise<void> {
    const host = byId('engine');
    try {
      showCapabilities(host, await this.#runner.spare.capabilities());
    } catch (error) {
      showEngineProblem(host, error instanceof Error ? error.message : String(error));
    }
  }

  async #start(): Promise<void> {
    if (this.#runner.running) return;
    const output = new RunOutput();
    this.#output.replaceChildren(output.element);
    markFailedLine(this.#editor, null);
    const started = performance.now();
    const showTime = (): void => {
      this.#clock.textContent = formatDuration(performance.now() - started);
    };
    const tick = setInterval(showTime, TICK_MS);
    this.#setRunning(true);
    this.#say('running');
    this.#clock.textContent = '';
    reveal(this.#output);
    const end = await this.#runner.run({
      code: this.#editor.state.doc.toString(),
      files: this.#files,
      output,
      onFailedLine: (line) => markFailedLine(this.#editor, line),
    });
    clearInterval(tick);
    this.#setRunning(false);
    showTime();
    this.#say(end);
    // The next run starts with its engine up.
    void this.#runner.spare.capabilities().catch(() => {});
  }

  #setRunning(running: boolean): void {
    const focused = document.activeElement;
    this.#run.disabled = running;
    this.#stop.disabled = !running;
    // A disabled button drops the focus, and with it the keyboard's place on the page.
    if (focused === this.#run && running) this.#stop.focus({ preventScroll: true });
    if (focused === this.#stop && !running) this.#run.focus({ preventScroll: true });
  }

  #say(state: RunEnd | 'running'): void {
    this.#status.dataset['state'] = state;
    this.#status.textContent = STATE_TEXT[state];
  }
}

/** Pixels of the results that should be in sight when a run starts. */
const IN_SIGHT = 220;

function reveal(output: HTMLElement): void {
  const missing = output.getBoundingClientRect().top + IN_SIGHT - innerHeight;
  if (missing <= 0) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  scrollBy({ top: missing, behavior: still ? 'instant' : 'smooth' });
}
