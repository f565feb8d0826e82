import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInMainland } from './mainland-outline.ts';

const INSIDE = {
  Shanghai: [121.47, 31.23],
  Shenzhen: [114.057, 22.543],
  Luohu: [114.13, 22.548],
  Shekou: [113.91, 22.48],
  Zhuhai: [113.56, 22.26],
  Hengqin: [113.535, 22.13],
  Dandong: [124.39, 40.13],
  Hunchun: [130.37, 42.86],
  Suifenhe: [131.15, 44.4],
  Fuyuan: [134.3, 48.36],
  Heihe: [127.5, 50.25],
  Mohe: [122.5, 53.4],
  Manzhouli: [117.4, 49.6],
  Erenhot: [111.98, 43.65],
  Altay: [88.1, 47.8],
  Tacheng: [82.98, 46.74],
  Khorgos: [80.41, 44.2],
  Kashgar: [75.99, 39.47],
  Taxkorgan: [75.23, 37.77],
  Purang: [81.17, 30.29],
  Yadong: [88.9, 27.48],
  Medog: [95.33, 29.33],
  Ruili: [97.85, 24.01],
  Mengla: [101.56, 21.47],
  Hekou: [103.96, 22.51],
  Dongxing: [107.97, 21.54],
  Sanya: [109.5, 18.25],
  Xiamen: [118.1, 24.48],
  Zhoushan: [122.2, 30.0],
} as const;

const OUTSIDE = {
  'Hong Kong': [114.17, 22.3],
  'Sheung Shui': [114.128, 22.502],
  Macau: [113.545, 22.195],
  Taipei: [121.5, 25.03],
  Kaohsiung: [120.3, 22.6],
  Seoul: [127, 37.5],
  Pyongyang: [125.75, 39.03],
  Vladivostok: [131.9, 43.1],
  Khabarovsk: [135.08, 48.48],
  Chita: [113.5, 52],
  Ulaanbaatar: [106.9, 47.9],
  Almaty: [76.9, 43.25],
  Osh: [72.8, 40.5],
  Leh: [77.58, 34.16],
  Kathmandu: [85.32, 27.7],
  Mandalay: [96.1, 21.97],
  Hanoi: [105.85, 21.03],
  Porto: [-8.6, 41.1],
} as const;

test('towns at every border of the mainland are inside', () => {
  for (const [name, [lon, lat]] of Object.entries(INSIDE)) {
    assert.ok(isInMainland(lon, lat), name);
  }
});

test('towns beyond are outside', () => {
  for (const [name, [lon, lat]] of Object.entries(OUTSIDE)) {
    assert.ok(!isInMainland(lon, lat), name);
  }
});
