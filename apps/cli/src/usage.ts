/** What `--help` prints, and every complaint about arguments ends with a pointer to. */
export const usage = `Usage: pixelframe run PIPELINE.ts [--arg key=value]... [--allow DIR]... [--write DIR] [--out FILE]
                      [--format table|json|none] [--gpu auto|off|force] [--workers N] [--memory-limit SIZE]

Runs a pipeline in headless Chromium. Its default export is a DataFrame, or a function
({ args, signal, session }) => DataFrame | JSON value, sync or async.

  --arg key=value      a string for the pipeline's args; a key given again makes an array
  --allow DIR          a folder to read besides the working directory; again for more
  --write DIR          the folder the pipeline may write below (default ./out)
  --out FILE           write the result there, as .parquet, .csv, .json or .jsonl (one object per line);
                       nothing goes to stdout unless --format is given
  --format FORMAT      table (default), json (one object per line) or none
  --gpu MODE           auto (default: a real GPU if there is one), off, or force (also a software one)
  --workers N          compute workers; 0 runs in the page itself (default: by the number of cores)
  --memory-limit SIZE  such as 512MB or 2GiB (default: a share of the machine's)
  --help               this text

HF_TOKEN and HF_ENDPOINT in the environment are the login to the model hub, and its address.
PIXELFRAME_PROVIDER and PIXELFRAME_MODEL say who runs models where the pipeline does not.
The result goes to stdout, progress and everything else to stderr.
Exit: 0 done, 1 failed, 2 bad arguments, 130 interrupted.
`;
