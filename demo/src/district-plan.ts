/**
 * The plan of 江畔区, drawn by hand in metres east and north of its south-west corner.
 * Every name is invented; no such district exists.
 */
import { smooth, smoothRing } from './curves.ts';
import type { Line, Point } from './plane-geometry.ts';
import { alongRiver, besideCanal } from './waters.ts';

/** Open water in the middle of the Bohai Sea: no city stands here, so none can be mistaken for it. */
export const ORIGIN = { lon: 119.85, lat: 38.72 };

export type StreetClass = 'primary' | 'secondary' | 'tertiary' | 'residential' | 'pedestrian';

export interface PlannedStreet {
  readonly name: string;
  readonly nameEn: string;
  readonly class: StreetClass;
  readonly line: Line;
  readonly closed?: boolean;
}

function street(
  name: string,
  nameEn: string,
  streetClass: StreetClass,
  points: readonly Point[],
): PlannedStreet {
  return { name, nameEn, class: streetClass, line: smooth(points) };
}

/** In order of importance: an end runs on to a street above it. */
export const STREETS: readonly PlannedStreet[] = [
  {
    name: '环城路',
    nameEn: 'Huancheng Ring Road',
    class: 'primary',
    closed: true,
    line: smoothRing([
      [2630, 2160],
      [2600, 2390],
      [2440, 2540],
      [2070, 2585],
      [1700, 2550],
      [1535, 2400],
      [1490, 2140],
      [1525, 1890],
      [1690, 1755],
      [2060, 1712],
      [2430, 1752],
      [2595, 1900],
    ]),
  },
  street('望江路', 'Wangjiang Road', 'primary', [
    [1216, 3240],
    [1205, 2700],
    [1190, 2200],
    [1165, 1800],
    [1125, 1480],
    [1095, 1240],
    [1072, 810],
    [1060, 480],
    [1065, -70],
  ]),
  street('澜东路', 'Landong Road', 'primary', [
    [3592, 3240],
    [3555, 2750],
    [3550, 2200],
    [3525, 1750],
    [3488, 1330],
    [3470, 800],
    [3470, 400],
    [3482, -70],
  ]),
  street('北环路', 'Beihuan Road', 'primary', [
    [1213, 3120],
    [1700, 3105],
    [2400, 3130],
    [3100, 3100],
    [3585, 3110],
    [4400, 3085],
  ]),
  street('江畔大道', 'Jiangpan Avenue', 'primary', [
    [20, 1885],
    [500, 1850],
    [850, 1875],
    [1178, 1965],
    [1497, 2075],
  ]),
  street('江畔大道', 'Jiangpan Avenue', 'primary', [
    [2630, 2165],
    [3010, 2195],
    [3550, 2180],
    [4000, 2150],
    [4400, 2165],
  ]),
  street('新澜大道', 'Xinlan Avenue', 'primary', [
    [10, 432],
    [700, 415],
    [1062, 430],
    [1700, 475],
    [2400, 485],
    [3000, 460],
    [3470, 450],
    [4400, 482],
  ]),
  {
    name: '滨江北路',
    nameEn: 'Binjiang North Road',
    class: 'secondary',
    line: alongRiver(208, 20, 4400),
  },
  {
    name: '滨江南路',
    nameEn: 'Binjiang South Road',
    class: 'secondary',
    line: alongRiver(-204, 20, 4400),
  },
  street('西环路', 'Xihuan Road', 'secondary', [
    [118, 1400],
    [95, 1880],
    [112, 2300],
    [80, 2700],
    [105, 2990],
  ]),
  street('麓北路', 'Lubei Road', 'secondary', [
    [105, 2990],
    [450, 3125],
    [850, 3165],
    [1213, 3120],
  ]),
  street('东环路', 'Donghuan Road', 'secondary', [
    [4285, 1340],
    [4300, 2160],
    [4285, 2600],
    [4310, 3088],
  ]),
  street('麓前路', 'Luqian Road', 'secondary', [
    [112, 2300],
    [400, 2310],
    [700, 2262],
    [950, 2272],
    [1195, 2335],
  ]),
  street('南环路', 'Nanhuan Road', 'secondary', [
    [72, 36],
    [1065, 26],
    [2200, 58],
    [3478, 28],
    [4318, 46],
  ]),
  street('新元路', 'Xinyuan Road', 'secondary', [
    [84, 1005],
    [78, 430],
    [72, 36],
  ]),
  street('星河东路', 'Xinghe East Road', 'secondary', [
    [4306, 930],
    [4318, 480],
    [4318, 46],
  ]),
  { name: '织女河西路', nameEn: 'Zhinühe West Road', class: 'tertiary', line: besideCanal(38) },
  { name: '织女河东路', nameEn: 'Zhinühe East Road', class: 'tertiary', line: besideCanal(-38) },
  street('北塘路', 'Beitang Road', 'secondary', [
    [1207, 2840],
    [1650, 2830],
    [2085, 2862],
    [2500, 2850],
    [3000, 2842],
    [3300, 2845],
    [3565, 2828],
    [4300, 2822],
  ]),
  street('柳荫路', 'Liuyin Road', 'tertiary', [
    [452, 1270],
    [432, 1560],
    [424, 1860],
    [420, 2308],
  ]),
  street('梧桐路', 'Wutong Road', 'tertiary', [
    [808, 1225],
    [792, 1560],
    [772, 1870],
    [748, 2258],
  ]),
  street('柳堤路', 'Liudi Road', 'residential', [
    [105, 1610],
    [432, 1575],
    [790, 1558],
    [1135, 1590],
  ]),
  street('竹园路', 'Zhuyuan Road', 'residential', [
    [102, 2092],
    [424, 2076],
    [762, 2072],
    [1186, 2122],
  ]),
  street('南门大街', 'Nanmen Street', 'pedestrian', [
    [2060, 1712],
    [2050, 1950],
    [2066, 2150],
  ]),
  street('南门外街', 'Nanmenwai Street', 'tertiary', [
    [2080, 1512],
    [2064, 1610],
    [2060, 1712],
  ]),
  street('北门大街', 'Beimen Street', 'tertiary', [
    [2066, 2150],
    [2062, 2370],
    [2078, 2585],
    [2084, 2860],
    [2078, 3117],
  ]),
  street('西门街', 'Ximen Street', 'residential', [
    [1492, 2118],
    [1795, 2168],
    [2066, 2150],
  ]),
  street('东门街', 'Dongmen Street', 'residential', [
    [2066, 2150],
    [2352, 2134],
    [2630, 2168],
  ]),
  street('书院街', 'Shuyuan Street', 'residential', [
    [1775, 1745],
    [1768, 1955],
    [1795, 2168],
    [1783, 2352],
    [1802, 2565],
  ]),
  street('文庙路', 'Wenmiao Road', 'residential', [
    [2322, 1735],
    [2346, 1948],
    [2352, 2134],
    [2364, 2335],
    [2336, 2560],
  ]),
  street('米市街', 'Mishi Street', 'residential', [
    [1515, 1935],
    [1768, 1958],
    [2050, 1945],
    [2346, 1950],
    [2606, 1962],
  ]),
  street('北仓街', 'Beicang Street', 'residential', [
    [1520, 2335],
    [1783, 2352],
    [2062, 2372],
    [2364, 2340],
    [2605, 2345],
  ]),
  street('江门路', 'Jiangmen Road', 'tertiary', [
    [1142, 1612],
    [1400, 1588],
    [1632, 1572],
    [1850, 1596],
    [2066, 1612],
    [2446, 1628],
    [2700, 1640],
    [2948, 1655],
  ]),
  street('船埠街', 'Chuanbu Street', 'residential', [
    [1662, 1770],
    [1632, 1572],
    [1600, 1340],
  ]),
  street('盐仓街', 'Yancang Street', 'residential', [
    [2420, 1748],
    [2446, 1628],
    [2455, 1525],
  ]),
  street('东关路', 'Dongguan Road', 'residential', [
    [2590, 1890],
    [2740, 1880],
    [2962, 1892],
  ]),
  street('青年路', 'Qingnian Road', 'tertiary', [
    [1632, 3108],
    [1642, 2832],
    [1640, 2500],
  ]),
  street('机床厂路', 'Jichuangchang Road', 'tertiary', [
    [2505, 3128],
    [2492, 2850],
    [2452, 2535],
  ]),
  street('健康路', 'Jiankang Road', 'residential', [
    [1203, 2585],
    [1420, 2570],
    [1641, 2590],
  ]),
  street('齿轮路', 'Chilun Road', 'residential', [
    [2460, 2600],
    [2700, 2622],
    [2955, 2608],
  ]),
  street('织锦路', 'Zhijin Road', 'residential', [
    [3032, 2505],
    [3300, 2492],
    [3552, 2482],
    [3920, 2490],
    [4290, 2505],
  ]),
  street('澜庭路', 'Lanting Road', 'residential', [
    [3030, 1845],
    [3292, 1852],
    [3530, 1832],
    [3920, 1805],
    [4295, 1820],
  ]),
  street('沙洲路', 'Shazhou Road', 'residential', [
    [3000, 1560],
    [3280, 1566],
    [3508, 1548],
    [3926, 1546],
    [4290, 1562],
  ]),
  street('丝绸路', 'Sichou Road', 'residential', [
    [3292, 3105],
    [3302, 2845],
    [3294, 2492],
    [3302, 2185],
    [3292, 1850],
    [3282, 1566],
  ]),
  street('凤凰路', 'Fenghuang Road', 'tertiary', [
    [3942, 3100],
    [3922, 2490],
    [3932, 2152],
    [3920, 1805],
    [3926, 1546],
    [3930, 1262],
  ]),
  street('学府路', 'Xuefu Road', 'tertiary', [
    [1668, 955],
    [1634, 472],
    [1642, 44],
  ]),
  street('渡口路', 'Dukou Road', 'tertiary', [
    [2262, 1140],
    [2238, 482],
    [2232, 58],
  ]),
  street('星河路', 'Xinghe Road', 'tertiary', [
    [2872, 1060],
    [2852, 466],
    [2862, 44],
  ]),
  street('云帆路', 'Yunfan Road', 'tertiary', [
    [3992, 850],
    [3996, 466],
    [4002, 40],
  ]),
  street('渡口前街', 'Dukou Front Street', 'residential', [
    [1655, 742],
    [1950, 770],
    [2250, 795],
    [2560, 790],
    [2862, 760],
  ]),
  street('学海路', 'Xuehai Road', 'residential', [
    [545, 880],
    [548, 420],
    [552, 30],
  ]),
  street('新锐路', 'Xinrui Road', 'residential', [
    [1064, 668],
    [1350, 690],
    [1650, 690],
  ]),
];

/** Carriageways over the river; the deck is that much of the street within so far of mid-river. */
export const RIVER_BRIDGES = [
  { street: '望江路', name: '望江大桥', nameEn: 'Wangjiang Bridge' },
  { street: '澜东路', name: '澜东大桥', nameEn: 'Landong Bridge' },
] as const;
