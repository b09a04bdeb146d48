// Pictures found by words. CLIP gives texts and pictures vectors in one space, so the drawings nearest to a text show
// what it says. The model comes with the package; it is a toy that knows drawn shapes.
import { col, readImages } from 'pixelframe';

const drawings = await readImages('public/samples/drawings/*.png');
const embedded = drawings.withColumn(
  'embedding',
  col('bytes').decodeImage().embedImage({ model: 'pixelframe/clip-tiny' }),
);
export default embedded.similarTo('embedding', 'a red circle', { k: 5 }).select('name', 'distance');
