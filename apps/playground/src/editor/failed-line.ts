import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

const setFailedLine = StateEffect.define<number | null>();
const mark = Decoration.line({ class: 'cm-failed-line' });

/** Marks the line an error came from until the code is changed. */
export const failedLine: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects, state }) {
    if (docChanged) return Decoration.none;
    for (const effect of effects) {
      if (!effect.is(setFailedLine)) continue;
      const line = effect.value;
      if (line === null || line < 1 || line > state.doc.lines) return Decoration.none;
      return Decoration.set([mark.range(state.doc.line(line).from)]);
    }
    return marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** `line` counts from 1; null takes the mark away. */
export function markFailedLine(view: EditorView, line: number | null): void {
  view.dispatch({ effects: setFailedLine.of(line) });
}
