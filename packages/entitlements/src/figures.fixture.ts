import type { RegionalFigures } from './index.ts';

/** Invented figures of an invented province X: minimum wage 2,000 yuan, average wage 9,000 yuan a month. */
export const figures: RegionalFigures = {
  minimumWages: [
    { region: 'X', amountFen: 180_000, inForceFrom: '2008-01-01', inForceUntil: '2025-07-01' },
    { region: 'X', amountFen: 200_000, inForceFrom: '2025-07-01' },
  ],
  averageWages: Array.from({ length: 20 }, (_, index) => ({
    region: 'X',
    year: 2006 + index,
    amountFen: 10_800_000,
    publishedOn: `${2007 + index}-06-20`,
  })),
  injurySubsidies: [
    {
      region: 'X',
      grade: 10,
      medicalMonths: 2,
      employmentMonths: 4.5,
      wage: 'local_average',
      inForceFrom: '2011-01-01',
      source: 'X省办法第1条',
    },
    {
      region: 'X',
      grade: 7,
      medicalMonths: 8,
      employmentMonths: 12,
      wage: 'own',
      inForceFrom: '2011-01-01',
      source: 'X省办法第1条',
    },
  ],
};
