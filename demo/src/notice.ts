/** Stands in every file of the district, and on every page that shows it. */
export const FICTIONAL_NOTICE =
  '江畔区为虚构地区：人口、街道、设施及其名称均由程序生成，与任何真实地点、机构或人员无关。' +
  ' Jiangpan is a fictional district: its people, streets, facilities and names are generated and stand for nothing real.';

export function readmeText(seed: number): string {
  return `江畔区（虚构）  JIANGPAN, A FICTIONAL DISTRICT
================================================

${FICTIONAL_NOTICE}

中文
----
约 6.1 万人，13 个社区，4 个街道。平面由人工设计（河流、道路、街坊、社区边界、设施缺口），
楼栋、人口和店铺由种子 ${seed} 生成；同一种子得到逐字节相同的文件。
坐标为 WGS 84。位置选在渤海中部的海面上，那里没有任何城市，不会与真实地点混淆。
小区名、路名、店名均为虚构；如与真实名称相同，纯属巧合。

jiangpan.osm        街道、小区围墙与大门、里弄、台阶、水面、绿地（OSM XML）
people.csv          每栋楼或每组房屋的人口，七个年龄段
facilities.csv      设施（仿地图平台导出格式；含少量重复与无法归类的行，供练习）
care.geojson        养老与托育设施及其容量（多数也在 facilities.csv 中）
directory.csv       设施名录：每处一行，含经营者、电话、无障碍与容量，供服务平台使用
areas.geojson       社区边界；代码以 99 开头，不属于任何省份
regions.csv         区划代码和名称
population.csv      各社区人口，七个年龄段
vacant-rooms.csv    可用于增补设施的闲置房屋：面积（平方米）、年费用（元）、楼层

有意设计的缺口：新澜、星河两社区没有食堂、日间照料和菜市场；渡口社区隔江望见卫生服务中心，
因缺一座步行桥而走不到；半山社区不走台阶进不去；部分小区大门夜间关闭或长期锁闭。

English
-------
About 61,000 people in 13 communities of 4 subdistricts. The plan is drawn by hand (river, streets,
blocks, community boundaries, missing services); buildings, people and shops come from seed ${seed},
and the same seed gives the same bytes.
Coordinates are WGS 84. They lie on open water in the middle of the Bohai Sea, where no city is.
All names are invented; any likeness to a real one is chance.

jiangpan.osm        streets, estate walls and gates, old lanes, stairs, water, green (OSM XML)
people.csv          people of every building or group of houses, in seven age bands
facilities.csv      facilities, in the form of a map provider's export; a few rows are duplicates
                    or fit no service type, to practise on
care.geojson        care for the old and the very young, with capacity (mostly also in facilities.csv)
directory.csv       every place once, with provider, phone, access and capacity, for the platform
areas.geojson       communities; their codes begin with 99, which is no province
regions.csv         codes and names of regions
population.csv      people of every community, in seven age bands
vacant-rooms.csv    idle rooms that could take a service: area (m²), cost (yuan a year), floor

What is missing on purpose: 新澜 and 星河 have no canteen, day care or wet market; 渡口 sees the
health centre across the river but has no footbridge to it; 半山 cannot be reached without stairs;
some estate gates shut at night or for good.
`;
}
