import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clipVisionModel, LAYER_NORM_EPSILON, VIT_B_32 } from './clip-vision.ts';

const cache = fileURLToPath(new URL('../../../../../node_modules/.cache/pixelframe-bench/', import.meta.url));
const recipe = ['clip-vision.ts', 'onnx-graph.ts', 'protobuf.ts', 'random-weights.ts', 'vit-folder.ts'];
const SEED = 20261120;

const config = {
  model_type: 'clip',
  projection_dim: VIT_B_32.projection_dim,
  vision_config: {
    ...VIT_B_32,
    model_type: 'clip_vision_model',
    hidden_act: 'quick_gelu',
    layer_norm_eps: LAYER_NORM_EPSILON,
    num_channels: 3,
  },
};

/** As openai/clip-vit-base-patch32 has it; a bare `size` is the longer side too to transformers.js. */
const preprocessor = {
  crop_size: { height: 224, width: 224 },
  do_center_crop: true,
  do_normalize: true,
  do_resize: true,
  feature_extractor_type: 'CLIPFeatureExtractor',
  image_mean: [0.48145466, 0.4578275, 0.40821073],
  image_std: [0.26862954, 0.26130258, 0.27577711],
  resample: 3,
  size: { shortest_edge: 224 },
};

/**
 * A folder in the hub's layout with CLIP ViT-B/32's vision tower, 350 MB of random weights: made once and kept below
 * node_modules/.cache until the code that makes it changes.
 *
 * @returns its absolute path
 */
export async function vitFolder(log: (text: string) => void): Promise<string> {
  const folder = join(cache, `vit-b-32-${await recipeHash()}`);
  if (existsSync(folder)) return folder;
  log('Making a ViT-B/32 of random weights (350 MB, once; kept in node_modules/.cache) ...');
  // Two runs may make it at once; nobody must ever see half of it.
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(join(unfinished, 'onnx'), { recursive: true });
  await writeFile(join(unfinished, 'config.json'), JSON.stringify(config, null, 2));
  await writeFile(join(unfinished, 'preprocessor_config.json'), JSON.stringify(preprocessor, null, 2));
  await writeFile(join(unfinished, 'onnx/vision_model.onnx'), clipVisionModel(VIT_B_32, SEED));
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

async function recipeHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of recipe) hash.update(await readFile(new URL(name, import.meta.url)));
  return hash.digest('hex').slice(0, 12);
}
