/** How much of what grows without end is shown. */

/** The most rows and entries of one list: files may hold hundreds of thousands. */
export const SHOWN = 500;
