export { formatTable, type TableOptions } from './format-table.ts';
