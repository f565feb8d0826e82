/** Putting network, people and facilities together. */
export const ASSESSMENT_PROBLEMS = {
  'nothing-on-network': {
    fault: 'data',
    zh: '{what}与路网没有重叠：最近的点离街道 {metres} 米',
    en: '{what} and the network do not overlap: the closest point is {metres} m from any street',
    mendZh: '检查两份文件是否为同一地区，坐标系是否正确（--crs）',
    mendEn: 'check that both files cover the same place and the coordinate system (--crs)',
  },
  'network-packed-foreign': {
    fault: 'data',
    zh: '不是一刻的路网文件，或来自不兼容的版本',
    en: 'not a packed network of Yike, or of another version',
    mendZh: '从 OSM 文件重新生成',
    mendEn: 'build it again from the OSM file',
  },
  'network-packed-damaged': {
    fault: 'data',
    zh: '路网文件已损坏（校验和不符）',
    en: 'the packed network is damaged (its checksum does not match)',
    mendZh: '从 OSM 文件重新生成',
    mendEn: 'build it again from the OSM file',
  },
  'network-empty': {
    fault: 'data',
    zh: '文件里没有可步行的道路',
    en: 'there is no street to walk on in the file',
    mendZh: '换一份包含 highway=* 道路的 OSM 数据',
    mendEn: 'bring OSM data that holds highway=* ways',
  },
  'gate-hours-unread': {
    fault: 'data',
    zh: '看不懂大门的开放时间“{hours}”，按常开处理',
    en: 'the opening hours "{hours}" of a gate could not be read; it counts as open',
    mendZh: '改写为例如 Mo-Su 06:00-22:00 的形式',
    mendEn: 'write them like Mo-Su 06:00-22:00',
  },
} as const;
