export type ResizeFilter = 'nearest' | 'box' | 'triangle' | 'bicubic' | 'lanczos';

/**
 * How a picture meets width x height. `fill`: exactly that, each side by its own scale. `cover`: scaled to cover it, cut
 * in the centre to exactly it. `contain`: scaled to fit inside, centred on black (opaque where there is alpha) of
 * exactly it. `shorter`: the shorter side becomes `width`, which equals `height`; the other in proportion, rounded down.
 * `inside`: scaled to fit inside, never enlarged, nothing added.
 */
export type ResizeFit = 'fill' | 'cover' | 'contain' | 'shorter' | 'inside';

/**
 * Whose bytes. `daft`: the f32 arithmetic of Rust's `image` crate, vertical pass first. `pillow`: Pillow's integers,
 * horizontal pass first, with premultiplied alpha.
 */
export type ResizeCompat = 'daft' | 'pillow';

export interface ResizeOptions {
  /** Default `triangle`. */
  readonly filter?: ResizeFilter;
  /** Default `fill`. */
  readonly fit?: ResizeFit;
  /** Default `daft`. */
  readonly compat?: ResizeCompat;
}
