import { setDefaultSession as __s } from 'pixelframe';
import { createSession as __c } from 'pixelframe/node';

const out: string[] = [];
const real = console.log;
console.log = (...a: unknown[]) => { out.push(a.map(String).join(' ')); };
__s(__c({ cwd: '/work/main', print: (t: string) => { out.push(t); } }));
let failed: unknown = null;
try { await import('/work/main/.docs-fill-23005.ts'); } catch (e) { failed = e; }
console.log = real;
if (failed) { console.error(out.join('\n').split('\u0000').length - 1, failed); }
process.stdout.write(JSON.stringify({ failed: failed !== null, out: out.join('\n').split('\u0000').map((t) => t.trim().split('\n').map((l) => l.trimEnd()).join('\n')) }));
