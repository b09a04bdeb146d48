/** One file of a listing. */
export interface FileEntry {
  /** Relative to what was listed, with `/` between folders; a URL for a file that was given as one. */
  readonly path: string;
  /** The last part of the path. */
  readonly name: string;
  /** Bytes; null where only a request could tell. */
  readonly size: number | null;
  /** Milliseconds since 1970; null where only a request could tell. */
  readonly lastModified: number | null;
  readonly mimeType: string | null;
  /** The bytes: a File, or a location for `resolveSource`. */
  readonly content: Blob | string;
}

export interface ListingOptions {
  /** MIME type by a path's ending, null when unknown: the file's own type is then taken. */
  readonly mimeTypeOfPath: (path: string) => string | null;
  /** Which files the listing keeps. */
  readonly accept: (entry: FileEntry) => boolean;
  readonly signal?: AbortSignal;
  /** Called now and then with the number of files met so far. */
  readonly onProgress?: (files: number) => void;
}

/** A file that was met, before its type is known. */
export interface FoundFile {
  readonly path: string;
  readonly size: number | null;
  readonly lastModified: number | null;
  /** What the browser says its type is; '' if it does not know. */
  readonly type: string;
  readonly content: Blob | string;
}

export const foundFile = (path: string, file: File): FoundFile => ({
  path,
  size: file.size,
  lastModified: file.lastModified,
  type: file.type,
  content: file,
});
