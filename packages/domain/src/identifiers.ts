const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idChecks = '10X98765432';

/** Whether a resident identity number is well-formed under GB 11643: 18 places, a real birth date, the right check digit. */
export function isResidentIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)];
  const birth = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(birth.getTime()) || birth.getUTCDate() !== Number(day)) return false;
  const sum = idWeights.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return idChecks[sum % 11] === text[17];
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether a unified social credit code is well-formed under GB 32100: 18 places with the right check character. */
export function isUnifiedSocialCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  let sum = 0;
  for (let place = 0, weight = 1; place < 17; place++, weight = (weight * 3) % 31)
    sum += creditAlphabet.indexOf(text[place] as string) * weight;
  return creditAlphabet[(31 - (sum % 31)) % 31] === text[17];
}
