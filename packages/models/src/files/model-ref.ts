import { ModelError } from '@pixelframe/columnar';

/** One file of a model that is at hand: a File, or anything that reads itself. */
export interface ModelFile {
  /** Its path in the model's folder: `onnx/model.onnx`. Folders above the model's own are allowed. */
  readonly name: string;
  readonly content: Blob | ModelBytes;
}

export interface ModelBytes {
  size(signal?: AbortSignal): Promise<number>;
  readAll(signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * A model: a hub id (`owner/name`, `owner/name@revision`), an http(s) or blob URL of an .onnx file or of a folder, or
 * files at hand.
 */
export type ModelRef = string | { readonly files: readonly ModelFile[]; readonly label?: string };

export type ModelPlace =
  | { readonly kind: 'hub'; readonly id: string; readonly revision: string }
  | {
      readonly kind: 'url';
      /** Ends with a slash; null: there is only the file. */
      readonly folder: string | null;
      /** Path in the folder, where the URL is of a file. */
      readonly onnxFile: string | null;
      /** The URL as given. */
      readonly url: string;
    };

const HUB_ID = /^(?<id>[\w.-]+\/[\w.-]+)(?:@(?<revision>[\w./-]+))?$/;
const ABSOLUTE_URL = /^(?:https?|blob|data):/i;

/** @throws {ModelError} when the text is neither an id nor a URL */
export function parseModelRef(ref: string): ModelPlace {
  if (ABSOLUTE_URL.test(ref)) return urlPlace(ref);
  const found = HUB_ID.exec(ref)?.groups;
  const id = found?.['id'];
  if (id === undefined || /^\.|\/\./.test(id)) {
    throw new ModelError(`"${ref}" is not a model.`, {
      hint: 'Give a hub id ("owner/name", "owner/name@revision"), the URL of an .onnx file or of a folder, or files.',
    });
  }
  return { kind: 'hub', id, revision: found?.['revision'] ?? 'main' };
}

function urlPlace(ref: string): ModelPlace {
  if (!/^https?:/i.test(ref)) return { kind: 'url', folder: null, onnxFile: 'model.onnx', url: ref };
  let url: URL;
  try {
    url = new URL(ref);
  } catch (cause) {
    throw new ModelError(`"${ref}" is not a valid URL of a model.`, { cause });
  }
  if (!/\.(?:onnx|ort)$/i.test(url.pathname)) {
    url.search = '';
    url.hash = '';
    return { kind: 'url', folder: url.href.replace(/\/*$/, '/'), onnxFile: null, url: ref };
  }
  const names = url.pathname.split('/');
  // In the hub's layout the settings are beside the folder `onnx`, not in it.
  const depth = names.at(-2) === 'onnx' ? 2 : 1;
  const onnxFile = names.slice(-depth).map(decodeURIComponent).join('/');
  const folder = new URL(`${names.slice(0, -depth).join('/')}/`, url).href;
  return { kind: 'url', folder, onnxFile, url: ref };
}
