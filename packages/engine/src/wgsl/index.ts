export { checkWgslCalls } from './check-calls.ts';
export { runWgslNow } from './run-now.ts';
