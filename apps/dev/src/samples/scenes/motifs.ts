import { ball } from './ball.ts';
import { beach } from './beach.ts';
import { bichon } from './bichon.ts';
import { bowl } from './bowl.ts';
import { collie } from './collie.ts';
import { corgi } from './corgi.ts';
import { dalmatian } from './dalmatian.ts';
import { husky } from './husky.ts';
import { lake } from './lake.ts';
import { puppy } from './puppy.ts';
import { retriever } from './retriever.ts';
import type { Motif } from './stage.ts';

export const MOTIFS: readonly Motif[] = [
  retriever,
  husky,
  collie,
  corgi,
  dalmatian,
  puppy,
  beach,
  lake,
  bichon,
  ball,
  bowl,
];
