import { CancelledError, ModelError } from '@pixelframe/columnar';
import { publicAddress, RefusedError } from './failures.ts';
import { GivenModel } from './given-model.ts';
import { hubFileUrl, hubHeaders, hubTreeUrl, isCommit } from './hub-config.ts';
import type { ModelFiles, OpenModelOptions } from './model-files.ts';
import { resolveModelId } from './model-ids.ts';
import type { ModelPlace, ModelRef } from './model-ref.ts';
import { parseModelRef } from './model-ref.ts';
import { RemoteModel } from './remote-model.ts';

/**
 * The files of a model. Nothing large is downloaded before it is asked for.
 *
 * @example
 * const files = await openModel('openai/clip-vit-base-patch32', { hub: {}, cache: await openModelCache() });
 * const config = await files.json('config.json');
 */
export async function openModel(ref: ModelRef, options: OpenModelOptions): Promise<ModelFiles> {
  if (typeof ref !== 'string') {
    if (ref.files.length > 0) return new GivenModel(ref.files, ref.label, options);
    throw new ModelError('The model has no files.', { hint: 'Pick a folder with config.json and an .onnx file.' });
  }
  const place = parseModelRef(ref);
  if (place.kind === 'url') return urlModel(place, options);
  const { id, revision } = place;
  const converted = resolveModelId(id);
  const model = hubModel(converted, revision, options);
  if (converted === id || (await isThere(model, hubFileUrl(options.hub, id, revision, CONFIG), options))) return model;
  // A mirror may hold the files under the model's own id.
  return hubModel(id, revision, options);
}

const CONFIG = 'config.json';

/**
 * Whether the hub has the model. Its settings are read anyway, so looking for them costs nothing.
 *
 * @param other key of another model's settings, which is used without a connection if it was downloaded before
 */
async function isThere(model: ModelFiles, other: string, { cache }: OpenModelOptions): Promise<boolean> {
  try {
    return (await model.json(CONFIG)) !== null;
  } catch (error) {
    // Of what a hub refuses it does not say whether it exists.
    if (error instanceof RefusedError) return false;
    const kept = error instanceof CancelledError ? null : await cache.find(other);
    if (kept !== null && !kept.absent) return false;
    throw error;
  }
}

function hubModel(id: string, revision: string, options: OpenModelOptions): RemoteModel {
  const { hub } = options;
  const place = {
    label: revision === 'main' ? id : `${id}@${revision}`,
    onnxFile: null,
    fromHub: true,
    headers: hubHeaders(hub),
    urlOf: (file: string) => hubFileUrl(hub, id, revision, file),
    listingUrl: hubTreeUrl(hub, id, revision),
    isFixed: isCommit(revision),
  };
  return new RemoteModel(place, options);
}

function urlModel(place: ModelPlace & { readonly kind: 'url' }, options: OpenModelOptions): RemoteModel {
  const { folder, onnxFile, url } = place;
  const encode = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
  const remote = {
    label: publicAddress(url),
    onnxFile,
    fromHub: false,
    headers: {},
    urlOf(file: string): string | null {
      if (file === onnxFile) return url;
      return folder === null ? null : new URL(encode(file), folder).href;
    },
    listingUrl: null,
    isFixed: !/^https?:/i.test(url),
  };
  return new RemoteModel(remote, options);
}
