/** Inside the ring road. */
import { type BlockPlan, estate, ground, lanes, whole } from './block-plan.ts';

export const OLD_TOWN: readonly BlockPlan[] = [
  whole([1677, 2438], lanes('北仓里', 'Beicang Lanes')),
  whole([1930, 2473], lanes('德邻坊', 'Delin Lanes', 'old-lanes', true)),
  whole([1639, 2242], lanes('西门里', 'Ximen Lanes')),
  whole([1931, 2264], lanes('鼓楼后弄', 'Gulou Back Lanes')),
  whole([1641, 2050], lanes('书院里', 'Shuyuan Lanes')),
  {
    at: [1919, 2056],
    rows: 'west-east',
    cuts: [0.66],
    parts: [lanes('安仁里', 'Anren Lanes'), ground('square', '鼓楼广场', 'Drum Tower Square')],
  },
  {
    at: [1666, 1861],
    parts: [ground('park', '西南城角公园', 'South-west Corner Park')],
  },
  whole([1913, 1836], lanes('米市里', 'Mishi Lanes', 'old-lanes', true)),
  whole([2212, 2464], lanes('永宁坊', 'Yongning Lanes')),
  {
    at: [2457, 2434],
    parts: [ground('hospital', '江畔区人民医院', "Jiangpan District People's Hospital")],
  },
  whole([2209, 2250], lanes('太平里', 'Taiping Lanes')),
  {
    at: [2490, 2243],
    parts: [ground('school', '文庙小学', 'Wenmiao Primary School')],
  },
  whole([2200, 2043], lanes('同福里', 'Tongfu Lanes', 'old-lanes', true)),
  {
    at: [2490, 2053],
    rows: 'west-east',
    cuts: [0.5],
    parts: [
      ground('temple', '江畔文庙', 'Jiangpan Confucian Temple'),
      estate('slabs', '文庙小区', 'Wenmiao Estate', 'workers', 'n50 s50*'),
    ],
  },
  {
    at: [2193, 1834],
    rows: 'west-east',
    cuts: [0.68],
    parts: [lanes('南市里', 'Nanshi Lanes'), ground('market', '南门菜市场', 'Nanmen Wet Market')],
  },
  whole([2450, 1861], lanes('泮池里', 'Panchi Lanes')),
];
