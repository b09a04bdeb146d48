import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { editorTheme } from './editor-theme.ts';
import { failedLine } from './failed-line.ts';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly onRun: () => void;
}

/** The cell's editor. Tab indents; Escape, then Tab, leaves it by keyboard. */
export function createEditor({ parent, code, onRun }: EditorOptions): EditorView {
  const run = (): boolean => {
    onRun();
    return true;
  };
  const state = EditorState.create({
    doc: code,
    extensions: [
      keymap.of([
        { key: 'Shift-Enter', run },
        { key: 'Mod-Enter', run },
      ]),
      lineNumbers(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      indentUnit.of('  '),
      javascript({ typescript: true }),
      keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': 'Code of the cell. Shift Enter runs it.' }),
      editorTheme,
      failedLine,
    ],
  });
  return new EditorView({ parent, state });
}

/** Replaces all code; undo brings the old one back. */
export function setCode(view: EditorView, code: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code }, selection: { anchor: 0 } });
}
