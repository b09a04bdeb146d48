import type { Film, Photo } from '../draw/develop.ts';
import { develop } from '../draw/develop.ts';
import type { Vec } from '../draw/math.ts';
import type { Raster } from '../draw/raster.ts';
import type { Camera, CameraOptions } from '../model/camera.ts';
import { createCamera } from '../model/camera.ts';
import { createField } from '../model/field.ts';
import type { FurOptions } from '../model/fur.ts';
import { drawFur } from '../model/fur.ts';
import type { Geometry, Ground, Light } from '../model/render.ts';
import { renderModel } from '../model/render.ts';
import type { Group } from '../model/shape.ts';

/** A motif: drawn at any size, always the same picture. */
export interface Motif {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly draw: (width: number, height: number) => Photo;
}

export interface Stage {
  readonly backdrop: Raster;
  readonly groups: readonly Group[];
  readonly camera: CameraOptions;
  readonly light: Light;
  readonly bound: { readonly at: Vec; readonly radius: number };
  readonly ground?: Ground;
  readonly fur: FurOptions;
  readonly film: Film;
  /** Drawn between floor and fur: grass behind paws, for one. */
  readonly before?: (raster: Raster, camera: Camera, geometry: Geometry) => void;
  /** Drawn over everything: blades in front, falling snow. */
  readonly after?: (raster: Raster, camera: Camera, geometry: Geometry) => void;
}

/** Backdrop, model, fur, film: one photograph. */
export function shoot(stage: Stage): Photo {
  const { backdrop: raster, light, bound, ground } = stage;
  const camera = createCamera(stage.camera, raster.width, raster.height);
  const field = createField(stage.groups);
  const geometry = renderModel(raster, { field, camera, light, bound, ...(ground === undefined ? {} : { ground }) });
  stage.before?.(raster, camera, geometry);
  drawFur(raster, geometry, camera, stage.fur);
  stage.after?.(raster, camera, geometry);
  return develop(raster, stage.film);
}
