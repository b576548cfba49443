/** A drawing as a picture of dots, for programs that show no drawings. */

const SHARP = 2;

/**
 * The SVG of an element and the same as PNG.
 *
 * @param {SVGElement} drawing with a width and a height
 * @returns {Promise<{svg: Uint8Array, png: Uint8Array, width: number, height: number}>}
 */
export async function bothPictures(drawing) {
  const text = new XMLSerializer().serializeToString(drawing);
  const [width, height] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * SHARP, height: height * SHARP });
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  return { svg: new TextEncoder().encode(text), png: new Uint8Array(await blob.arrayBuffer()), width, height };
}
