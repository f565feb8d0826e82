export { type DistrictFiles, generateDistrict } from './generate-district.ts';
export { FICTIONAL_NOTICE } from './notice.ts';
