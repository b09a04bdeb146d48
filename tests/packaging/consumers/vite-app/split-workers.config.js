// Workers in chunks, loaded as they are needed; by default Vite makes one script of each.
export default { worker: { format: 'es' } };
