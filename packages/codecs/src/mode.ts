/** The 8-bit pixel modes, in order of their channel counts 1 to 4. */
export type Mode = 'L' | 'LA' | 'RGB' | 'RGBA';
