/** A filter as a tree. Two filters with a comma, pipe or operator between them are `binary`. */
export type Node =
  | { readonly kind: 'identity' | 'recurse' }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'string'; readonly format: string | null; readonly parts: readonly (string | Node)[] }
  | { readonly kind: 'format'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'index'; readonly target: Node; readonly key: Node }
  | { readonly kind: 'slice'; readonly target: Node; readonly from: Node | null; readonly to: Node | null }
  | { readonly kind: 'iterate'; readonly target: Node }
  | { readonly kind: 'neg'; readonly target: Node }
  | { readonly kind: 'try'; readonly body: Node; readonly handler: Node | null }
  | { readonly kind: 'array'; readonly body: Node | null }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: Node, value: Node])[] }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Node; readonly right: Node }
  | { readonly kind: 'if'; readonly condition: Node; readonly whenTrue: Node; readonly whenFalse: Node | null }
  | { readonly kind: 'as'; readonly source: Node; readonly patterns: readonly Pattern[]; readonly body: Node }
  | {
      readonly kind: 'fold';
      readonly each: boolean;
      readonly source: Node;
      readonly pattern: Pattern;
      readonly init: Node;
      readonly update: Node;
      readonly extract: Node | null;
    }
  | { readonly kind: 'def'; readonly definition: Definition; readonly body: Node }
  | { readonly kind: 'label'; readonly name: string; readonly body: Node }
  | { readonly kind: 'break'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly at: number };

export interface Definition {
  readonly name: string;
  readonly params: readonly string[];
  readonly body: Node;
}

/** What `as` binds. */
export type Pattern =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'items'; readonly items: readonly Pattern[] }
  | {
      readonly kind: 'members';
      readonly members: readonly { readonly key: Node; readonly name: string | null; readonly value: Pattern | null }[];
    };
