// The page of a run: the bundler starts here.
import { createSession, DataFrame, describeError, setDefaultSession } from 'pixelframe';
import { installRunner } from './page/install-runner.ts';
import type { ResultFrame } from './page/run-pipeline.ts';

installRunner(
  {
    openSession(request) {
      const session = createSession(request);
      setDefaultSession(session);
      return session;
    },
    isDataFrame: (value): value is ResultFrame => value instanceof DataFrame,
    describeError,
  },
  () => import('pixelframe-run:pipeline'),
);
