// Tests of inner rooms see every function, as a page does; what workers load by themselves is tested in workers.
import { registerAllFunctions } from '@pixelframe/plan/functions';

registerAllFunctions();
