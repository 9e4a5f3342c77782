import { asciiJson, resolutionChunk, textChunk, withChunks } from '../../interchange/png';
import type { Figure } from './figure';
import { figureSvg } from './figure-svg';

/** Pixels of the picture to one of the drawing. */
const SCALE = 2;
const CSS_PIXELS_PER_INCH = 96;

/** A figure as a PNG of twice its pixels, its config in the tEXt chunk `config`. Rejects where there is no canvas. */
export async function figurePng(figure: Figure): Promise<Uint8Array<ArrayBuffer>> {
  const { svg, width, height } = figureSvg(figure);
  const image = await loaded(svg);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round(height * SCALE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gave no canvas to draw on');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('this browser could not make a picture of that size');
  return withChunks(new Uint8Array(await blob.arrayBuffer()), [
    resolutionChunk(CSS_PIXELS_PER_INCH * SCALE),
    textChunk('Software', 'Emergence Playground'),
    textChunk('config', asciiJson(figure.config)),
  ]);
}

async function loaded(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
