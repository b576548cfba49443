/** A QR code as SVG. */

import encodeQR from "qr";

import { svg } from "../../common/dom.js";

const QUIET = 4;

/** The code of a text, with a name for those who cannot see it; null for a text that is too long for one. */
export function qrCode(text, name) {
  let cells;
  try {
    cells = encodeQR(text, "raw", { ecc: "medium", border: QUIET });
  } catch {
    return null;
  }
  const path = cells.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  const size = cells.length;
  return svg(
    "svg",
    {
      viewBox: `0 0 ${size} ${size}`,
      class: "app-qr",
      role: "img",
      "aria-label": name,
      xmlns: "http://www.w3.org/2000/svg",
    },
    svg("rect", { width: size, height: size, fill: "#fff" }),
    svg("path", { d: path, fill: "#000", "shape-rendering": "crispEdges" }),
  );
}
