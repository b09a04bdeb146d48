/** Well-known models whose conversion to ONNX is kept under another id. */
const CONVERTED: Readonly<Record<string, string>> = Object.freeze({
  'openai/clip-vit-base-patch32': 'Xenova/clip-vit-base-patch32',
  'openai/clip-vit-base-patch16': 'Xenova/clip-vit-base-patch16',
  'openai/clip-vit-large-patch14': 'Xenova/clip-vit-large-patch14',
  'microsoft/resnet-18': 'Xenova/resnet-18',
  'microsoft/resnet-50': 'Xenova/resnet-50',
  'microsoft/resnet-101': 'Xenova/resnet-101',
  'google/vit-base-patch16-224': 'Xenova/vit-base-patch16-224',
  'google/siglip-base-patch16-224': 'Xenova/siglip-base-patch16-224',
  'facebook/dinov2-small': 'Xenova/dinov2-small',
  'facebook/dinov2-base': 'Xenova/dinov2-base',
  'apple/mobilevit-small': 'Xenova/mobilevit-small',
  'facebook/bart-large-mnli': 'Xenova/bart-large-mnli',
  'sentence-transformers/all-MiniLM-L6-v2': 'Xenova/all-MiniLM-L6-v2',
  'sentence-transformers/all-MiniLM-L12-v2': 'Xenova/all-MiniLM-L12-v2',
  'sentence-transformers/all-mpnet-base-v2': 'Xenova/all-mpnet-base-v2',
  'sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2': 'Xenova/paraphrase-multilingual-MiniLM-L12-v2',
  'BAAI/bge-small-en-v1.5': 'Xenova/bge-small-en-v1.5',
  'BAAI/bge-base-en-v1.5': 'Xenova/bge-base-en-v1.5',
});

/**
 * The id under which a model's ONNX files are: another one for well-known models that were converted by others, else the
 * same.
 *
 * @example
 * resolveModelId('openai/clip-vit-base-patch32'); // 'Xenova/clip-vit-base-patch32'
 */
export const resolveModelId = (id: string): string => (Object.hasOwn(CONVERTED, id) ? CONVERTED[id]! : id);
