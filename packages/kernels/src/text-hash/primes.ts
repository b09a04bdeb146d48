/** The primes of xxHash, as low and high halves. */
export const P32_1 = 0x9e37_79b1;
export const P32_2 = 0x85eb_ca77;
export const P32_3 = 0xc2b2_ae3d;
export const P64_1 = [0x85eb_ca87, 0x9e37_79b1] as const;
export const P64_2 = [0x27d4_eb4f, 0xc2b2_ae3d] as const;
export const P64_3 = [0x9e37_79f9, 0x1656_67b1] as const;
export const P64_4 = [0xc2b2_ae63, 0x85eb_ca77] as const;
export const P64_5 = [0x1656_67c5, 0x27d4_eb2f] as const;
