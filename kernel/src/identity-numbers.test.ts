import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkResidentNumber, maskResidentNumber, residentCheckDigit } from './resident-number.ts';
import { checkSocialCreditCode, socialCreditCheck } from './social-credit-code.ts';

const TODAY = '2026-11-27';
const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const birthDates = fc
  .date({ min: new Date('1900-01-01'), max: new Date(TODAY), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const residentNumbers = fc
  .tuple(fc.constantFrom('11', '31', '65', '81', '83'), digits(4), birthDates, digits(3))
  .map(([province, place, birth, order]) => {
    const first = `${province}${place}${birth.replaceAll('-', '')}${order}`;
    return { number: first + residentCheckDigit(first), birth };
  });
const creditCodes = fc
  .tuple(
    fc.constantFrom('91', '52', '12', '93'),
    fc.constantFrom('10', '31', '44'),
    digits(4),
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, province, place, body]) => {
    const first = `${kind}${province}${place}${body.join('')}`;
    return first + socialCreditCheck(first);
  });

/** ISO 7064 MOD 11-2 by its definition: the digits as powers of 2 leave 1 when divided by 11. */
function leavesOne(number: string): boolean {
  const values = [...number].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  return values.reduce((sum, value, at) => sum + value * 2 ** (17 - at), 0) % 11 === 1;
}

/** GB 32100 by its definition: the values times powers of 3, and the check, add up to nothing. */
function addsUpToNothing(code: string): boolean {
  const sum = [...code].reduce(
    (total, character, at) => total + BigInt(CHARACTERS.indexOf(character)) * 3n ** BigInt(at % 17),
    0n,
  );
  return sum % 31n === 0n;
}

describe("a citizen's number", () => {
  test('is known by the examples of the standard', () => {
    assert.deepEqual(checkResidentNumber('11010519491231002x', TODAY), {
      number: '11010519491231002X',
      birthDate: '1949-12-31',
    });
  });

  test('of the standard from 1880 has a right check digit and nobody alive', () => {
    assert.equal(residentCheckDigit('44052418800101001'), '4');
    assert.deepEqual(checkResidentNumber('440524188001010014', TODAY), { fault: 'birth-date' });
    assert.ok('number' in checkResidentNumber('440524188001010014', '1990-01-01'));
  });

  test('is in order when its places say so, and says when its bearer was born', () => {
    fc.assert(
      fc.property(residentNumbers, ({ number, birth }) => {
        assert.ok(leavesOne(number));
        assert.deepEqual(checkResidentNumber(number, TODAY), { number, birthDate: birth });
      }),
    );
  });

  test('is refused with any one place changed, or two neighbours swapped', () => {
    fc.assert(
      fc.property(residentNumbers, fc.nat(16), fc.nat(9), ({ number }, at, digit) => {
        const changed = number.slice(0, at) + digit + number.slice(at + 1);
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        for (const wrong of [changed, swapped].filter((text) => text !== number)) {
          assert.ok('fault' in checkResidentNumber(wrong, TODAY), wrong);
        }
      }),
    );
  });

  test('is refused for the first thing that is wrong', () => {
    const faults = [
      '1101051949123100',
      '99010519491231002X',
      '110105194913310021',
      '110105202612010013',
      '110105194912310021',
      '',
    ].map((text) => checkResidentNumber(text, TODAY));
    assert.deepEqual(
      faults.map((finding) => 'fault' in finding && finding.fault),
      ['shape', 'region', 'birth-date', 'birth-date', 'check-digit', 'shape'],
    );
  });

  test('never makes a fuss of whatever text', () => {
    fc.assert(fc.property(fc.string(), (text) => void checkResidentNumber(text, TODAY)));
  });

  test('is shown by its province and last place alone', () => {
    const found = checkResidentNumber('１１０１０５ 19491231 002x', TODAY);
    assert.ok('number' in found);
    assert.equal(maskResidentNumber(found.number), '11***************X');
  });
});

describe('a social credit code', () => {
  test('is known by the example of the standard and by two in use', () => {
    for (const code of ['91350100M000100Y43', '91440300708461136T', '91330106673959654P']) {
      assert.deepEqual(checkSocialCreditCode(code), { code });
    }
    assert.deepEqual(checkSocialCreditCode(' 91350100m000100y43 '), { code: '91350100M000100Y43' });
  });

  test('is in order when its places say so', () => {
    fc.assert(
      fc.property(creditCodes, (code) => {
        assert.ok(addsUpToNothing(code));
        assert.deepEqual(checkSocialCreditCode(code), { code });
      }),
    );
  });

  test('is refused with any one place changed', () => {
    fc.assert(
      fc.property(creditCodes, fc.nat(17), fc.constantFrom(...CHARACTERS), (code, at, other) => {
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        if (wrong !== code) assert.ok('fault' in checkSocialCreditCode(wrong), wrong);
      }),
    );
  });

  test('is refused for the first thing that is wrong', () => {
    const faults = ['91350100M000100I43', '91990100M000100Y43', '91350100M000100Y44', '9135'].map(
      checkSocialCreditCode,
    );
    assert.deepEqual(
      faults.map((finding) => 'fault' in finding && finding.fault),
      ['shape', 'region', 'check-character', 'shape'],
    );
  });
});
