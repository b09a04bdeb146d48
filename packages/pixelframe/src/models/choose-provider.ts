import { PlanError } from '@pixelframe/columnar';
import type { Expr, Plan } from '@pixelframe/plan';
import { unresolvedCalls } from '@pixelframe/plan';
import type { ModelProvider } from './provider.ts';
import { providerOf } from './provider.ts';

type Call = Extract<Expr, { kind: 'call' }>;

/** A provider, by name or itself, and its model. */
export interface ProviderChoice {
  readonly provider: string | ModelProvider;
  /** null: the provider's own choice. */
  readonly model: string | null;
}

/** What a session has to say about who runs models. */
export interface ProviderSettings {
  /** Of `session.setProvider`. */
  readonly session: ProviderChoice | null;
  /** Of the runner's environment. */
  readonly environment: ProviderChoice | null;
}

export interface ChosenProvider {
  /** null: one that runs in the workers, by its name. */
  readonly provider: ModelProvider | null;
  readonly name: string;
  readonly why: string;
  readonly model: string;
}

const meta = (name: string): string | null => {
  const { document } = globalThis as { readonly document?: Document };
  return document?.querySelector<HTMLMetaElement>(`meta[name="pixelframe:${name}"]`)?.content ?? null;
};

/** What is used where nobody said which model; as Daft, where Daft has one. */
const DEFAULTS: Readonly<Record<string, string>> = {
  embedText: 'sentence-transformers/all-MiniLM-L6-v2',
  classifyText: 'facebook/bart-large-mnli',
};

const defaultModel = (fn: string, { labels }: Call['options']): string =>
  DEFAULTS[fn] ?? (labels === null ? 'microsoft/resnet-50' : 'openai/clip-vit-base-patch32');

/** The provider that needs nothing said about it. */
const BUILT_IN = 'transformers';

/** Who runs the model of a call: whom it names, else the session's, the environment's, the default. */
export function chooseProvider({ fn, options }: Call, { session, environment }: ProviderSettings): ChosenProvider {
  const given = options['provider'] as string | null;
  const page = meta('provider');
  const [choice, why]: [ProviderChoice, string] =
    given !== null
      ? [{ provider: providerOf(given) ?? given, model: null }, 'given with the call']
      : session !== null
        ? [session, 'set on the session']
        : environment !== null
          ? [environment, 'PIXELFRAME_PROVIDER in the environment']
          : page !== null
            ? [{ provider: page, model: meta('model') }, 'the page says so in a meta tag']
            : [{ provider: BUILT_IN, model: null }, 'the default'];
  const own = options['model'] as string | null;
  if (typeof choice.provider !== 'string') {
    const { provider } = choice;
    const model = own ?? choice.model ?? provider.model;
    if (model === undefined) {
      throw new PlanError(`${fn}: the provider "${provider.name}" has no model of its own.`, {
        hint: 'Name one: { model }.',
      });
    }
    return { provider, name: provider.name, why, model };
  }
  if (choice.provider.toLowerCase() !== BUILT_IN) {
    throw new PlanError(`${fn}: there is no provider "${choice.provider}" (${why}).`, {
      hint: `By name there is '${BUILT_IN}'; others are objects: { provider: openai({ apiKey }) }, onnx({ model }), or one of your own.`,
    });
  }
  return { provider: null, name: BUILT_IN, why, model: own ?? choice.model ?? defaultModel(fn, options) };
}

/** Who will run the models of a plan that were not looked up yet, and why. */
export const describeProviders = (plan: Plan, settings: ProviderSettings): string[] =>
  unresolvedCalls(plan).map((call) => {
    const { model, name, why } = chooseProvider(call, settings);
    return `${call.fn}: ${model} by ${name}, ${why}`;
  });
