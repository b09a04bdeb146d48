// A page of its own, minified as Vite does by default.
export default { worker: { format: 'es' }, build: { rollupOptions: { input: 'udfs.html' } } };
