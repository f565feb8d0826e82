import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLASS_COUNT } from './minute-classes.ts';
import { DAY, inkOn, lackColour, NIGHT, type Palette, relativeLuminance } from './palette.ts';

type Vector = readonly [number, number, number];

/** Linear RGB matrices for full dichromacy, after Machado, Oliveira and Fernandes 2009. */
const SIGHT: Readonly<Record<string, readonly [Vector, Vector, Vector]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (colour: string): Vector => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [r, g, b];
};

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Oklab after Ottosson 2020: distances in it are even to the eye. */
function oklab(rgb: Vector): Vector {
  const l = Math.cbrt(dot(rgb, [0.4122214708, 0.5363325363, 0.0514459929]));
  const m = Math.cbrt(dot(rgb, [0.2119034982, 0.6806995451, 0.1073969566]));
  const s = Math.cbrt(dot(rgb, [0.0883024619, 0.2817188376, 0.6299787005]));
  return [
    dot([l, m, s], [0.2104542553, 0.793617785, -0.0040720468]),
    dot([l, m, s], [1.9779984951, -2.428592205, 0.4505937099]),
    dot([l, m, s], [0.0259040371, 0.7827717662, -0.808675766]),
  ];
}

function seen(colour: string, sight: string): Vector {
  const matrix = SIGHT[sight] ?? SIGHT['full'];
  const rgb = linear(colour);
  const [r, g, b] = (matrix ?? []).map((row) => Math.max(0, dot(row, rgb)));
  return oklab([r ?? 0, g ?? 0, b ?? 0]);
}

const apart = (a: string, b: string, sight: string): number => {
  const [x, y] = [seen(a, sight), seen(b, sight)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
};

const contrast = (a: string, b: string): number => {
  const [high, low] = [relativeLuminance(a), relativeLuminance(b)].toSorted((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
};

const PALETTES: readonly (readonly [string, Palette])[] = [
  ['day', DAY],
  ['night', NIGHT],
];

for (const [name, palette] of PALETTES) {
  test(`${name}: each cost class has a colour`, () => {
    assert.equal(palette.walk.length, CLASS_COUNT);
  });

  for (const sight of Object.keys(SIGHT)) {
    test(`${name}, ${sight} sight: neighbouring classes stay apart, in one direction of lightness`, () => {
      for (const ramp of [palette.walk, palette.lack]) {
        ramp.slice(1).forEach((colour, index) => {
          const before = ramp[index] ?? '';
          assert.ok(apart(before, colour, sight) > 0.045, `${before} ${colour}`);
        });
        const lightness = ramp.map((colour) => seen(colour, sight)[0]);
        const sign = Math.sign((lightness.at(-1) ?? 0) - (lightness[0] ?? 0));
        lightness.slice(1).forEach((value, index) => {
          assert.ok(
            sign * (value - (lightness[index] ?? 0)) > 0,
            `${ramp[index]} ${ramp[index + 1]}`,
          );
        });
      }
    });

    test(`${name}, ${sight} sight: a gap stays apart from every walk`, () => {
      for (const colour of palette.walk) {
        assert.ok(apart(colour, palette.gap, sight) > 0.1, `${colour} ${palette.gap}`);
      }
    });
  }

  test(`${name}: words and figures read on their ground`, () => {
    assert.ok(contrast(palette.ink, palette.paper) >= 7);
    assert.ok(contrast(palette.quietInk, palette.paper) >= 4.5);
    assert.ok(contrast(palette.gapInk, palette.gap) >= 4.5);
    for (let coverage = 0; coverage <= 1; coverage += 0.02) {
      const ground = lackColour(coverage, palette);
      assert.ok(contrast(inkOn(ground), ground) >= 4.5, ground);
    }
  });

  test(`${name}: what must be seen stands out from the paper`, () => {
    assert.ok(contrast(palette.gap, palette.paper) >= 3);
    assert.ok(contrast(palette.facility, palette.paper) >= 3);
    assert.ok(contrast(palette.boundary, palette.paper) >= 3);
  });

  test(`${name}: full coverage and none take the ends of the ramp`, () => {
    assert.equal(lackColour(1, palette), palette.lack[0]);
    assert.equal(lackColour(0, palette), palette.lack.at(-1));
  });
}
