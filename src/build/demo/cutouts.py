"""Makes the people of the demo (public/demo/*.webp) from their originals. Run by hand, when the demo's people change:

    apt-get download python3-skimage tuxpaint-stamps-default && for d in *.deb; do dpkg -x "$d" debs; done
    pip install opencv-python-headless==5.0.0 pillow==12.3.0
    python3 src/build/demo/cutouts.py debs public/demo

The astronaut is cut out of her portrait: GrabCut from a hand-drawn outline finds the edge, a guided filter
(He, Sun, Tang 2010) gives it the softness that the photograph itself has, and colours within the edge are taken
from inside, so that no rim of the old background comes along. The firefighters come with their own transparency.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

PORTRAIT = 'usr/lib/python3/dist-packages/skimage/data/astronaut.png'
STAMPS = 'usr/share/tuxpaint/stamps/people/'

# Pixels of the 512 × 512 portrait. Everything outside OUTER is background, everything inside INNER is the person.
OUTER = [
    (24, 512), (19, 460), (16, 430), (20, 372), (34, 300), (64, 258), (98, 222), (108, 196), (116, 168), (140, 150), (172, 142),
    (166, 124), (148, 108), (146, 60), (166, 34), (200, 12), (240, 10), (280, 26), (304, 62), (306, 96), (296, 118),
    (282, 128), (278, 142), (262, 160), (260, 172), (280, 186), (302, 208), (312, 232), (336, 248), (352, 276),
    (366, 316), (370, 346), (412, 340), (448, 350), (478, 372), (498, 410), (504, 450), (512, 456), (512, 512),
]
INNER = [
    (30, 512), (32, 470), (28, 424), (40, 380), (52, 300), (80, 264), (112, 228), (122, 180), (150, 160), (186, 156),
    (190, 136), (176, 116), (160, 100), (162, 66), (186, 36), (226, 22), (268, 34), (292, 68), (294, 100), (276, 118),
    (264, 136), (248, 160), (254, 180), (276, 196), (296, 226), (300, 240), (330, 260), (340, 282), (352, 320),
    (360, 356), (408, 350), (448, 362), (478, 392), (490, 440), (494, 466), (500, 500), (500, 512),
]
GUIDE_RADIUS = 3
GUIDE_SOFTNESS = 2e-4


def polygon(points, shape):
    mask = np.zeros(shape, np.uint8)
    cv2.fillPoly(mask, [np.array(points, np.int32)], 1)
    return mask


def guided(guide, mask):
    """Guided filter with a grey guide: the edge of `mask` follows the edge of the photograph."""
    box = lambda x: cv2.boxFilter(x, -1, (2 * GUIDE_RADIUS + 1,) * 2)
    mean_g, mean_m = box(guide), box(mask)
    a = (box(guide * mask) - mean_g * mean_m) / (box(guide * guide) - mean_g**2 + GUIDE_SOFTNESS)
    b = mean_m - a * mean_g
    return np.clip(box(a) * guide + box(b), 0, 1)


def cut_astronaut(path):
    rgb = np.array(Image.open(path).convert('RGB'))
    outer, inner = polygon(OUTER, rgb.shape[:2]), polygon(INNER, rgb.shape[:2])
    mask = np.where(outer == 0, cv2.GC_BGD, np.where(inner == 1, cv2.GC_FGD, cv2.GC_PR_BGD)).astype(np.uint8)
    # A narrow band between the outlines has nothing to go by but colour: start it half and half.
    mask[(outer == 1) & (inner == 0) & (cv2.dilate(inner, np.ones((9, 9))) == 1)] = cv2.GC_PR_FGD
    cv2.setRNGSeed(1)
    cv2.grabCut(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), mask, None, np.zeros((1, 65)), np.zeros((1, 65)), 8, cv2.GC_INIT_WITH_MASK)
    hard = ((mask == cv2.GC_FGD) | (mask == cv2.GC_PR_FGD)).astype(np.uint8)
    hard = cv2.morphologyEx(hard, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, parts, stats, _ = cv2.connectedComponentsWithStats(hard)
    hard = (parts == 1 + np.argmax(stats[1:, cv2.CC_STAT_AREA])).astype(np.uint8)
    hard = cv2.morphologyEx(hard, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    alpha = guided(grey, hard.astype(np.float32))
    alpha = cv2.GaussianBlur(np.clip((alpha - 0.12) / 0.76, 0, 1), (0, 0), 0.6)
    alpha *= cv2.GaussianBlur(outer.astype(np.float32), (0, 0), 1.5)
    # Colours of the edge come from two pixels further in.
    sure = cv2.erode((alpha > 0.97).astype(np.uint8), np.ones((3, 3), np.uint8)).astype(np.float32)
    filled, weight = rgb * sure[..., None], sure.copy()
    for _ in range(8):
        spread, near = cv2.GaussianBlur(filled, (0, 0), 1.6), cv2.GaussianBlur(weight, (0, 0), 1.6)
        fresh = (weight == 0) & (near > 1e-3)
        filled[fresh], weight[fresh] = spread[fresh] / near[fresh, None], 1
    return np.dstack([np.clip(filled, 0, 255), alpha * 255]).astype(np.uint8)


def enlarge(rgba, scale):
    """Lanczos on premultiplied colours, then a light unsharp mask, so that a near person is not mush."""
    picture = rgba.astype(np.float32)
    picture[..., :3] *= picture[..., 3:] / 255
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    picture = cv2.resize(picture, size, interpolation=cv2.INTER_LANCZOS4)
    alpha = np.clip(picture[..., 3:], 0, 255)
    colour = np.clip(picture[..., :3] / np.maximum(alpha / 255, 1e-3), 0, 255)
    colour = colour + 0.55 * (colour - cv2.GaussianBlur(colour, (0, 0), 0.9 * scale))
    return Image.fromarray(np.dstack([np.clip(colour, 0, 255), alpha]).round().astype(np.uint8), 'RGBA')


def main(debs, out):
    out.mkdir(parents=True, exist_ok=True)
    enlarge(cut_astronaut(debs / PORTRAIT), 1.5).save(out / 'astronaut.webp', quality=88, alpha_quality=90, method=6)
    for name in ('fireman200b', 'fireman240a'):
        stamp = np.array(Image.open(debs / STAMPS / f'{name}.png').convert('RGBA'))
        enlarge(stamp, 2).save(out / f'{name}.webp', quality=84, alpha_quality=90, method=6)


if __name__ == '__main__':
    main(Path(sys.argv[1]), Path(sys.argv[2]))
