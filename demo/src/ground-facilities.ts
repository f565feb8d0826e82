import type { Community } from './communities.ts';
import type { NamedGround } from './drawing.ts';
import type { Facility } from './facility.ts';
import { isInside } from './polygons.ts';

interface GroundService {
  readonly slugs: readonly string[];
  readonly type: string;
  readonly typecode: string;
  readonly hours: string;
  /** Added to the ground's name. */
  readonly suffix?: string;
}

const SCHOOL_HOURS = 'Mo-Fr 07:30-17:30';

/** What a ground of a use is in a map user's export; some hold several services. */
const SERVICES: Record<string, readonly GroundService[]> = {
  park: [
    { slugs: ['park'], type: '风景名胜;公园广场;公园', typecode: '110101', hours: '05:00-22:00' },
    {
      slugs: ['emergency-shelter'],
      type: '公共设施;紧急避难场所;紧急避难场所',
      typecode: '200400',
      hours: '24/7',
      suffix: '应急避难场所',
    },
  ],
  square: [
    {
      slugs: [],
      type: '风景名胜;公园广场;城市广场',
      typecode: '110105',
      hours: '24/7',
    },
  ],
  kindergarten: [
    {
      slugs: ['kindergarten'],
      type: '科教文化服务;学校;幼儿园',
      typecode: '141204',
      hours: SCHOOL_HOURS,
    },
  ],
  market: [
    {
      slugs: ['wet-market'],
      type: '购物服务;综合市场;农副产品市场',
      typecode: '060703',
      hours: '05:30-19:00',
    },
  ],
  mall: [
    {
      slugs: ['shopping-mall'],
      type: '购物服务;商场;购物中心',
      typecode: '060101',
      hours: '10:00-22:00',
    },
  ],
  hospital: [
    {
      slugs: ['hospital'],
      type: '医疗保健服务;综合医院;综合医院',
      typecode: '090100',
      hours: '24/7',
    },
  ],
  'health-centre': [
    {
      slugs: ['community-health-centre'],
      type: '医疗保健服务;综合医院;卫生院',
      typecode: '090102',
      hours: '08:00-20:00',
    },
  ],
  sports: [
    {
      slugs: ['sports-ground'],
      type: '体育休闲服务;运动场馆;综合体育馆',
      typecode: '080101',
      hours: '06:00-22:00',
    },
  ],
  temple: [
    { slugs: [], type: '风景名胜;风景名胜;寺庙道观', typecode: '110205', hours: '08:30-16:30' },
  ],
  culture: [
    {
      slugs: ['cultural-centre'],
      type: '科教文化服务;文化宫;文化宫',
      typecode: '140800',
      hours: 'Tu-Su 09:00-21:00',
    },
  ],
  'care-home': [
    {
      slugs: ['elderly-care-home'],
      type: '体育休闲服务;度假疗养场所;疗养院',
      typecode: '080402',
      hours: '24/7',
    },
  ],
};

export function groundFacilities(
  grounds: readonly NamedGround[],
  communities: readonly Community[],
): Facility[] {
  return grounds.flatMap((ground) => {
    const community = communities.find(({ ring }) => isInside(ground.at, ring));
    if (community === undefined) return [];
    const services =
      ground.use === 'school' ? schoolServices(ground.name) : (SERVICES[ground.use] ?? []);
    return services.map((service) => ({
      name: `${ground.name}${service.suffix ?? ''}`,
      slugs: service.slugs,
      type: service.type,
      typecode: service.typecode,
      address: `${community.name}${ground.name}`,
      at: ground.at,
      hours: service.hours,
      community,
    }));
  });
}

function schoolServices(name: string): GroundService[] {
  const primary = {
    slugs: ['primary-school'],
    type: '科教文化服务;学校;小学',
    typecode: '141203',
    hours: SCHOOL_HOURS,
  };
  const middle = {
    slugs: ['middle-school'],
    type: '科教文化服务;学校;中学',
    typecode: '141202',
    hours: SCHOOL_HOURS,
  };
  if (name.endsWith('小学')) return [primary];
  if (name.endsWith('中学')) return [middle];
  return [
    {
      slugs: ['primary-school', 'middle-school'],
      type: `${primary.type}|${middle.type}`,
      typecode: '141203|141202',
      hours: SCHOOL_HOURS,
    },
  ];
}
