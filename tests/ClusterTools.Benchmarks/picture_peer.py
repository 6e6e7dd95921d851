"""The peers of the picture benchmarks: Pillow, tifffile, scipy.ndimage. Makes the pictures, too.

make FOLDER [COUNT]    pictures of 12 megapixels (COUNT JPEGs, a tenth as many PNGs, GIFs, BMPs, PPMs, LZW and Deflate TIFFs), 100 small ones and a float stack
decode pillow FILE...  reads and decodes the files in a loop; prints the seconds
decode tifffile FILE...
gaussian FILE          scipy.ndimage.gaussian_filter, sigma 2, over each image of a stack of floats; prints the seconds
"""
import os
import sys
import time

import numpy as np
from PIL import Image


def smooth_noise(rng, height, width, cells):
    """Random hills: detail of one size."""
    small = rng.integers(0, 256, (cells * height // width + 2, cells, 3), dtype=np.uint8)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.BICUBIC)).astype(np.int16)


def picture(rng, height, width, grain):
    """Hills of several sizes, edges and grain: compresses about as photographs do."""
    total = smooth_noise(rng, height, width, 6) + smooth_noise(rng, height, width, 60) // 3 + smooth_noise(rng, height, width, 500) // 8 - 50
    total[rng.integers(height):, :width // 2] //= 2
    noise = rng.integers(-grain, grain + 1, (height // 4, width, 1), dtype=np.int16)
    total += np.tile(noise, (4, 1, 1))
    return Image.fromarray(np.clip(total, 0, 255).astype(np.uint8))


def make(folder, count):
    rng = np.random.default_rng(1)
    for name in ('jpeg', 'png', 'gif', 'bmp', 'ppm', 'lzw', 'deflate', 'small'):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    for i in range(count):
        image = picture(rng, 3000, 4000, 6)
        image.save(os.path.join(folder, 'jpeg', f'p{i:03}.jpg'), quality=90 if i % 2 else 85)
        if i % 10 == 0:
            image.save(os.path.join(folder, 'png', f'p{i:03}.png'))
            image.quantize(256).save(os.path.join(folder, 'gif', f'p{i:03}.gif'))
            image.save(os.path.join(folder, 'bmp', f'p{i:03}.bmp'))
            image.save(os.path.join(folder, 'ppm', f'p{i:03}.ppm'))
            image.save(os.path.join(folder, 'lzw', f'p{i:03}.tif'), compression='tiff_lzw')
            image.save(os.path.join(folder, 'deflate', f'p{i:03}.tif'), compression='tiff_adobe_deflate')
    for i in range(100):
        picture(rng, 300, 400, 6).save(os.path.join(folder, 'small', f's{i:03}.png'))
    rng.standard_normal((2000, 256, 256), dtype=np.float32).tofile(os.path.join(folder, 'stack.f32'))


def decode(library, files):
    start = time.perf_counter()
    if library == 'pillow':
        for file in files:
            with Image.open(file) as image:
                image.load()
    else:
        import tifffile
        for file in files:
            tifffile.imread(file)
    print(time.perf_counter() - start)


def gaussian(file):
    from scipy import ndimage
    stack = np.fromfile(file, np.float32).reshape(-1, 256, 256)
    start = time.perf_counter()
    ndimage.gaussian_filter(stack, (0, 2, 2))
    print(time.perf_counter() - start)


if __name__ == '__main__':
    what, *rest = sys.argv[1:]
    if what == 'make':
        make(rest[0], int(rest[1]) if len(rest) > 1 else 200)
    elif what == 'decode':
        decode(rest[0], rest[1:])
    elif what == 'gaussian':
        gaussian(rest[0])
    else:
        sys.exit(__doc__)
