// The tutorial that dataframes for pictures are known by: owners and their dogs from two tables, the dogs' pictures
// downloaded and decoded, their breeds named by a ResNet in a class of one's own and by CLIP from words alone.
// There are no photographs of dogs here: the pictures are drawings of coloured shapes, "red circle" is a breed, and the
// models, which come with the package, are toys that know such drawings and nothing else.
import {
  col,
  DataType,
  type DataFrame,
  fromColumns,
  lit,
  readCsv,
  readParquet,
  type Series,
  udf,
  type UdfContext,
} from 'pixelframe';
import * as F from 'pixelframe/functions';

const SAMPLES = 'public/samples/';
const RESNET = 'packages/models/assets/pixelframe/resnet-tiny/';
const CLIP = 'pixelframe/clip-tiny';

/** What the class below uses of onnxruntime-web. */
interface Ort {
  readonly InferenceSession: {
    create(model: Uint8Array, options: { readonly executionProviders: readonly unknown[] }): Promise<OrtSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => unknown;
}

interface OrtSession {
  run(inputs: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, { readonly data: Float32Array }>>>;
  release(): Promise<void>;
}

/** The two likeliest labels of each picture, by a ResNet. It is loaded once, beside the GPU if there is one. */
class Breeds {
  model: Uint8Array;
  labels: readonly string[];
  ort!: Ort;
  session!: OrtSession;

  constructor(model: Uint8Array, labels: readonly string[]) {
    this.model = model;
    this.labels = labels;
  }

  async init({ ort, device }: UdfContext) {
    this.ort = ort as Ort;
    const executionProviders = [device === null ? 'wasm' : { name: 'webgpu', device }];
    this.session = await this.ort.InferenceSession.create(this.model, { executionProviders });
  }

  async call(tensors: Series) {
    const { shape } = tensors.dtype as { readonly shape: readonly number[] };
    const pixels = new this.ort.Tensor('float32', tensors.values as Float32Array, [tensors.length, ...shape]);
    const { logits } = await this.session.run({ pixel_values: pixels });
    return Array.from({ length: tensors.length }, (_, row) => {
      const scores = logits!.data.subarray(row * this.labels.length, (row + 1) * this.labels.length);
      const ranked = this.labels.map((label, i) => ({ label, score: scores[i]! })).sort((a, b) => b.score - a.score);
      return [ranked[0]!.label, ranked[1]!.label];
    });
  }

  dispose() {
    return this.session.release();
  }
}

/** The classifier as a function on columns of tensors. */
async function breedsBy(folder: string) {
  const [row] = await fromColumns({ folder: [folder] })
    .select({
      model: col('folder').add('onnx/model.onnx').download(),
      config: col('folder').add('config.json').download(),
    })
    .toRows();
  const { id2label } = JSON.parse(new TextDecoder().decode(row!.config!)) as { id2label: Record<string, string> };
  const labels = Object.values(id2label);
  const breeds = udf.class.batch(Breeds, {
    returns: DataType.fixedSizeList(DataType.string(), 2),
    args: [row!.model!, labels],
    gpu: true,
    batchSize: 8,
  });
  return { breeds, labels };
}

/** The dogs whose breed both models agree on, by breed. */
export default async function dogOwners(): Promise<DataFrame> {
  const owners = (await readParquet(`${SAMPLES}owners.parquet`)).withColumn(
    'full_name',
    col('first_name').add(' ').add(col('last_name')),
  );
  const dogs = await readCsv(`${SAMPLES}drawings/dogs.csv`);
  const { breeds, labels } = await breedsBy(RESNET);

  const known = await owners
    .join(dogs, { on: 'full_name' })
    .withColumn('picture', lit(SAMPLES).add(col('image')).download().decodeImage({ mode: 'RGB' }))
    .withColumn('tensor', col('picture').resize(64, 64, { filter: 'bicubic', compat: 'pillow' }).normalizeImage())
    .withColumn('top_2', breeds(col('tensor')))
    .withColumn('by_words', col('picture').classifyImage(labels, { model: CLIP, template: 'This is a photo of a {}.' }))
    .select('full_name', 'age', 'dog_name', 'picture', 'top_2', 'by_words')
    .collect();
  await known.show();

  return known
    .withColumn('breed', col('top_2').get(0))
    .where(col('breed').eq(col('by_words')))
    .groupBy('breed')
    .agg(
      F.count().alias('dogs'),
      col('age').mean().round(1).alias('age_of_owners'),
      col('dog_name').listAgg().alias('names'),
    )
    .sort(['dogs', 'breed'], { desc: [true, false] });
}
