import * as image from './image-family.ts';
import { registerFunctions } from './registry.ts';

/** Makes the functions of pictures known, for who uses no others. */
export const registerImageFunctions = (): void => registerFunctions('image', image);
