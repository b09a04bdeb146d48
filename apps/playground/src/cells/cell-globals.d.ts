/** The pictures chosen on the page; what a cell of the playground has without importing it. */
declare const files: readonly File[];
