/** Shorter ones are words that servers without keys are given, and would blot out half a message. */
const SHORTEST_SECRET = 4;

export type Scrub = (text: string) => string;

/** Takes secrets out of texts, however they are written there, and what a server shows of them behind asterisks. */
export function scrubber(secrets: readonly string[]): Scrub {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .toSorted((a, b) => b.length - a.length);
  return (text) =>
    forms.reduce((rest, form) => rest.replaceAll(form, '[key]'), text).replaceAll(/[^\s"']*\*{3,}[^\s"',.]*/g, '[key]');
}
