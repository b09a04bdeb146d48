import './styles/page.css';
import './styles/cell.css';
import './styles/output.css';
import '@pixelframe/elements';
import { Playground } from './playground.ts';

export const playground = new Playground();
