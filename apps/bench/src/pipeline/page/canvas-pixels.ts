/** Decodes a picture and draws it at `side` x `side`: RGBA bytes. One canvas is kept per size. */
export async function pixelsByCanvas(blob: Blob, side: number): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(blob);
  const context = contextOf(side);
  context.drawImage(bitmap, 0, 0, side, side);
  bitmap.close();
  return context.getImageData(0, 0, side, side).data;
}

const contexts = new Map<number, OffscreenCanvasRenderingContext2D>();

function contextOf(side: number): OffscreenCanvasRenderingContext2D {
  let context = contexts.get(side);
  if (context === undefined) {
    // Kept in memory rather than on a GPU, since every picture is read back.
    context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true })!;
    context.imageSmoothingQuality = 'high';
    contexts.set(side, context);
  }
  return context;
}
