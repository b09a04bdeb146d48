/** Daft's functions that are not here, with the reason a reader of the function page gets. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  tokenize_encode: 'Tokenizers come with models.',
  tokenize_decode: 'Tokenizers come with models.',
  decode_image_file: '`readImages()` gives the bytes: `col("bytes").decodeImage()`.',
  file: 'Files are the rows of `readImages()`; a reference to one is its path.',
  image_file: 'Files are the rows of `readImages()`.',
  file_path: 'A column of `readImages()`.',
  file_size: 'A column of `readImages()`.',
  file_exists: '`download({ onError: "null" })` says so.',
  upload:
    'Nothing leaves the tab unless you send it: results are read with `toRows()` or written with `writeParquet()`.',
  video_file: 'Video is not handled.',
  video_metadata: 'Video is not handled.',
  video_keyframes: 'Video is not handled.',
  video_frames: 'Video is not handled.',
  get_video_frame_by_idx: 'Video is not handled.',
  audio_file: 'Audio is not handled.',
  audio_metadata: 'Audio is not handled.',
  resample: 'Audio is not handled.',
};

/** Daft's functions that are spelled otherwise here: verbs, methods of every expression, entry points. */
export const SPELLED_OTHERWISE: Readonly<Record<string, string>> = {
  alias: '`.alias(name)`',
  apply: 'user-defined functions',
  as_py: 'a literal is a plain value',
  cast: '`.cast(type)`',
  try_cast: '`.tryCast(type)`',
  when: '`when(condition, value).otherwise(value)`',
  over: '`.over(window)`',
  element: '`element()`',
  interval: '`interval({ days: 1 })`',
  to_struct: '`toStruct(...)`',
};
