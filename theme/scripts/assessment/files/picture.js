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
  if (!brush) {
    throw new Error("This browser draws no pictures");
  }
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return { svg: new TextEncoder().encode(text), png: bytesOf(canvas), width, height };
}

/** At once: `toBlob` waits until a browser has nothing else to do, which a document of a hundred pictures would feel. */
function bytesOf(canvas) {
  const [, base64] = canvas.toDataURL("image/png").split(",");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
