/** What the promise rejects with; fails the test where it does not. */
export async function caught(work: Promise<unknown>): Promise<Error & { readonly hint?: string }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error(`rejected with ${String(error)}, not with an Error`, { cause: error });
  }
  throw new Error('did not reject');
}
