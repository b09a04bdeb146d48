/** A model hub as the tools of the hub itself find it. */
export interface Hub {
  readonly endpoint?: string;
  readonly token?: string;
}

/** `HF_ENDPOINT` and `HF_TOKEN`, where they are set. */
export function hubFromEnvironment({ HF_ENDPOINT: endpoint, HF_TOKEN: token }: NodeJS.ProcessEnv): Hub {
  return { ...(endpoint ? { endpoint } : {}), ...(token ? { token } : {}) };
}
