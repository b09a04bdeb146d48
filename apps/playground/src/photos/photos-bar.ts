import { formatBytes, formatCount } from '@pixelframe/elements';
import { html, render, type TemplateResult } from 'lit';
import { picturesOf, readDrop } from './read-drop.ts';

export interface PhotosBarOptions {
  readonly host: HTMLElement;
  /** The pictures chosen so far; empty when they are let go. */
  readonly onFiles: (files: readonly File[]) => void;
  /** The near-duplicates of the pictures are wanted. */
  readonly onFind: () => void;
}

/** Takes pictures from the pickers and from drops anywhere on the page; nothing of them leaves it. */
export class PhotosBar {
  readonly #options: PhotosBarOptions;
  #files: readonly File[] = [];
  #problem = '';
  #depth = 0;

  constructor(options: PhotosBarOptions) {
    this.#options = options;
    this.#listenForDrops();
  }

  #listenForDrops(): void {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    // Entering a child fires before leaving its parent: count, or the frame flickers.
    const mark = (change: number): void => {
      this.#depth = Math.max(0, this.#depth + change);
      document.body.classList.toggle('dropping', this.#depth > 0);
    };
    addEventListener('dragenter', (event) => carriesFiles(event) && mark(1));
    addEventListener('dragleave', (event) => carriesFiles(event) && mark(-1));
    addEventListener('dragover', (event) => carriesFiles(event) && event.preventDefault());
    addEventListener('drop', (event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      mark(-this.#depth);
      readDrop(event.dataTransfer!.items).then(
        (files) => this.#take(files),
        () => this.#fail('The browser could not read what was dropped. Try “Choose a folder”.'),
      );
    });
  }

  #take(files: Iterable<File>): void {
    const pictures = picturesOf(files);
    if (pictures.length === 0) return this.#fail('There was no picture among those files.');
    this.#problem = '';
    this.#set(pictures);
  }

  #fail(problem: string): void {
    this.#problem = problem;
    this.render();
  }

  #set(files: readonly File[]): void {
    this.#files = files;
    this.#options.onFiles(files);
    this.render();
  }

  #picker(label: string, folder: boolean): TemplateResult {
    const onChange = (event: Event): void => {
      const input = event.currentTarget as HTMLInputElement;
      if (input.files !== null && input.files.length > 0) this.#take(input.files);
      input.value = '';
    };
    return html`<label class="button">
      ${label}<input
        type="file"
        class="unseen"
        multiple
        accept=${folder ? '' : 'image/*'}
        ?webkitdirectory=${folder}
        @change=${onChange}
      />
    </label>`;
  }

  #chosen(): TemplateResult {
    const bytes = this.#files.reduce((sum, file) => sum + file.size, 0);
    const count = `${formatCount(this.#files.length)} picture${this.#files.length === 1 ? '' : 's'}`;
    return html`
      <p role="status">
        <strong>${count}, ${formatBytes(bytes)}</strong> ready as <code>files</code>.
        <span class="quiet">They stay in this tab.</span>
      </p>
      <span class="actions">
        <button type="button" class="button strong" @click=${() => this.#options.onFind()}>Find near-duplicates</button>
        <button type="button" class="button" @click=${() => this.#set([])}>Let go</button>
      </span>
    `;
  }

  #empty(): TemplateResult {
    return html`
      <p>
        <strong>Your own photos:</strong> drop pictures or a folder anywhere on this page.
        <span class="quiet">Nothing is uploaded.</span>
        ${this.#problem === '' ? '' : html`<span class="problem" role="alert">${this.#problem}</span>`}
      </p>
      <span class="actions">${this.#picker('Choose a folder', true)}${this.#picker('Choose pictures', false)}</span>
    `;
  }

  render(): void {
    render(this.#files.length > 0 ? this.#chosen() : this.#empty(), this.#options.host);
  }
}
