import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileCrosswalk } from './crosswalk.ts';
import { readCrosswalk } from './crosswalk-data.ts';
import { osmTagsFor } from './osm-tags-for.ts';

test('the tags of every type are read as that type, with a name that says so where one is needed', () => {
  const crosswalk = compileCrosswalk();
  const nothing = {
    amapCodes: [],
    amapTypePath: null,
    gbt4754: null,
    givenTypes: [],
  };
  for (const [type, { osm }] of Object.entries(readCrosswalk().types)) {
    const tags = osmTagsFor(type);
    assert.equal(Object.keys(tags).length > 0, osm.length > 0, type);
    if (osm.length === 0) continue;
    const name = osm[0]?.needs?.[0] ?? '';
    const { types }: { readonly types: readonly string[] } = crosswalk.classify({
      ...nothing,
      name,
      osmTags: tags,
    });
    assert.ok(types.includes(type), `${type}: ${JSON.stringify(tags)} ${name} is ${types}`);
  }
});
