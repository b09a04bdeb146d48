/** Who runs models where a pipeline does not say. */
export interface EnvironmentProvider {
  readonly provider: string;
  readonly model: string | null;
}

/** `PIXELFRAME_PROVIDER` and `PIXELFRAME_MODEL`, where one of them is set; a model alone is of the default provider. */
export function providerFromEnvironment({
  PIXELFRAME_PROVIDER: provider,
  PIXELFRAME_MODEL: model,
}: NodeJS.ProcessEnv): EnvironmentProvider | null {
  if (!provider && !model) return null;
  return { provider: provider || 'transformers', model: model || null };
}
