import type { Literal } from './literal.ts';
import type { BinaryOperator } from './precedence.ts';

export type UnaryOperator = '-' | '!' | '~';

/** What the code says, before types. `at` is the place errors point to. */
export type Syntax =
  | { readonly kind: 'literal'; readonly at: number; readonly literal: Literal }
  | { readonly kind: 'bool'; readonly at: number; readonly value: boolean }
  | { readonly kind: 'name'; readonly at: number; readonly name: string }
  | { readonly kind: 'unary'; readonly at: number; readonly op: UnaryOperator; readonly operand: Syntax }
  | {
      readonly kind: 'binary';
      readonly at: number;
      readonly op: BinaryOperator;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly name: string;
      /** The type between `<` and `>`. */
      readonly template: string | undefined;
      readonly args: readonly Syntax[];
    };

export interface LetStatement {
  readonly at: number;
  readonly name: string;
  readonly type: { readonly name: string; readonly at: number } | undefined;
  readonly value: Syntax;
}

/** `let` statements, then the value. */
export interface Body {
  readonly lets: readonly LetStatement[];
  readonly value: Syntax;
}
