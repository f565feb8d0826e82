/** What planners write down as scenarios. */
export const SCENARIO_PROBLEMS = {
  'scenario-invalid': {
    fault: 'data',
    zh: '方案文件有误：{reasonZh}',
    en: 'the scenario is not right: {reasonEn}',
    mendZh: '对照 docs/guides/比较几个方案.md 修改所指之处',
    mendEn: 'mend the place named; docs/guides/compare-plans.md shows the format',
  },
  'scenario-verb-missing': {
    fault: 'data',
    zh: '第 {number} 项改动没有写做什么（do）',
    en: 'change {number} does not say what to do',
    mendZh: 'do 可写：{known}',
    mendEn: 'write do: with one of {known}',
  },
  'scenario-change-invalid': {
    fault: 'data',
    zh: '第 {number} 项改动（{verb}）有误：{reasonZh}',
    en: 'change {number} ({verb}) is not right: {reasonEn}',
    mendZh: '{verb} 必写：{needed}；可写：{optional}（见 docs/guides/比较几个方案.md）',
    mendEn: '{verb} needs: {needed}; may have: {optional} (see docs/guides/compare-plans.md)',
  },
  'scenario-verb-unknown': {
    fault: 'data',
    zh: '没有“{verb}”这种改动{nearZh}',
    en: 'there is no change called "{verb}"{nearEn}',
    mendZh: 'do 可写：{known}',
    mendEn: 'what one can do: {known}',
  },
  'scenario-people-invalid': {
    fault: 'data',
    zh: '迁入的人口有误：{reasonZh}',
    en: 'the people who move in are not right: {reasonEn}',
    mendZh: '写成例如 people: { total: 1200, age0_14: 150, age65plus: 180 }',
    mendEn: 'write them like people: { total: 1200, age0_14: 150, age65plus: 180 }',
  },
  'scenario-band-unknown': {
    fault: 'data',
    zh: '人口数据里没有年龄段 {band}',
    en: 'the people of the input have no age band {band}',
    mendZh: '可用的年龄段：{known}',
    mendEn: 'bands of the input: {known}',
  },
  'scenario-bands-unsaid': {
    fault: 'data',
    zh: '“{name}”迁入的 {people} 人没有写明年龄段 {bands}，这些年龄段按 0 人计',
    en: 'of the {people} people moving into "{name}" the bands {bands} are not said and count 0',
    mendZh: '补上这些年龄段的人数',
    mendEn: 'say how many people of these ages move in',
  },
  'scenario-people-outside': {
    fault: 'data',
    zh: '“{name}”不在任何区域内：迁入的 {people} 人不计入任何覆盖率',
    en: '"{name}" lies in no area: the {people} people moving in are in no share',
    mendZh: '检查坐标（经度在前）和坐标系；或换一份包含该处的区域',
    mendEn: 'check the coordinates (longitude first) and their system, or bring areas that hold it',
  },
  'scenario-facility-unknown': {
    fault: 'data',
    zh: '没有编号或名称为“{facility}”的设施',
    en: 'there is no facility with the id or name "{facility}"',
    mendZh: '编号见 facilities.geojson 的 id；相近的有：{near}',
    mendEn: 'ids are in facilities.geojson; alike are: {near}',
  },
  'scenario-facility-ambiguous': {
    fault: 'data',
    zh: '有 {count} 处设施都叫“{facility}”',
    en: '{count} facilities are called "{facility}"',
    mendZh: '改写编号：{ids}；或写 facility: { name: …, type: … }',
    mendEn: 'name it by its id: {ids}; or write facility: { name: …, type: … }',
  },
  'scenario-id-taken': {
    fault: 'data',
    zh: '已有编号为“{id}”的设施',
    en: 'there is a facility with the id "{id}" already',
    mendZh: '换一个编号，或去掉 id 由程序编号',
    mendEn: 'choose another id, or leave it out',
  },
  'scenario-off-network': {
    fault: 'data',
    zh: '“{name}”离最近的街道{metres}，人走不到',
    en: '"{name}" is {metresEn} from the nearest street: nobody can walk there',
    mendZh: '检查坐标（经度在前）和坐标系；或用 --snap-metres 放宽',
    mendEn: 'check the coordinates (longitude first) and their system, or widen with --snap-metres',
  },
  'scenario-path-unsaid': {
    fault: 'data',
    zh: '没有说清新路从哪里到哪里',
    en: 'it is not said where the new path begins and ends',
    mendZh: '写 from: [经度, 纬度] 和 to: [经度, 纬度]，或写 line: [[经度, 纬度], …]，二者选一',
    mendEn: 'write from: [lon, lat] and to: [lon, lat], or else line: [[lon, lat], …]',
  },
  'scenario-path-unjoined': {
    fault: 'data',
    zh: '新路的{endZh}在 {limit} 米内没有可走的街道，接不上',
    en: 'no street that can be walked lies within {limit} m of the {endEn} of the new path: it joins nothing there',
    mendZh: '把它画到街道边，检查坐标（经度在前）和坐标系；先修的路可以接；或用 --snap-metres 放宽',
    mendEn:
      'draw it up to a street; check the coordinates (longitude first) and their system; paths laid before it can be joined; or widen with --snap-metres',
  },
  'scenario-street-unsaid': {
    fault: 'data',
    zh: '没有说清是哪条街道',
    en: 'it is not said which street is meant',
    mendZh:
      '写 street: 名称（或 way: OSM 编号）表示整条；加 at: [经度, 纬度] 只取一段，或加 from 和 to 取两处之间；也可以只写 at',
    mendEn:
      'write street: NAME (or way: OSM NUMBER) for all of it, with at: [lon, lat] for one stretch or with from and to for what lies between; or at alone',
  },
  'scenario-street-unknown': {
    fault: 'data',
    zh: '没有可走的街道叫“{name}”',
    en: 'no street that can be walked is called "{name}"',
    mendZh: '按路网中的写法写名称，或改写 at: [经度, 纬度]；相近的有：{near}',
    mendEn: 'write the name as the streets have it, or at: [lon, lat] instead; alike are: {near}',
  },
  'scenario-street-far': {
    fault: 'data',
    zh: '所给位置 {limit} 米内没有所指的街道',
    en: 'the street that is meant does not come within {limit} m of the position',
    mendZh: '检查坐标（经度在前）和坐标系，或改写 street: 名称',
    mendEn: 'check the coordinates (longitude first) and their system, or write street: NAME',
  },
  'scenario-street-broken': {
    fault: 'data',
    zh: '“{name}”在 from 和 to 之间不相连',
    en: '"{name}" does not lead from the one position to the other',
    mendZh: '把 from 和 to 放到同一条连续的街道上，或分成几条改动',
    mendEn: 'put both positions on one unbroken street, or write several changes',
  },
  'scenario-gate-unknown': {
    fault: 'data',
    zh: '所指街道上、所给位置 {limit} 米内没有关着的门或转闸；{nearZh}',
    en: 'there is no shut gate or turnstile on the street meant, within {limit} m of the position: {nearEn}',
    mendZh:
      '检查坐标；关着的门有：{gates}，可写 gate: 名称 或 node: OSM 编号。路网没有标出的门不挡人，缺的是路时请用 add-path',
    mendEn:
      'check the position; gates that are shut: {gatesEn}; write gate: NAME or node: OSM NUMBER. A gate the streets do not show stops nobody, and where a way is missing add-path lays one',
  },
  'scenario-gate-unsaid': {
    fault: 'data',
    zh: '没有说清是哪一处门',
    en: 'it is not said which gate is meant',
    mendZh:
      '只写一种：gate: 名称，node: OSM 编号，at: [经度, 纬度]（最近的一处），或 street: 名称（沿街全部）',
    mendEn:
      'write one of: gate: NAME, node: OSM NUMBER, at: [lon, lat] for the nearest, or street: NAME for all along it',
  },
  'scenario-gate-unmapped': {
    fault: 'data',
    zh: '路网里没有叫“{gate}”的门',
    en: 'the streets have no gate called "{gate}"',
    mendZh: '关着的门有：{gates}；也可以写 at: [经度, 纬度]',
    mendEn: 'gates that are shut: {gatesEn}; or write at: [lon, lat]',
  },
  'scenario-gate-open': {
    fault: 'data',
    zh: '“{gate}”本来就不挡人，没有可打开的',
    en: '"{gate}" stops nobody as it is: there is nothing to open',
    mendZh: '删去这项改动；门按时开闭的，用 --at 指明按哪个时刻判断',
    mendEn: 'take the change out; for gates with hours --at says for which moment to judge',
  },
  'scenario-stairs-unknown': {
    fault: 'data',
    zh: '所指之处 {limit} 米内没有台阶，电梯只能装在台阶旁',
    en: 'there are no stairs where the change points, within {limit} m: a lift is built beside stairs',
    mendZh:
      '写 at: [经度, 纬度] 指最近的一段台阶，或写台阶的 street: 名称、way: OSM 编号；没有台阶处用 add-path',
    mendEn:
      'write at: [lon, lat] for the nearest stairs, or their street: NAME or way: OSM NUMBER; without stairs, add-path',
  },
  'scenario-stairs-forked': {
    fault: 'data',
    zh: '所指的 {count} 段台阶不是首尾相接的一道，电梯不知从哪里到哪里',
    en: 'the {count} stretches of stairs meant are not one flight from end to end: a lift would not know where to go',
    mendZh: '加 at: [经度, 纬度] 只取一段，或用 from 和 to 取一道；几道台阶分成几项改动',
    mendEn:
      'add at: [lon, lat] for one stretch, or from and to for one flight; several flights are several changes',
  },
  'scenario-door-closed': {
    fault: 'data',
    zh: '“{name}”只挨着方案封闭的街道，人走不到',
    en: '"{name}" stands only on a street that the plan closes: nobody can walk there',
    mendZh: '换一个位置，少封闭一段，或用 add-path 给它修一条路',
    mendEn: 'move it, close less, or lay it a path with add-path',
  },
  'scenario-doors-closed': {
    fault: 'data',
    zh: '方案 {scenario} 封闭了 {whoZh}门口仅有的街道：出不去，也进不来',
    en: 'scenario {scenario} closes the only street at the doors of {whoEn}: nobody comes or goes there any more',
    mendZh: '若居民仍可出入，少封闭一段，或用 add-path 修一条路',
    mendEn: 'if people can still come and go, close less, or lay a path with add-path',
  },
} as const;
