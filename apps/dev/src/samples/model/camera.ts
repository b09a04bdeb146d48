import type { Vec } from '../draw/math.ts';
import { cross, subtract, unit } from '../draw/math.ts';

export interface CameraOptions {
  readonly at: Vec;
  readonly target: Vec;
  /** Vertical field of view in degrees. */
  readonly view: number;
}

/** A pinhole camera over a width x height picture. */
export interface Camera {
  readonly at: Vec;
  /** Unit direction through the pixel's centre. */
  ray(x: number, y: number): Vec;
  /** Pixel position of a point and its distance along the view axis. */
  project(p: Vec): { readonly x: number; readonly y: number; readonly depth: number };
  /** Pixels a unit length covers at `depth`. */
  scaleAt(depth: number): number;
  readonly forward: Vec;
}

export function createCamera(options: CameraOptions, width: number, height: number): Camera {
  const forward = unit(subtract(options.target, options.at));
  const right = unit(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const focal = height / 2 / Math.tan((options.view * Math.PI) / 360);
  return {
    at: options.at,
    forward,
    ray(x, y) {
      const a = (x + 0.5 - width / 2) / focal;
      const b = (height / 2 - y - 0.5) / focal;
      return unit([
        forward[0] + right[0] * a + up[0] * b,
        forward[1] + right[1] * a + up[1] * b,
        forward[2] + right[2] * a + up[2] * b,
      ]);
    },
    project(p) {
      const d = subtract(p, options.at);
      const depth = d[0] * forward[0] + d[1] * forward[1] + d[2] * forward[2];
      const a = d[0] * right[0] + d[1] * right[1] + d[2] * right[2];
      const b = d[0] * up[0] + d[1] * up[1] + d[2] * up[2];
      return { x: width / 2 + (a / depth) * focal, y: height / 2 - (b / depth) * focal, depth };
    },
    scaleAt: (depth) => focal / depth,
  };
}
