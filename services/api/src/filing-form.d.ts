import { type Filing } from '@dingfen/domain';
import { type Static, Type } from 'typebox';
/** An application as it is submitted. What law and form ask beyond the shape, `checkFiling` asks. */
export declare const filingForm: Type.TObject<{
  channel: Type.TEnum<
    (
      | 'counter'
      | 'court_post_filing'
      | 'court_pre_filing'
      | 'enterprise_committee'
      | 'hotline_12333'
      | 'hotline_12348'
      | 'hotline_12351'
      | 'hotline_12368'
      | 'inspection_referral'
      | 'one_stop_centre'
      | 'online'
      | 'union_referral'
    )[]
  >;
  employment: Type.TEnum<['standard', 'dispatch', 'platform', 'overage', 'part_time']>;
  regionCode: Type.TString;
  narrative: Type.TString;
  parties: Type.TArray<
    Type.TObject<{
      role: Type.TEnum<['applicant', 'respondent', 'thirdParty']>;
      kind: Type.TEnum<
        ['worker', 'employer', 'dispatchAgency', 'hostEmployer', 'platform', 'platformPartner', 'franchisee']
      >;
      name: Type.TString;
      phone: Type.TOptional<Type.TString>;
      identityNumber: Type.TOptional<Type.TString>;
      creditCode: Type.TOptional<Type.TString>;
      address: Type.TOptional<Type.TString>;
    }>
  >;
  claims: Type.TArray<
    Type.TObject<{
      type: Type.TEnum<
        (
          | 'annual_leave'
          | 'confirm_relationship'
          | 'deposit_refund'
          | 'double_wage'
          | 'housing_fund'
          | 'non_compete'
          | 'notice_pay'
          | 'other'
          | 'overtime'
          | 'platform_injury'
          | 'platform_pay'
          | 'reinstatement'
          | 'severance'
          | 'social_insurance_backpay'
          | 'social_insurance_loss'
          | 'transfer_formalities'
          | 'unlawful_termination'
          | 'wage_arrears'
          | 'wage_surcharge'
          | 'work_injury'
          | 'work_injury_medical'
        )[]
      >;
      amountFen: Type.TOptional<Type.TInteger>;
      detail: Type.TOptional<Type.TString>;
    }>
  >;
  mediationBodyId: Type.TOptional<Type.TString>;
  proposedMediatorId: Type.TOptional<Type.TString>;
  courtId: Type.TOptional<Type.TString>;
  online: Type.TOptional<Type.TBoolean>;
  assisted: Type.TOptional<
    Type.TObject<{
      consentEvidence: Type.TString;
      readBackConfirmed: Type.TBoolean;
    }>
  >;
  receivedOn: Type.TOptional<Type.TString>;
}>;
/** Held here so that the form and the domain can never drift apart. */
export declare const toFiling: (body: Static<typeof filingForm>) => Filing;
//# sourceMappingURL=filing-form.d.ts.map
