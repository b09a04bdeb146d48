"""Makes the small files the fuzzer starts from: Pillow 13.0, all pictures drawn here. JPEG XL: make-jxl-seeds.ts.

    python make-seeds.py
"""

import os
import random

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
random.seed(7)


def picture(mode, width, height):
    """A gradient with noise, and with a transparent corner where there is alpha."""
    image = Image.new("RGBA", (width, height))
    for y in range(height):
        for x in range(width):
            noise = random.randrange(24)
            alpha = 0 if x + y < 6 else 255 - 3 * y
            image.putpixel((x, y), ((x * 7 + noise) % 256, (y * 9 + noise) % 256, (x * y) % 256, alpha))
    return image.convert(mode)


def save(name, image, **options):
    image.save(os.path.join(HERE, name), **options)


rgb, rgba, gray = picture("RGB", 33, 21), picture("RGBA", 24, 17), picture("L", 19, 30)
palette = rgb.quantize(16)
bits = gray.convert("1")

save("baseline.jpg", rgb, quality=75)
save("gray.jpg", gray, quality=60)
save("progressive.jpg", rgb, quality=80, progressive=True, subsampling=0)
save("cmyk.jpg", rgb.convert("CMYK"), quality=70)
save("rgb.png", rgb)
save("rgba.png", rgba)
save("palette.png", palette)
save("gray16.png", Image.frombytes("I;16", (9, 8), bytes(random.randrange(256) for _ in range(144))))
save("lossy.webp", rgb, quality=70)
save("lossless.webp", rgba, lossless=True)
frames = [picture("RGBA", 16, 12) for _ in range(3)]
save("animated.webp", frames[0], save_all=True, append_images=frames[1:], duration=50)
save("plain.gif", palette)
save("animated.gif", frames[0], save_all=True, append_images=frames[1:], duration=50, disposal=2)
save("interlaced.gif", gray, interlace=True)
save("rgb.bmp", rgb)
save("rgba.bmp", rgba)
save("palette.bmp", palette)
save("bits.bmp", bits)
save("png.ico", rgba, sizes=[(16, 11), (24, 17)])
save("bmp.ico", rgba, sizes=[(16, 11), (24, 17)], bitmap_format="bmp")
for compression in ("raw", "packbits", "tiff_lzw", "tiff_adobe_deflate", "jpeg"):
    save(f"rgb-{compression.replace('tiff_', '')}.tif", rgb, compression=compression)
save("palette.tif", palette, compression="tiff_lzw")
save("fax.tif", bits, compression="group4")
save("pages.tif", gray, save_all=True, append_images=[gray, gray], compression="packbits")
save("lossy.avif", rgb, quality=60)
save("alpha.avif", rgba, quality=80, subsampling="4:4:4")
