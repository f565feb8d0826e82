/** Which coordinate system a file is in. */
export const COORDINATE_PROBLEMS = {
  'crs-unsure': {
    fault: 'data',
    zh: '无法确定坐标系：{evidence}',
    en: 'cannot tell which coordinate system this is: {evidence}',
    mendZh: '请用 --crs {file}=gcj02（或 wgs84、bd09、cgcs2000 等）指明',
    mendEn: 'say which with --crs {file}=gcj02 (or wgs84, bd09, cgcs2000 …)',
  },
} as const;
