import { type Procedure } from '@dingfen/procedure-kit';
import { Type } from 'typebox';
export declare const procedureHead: Type.TObject<{
  key: Type.TString;
  id: Type.TString;
  version: Type.TInteger;
  name: Type.TObject<{
    zh: Type.TString;
    en: Type.TString;
  }>;
}>;
export declare const procedurePage: Type.TObject<{
  key: Type.TString;
  id: Type.TString;
  version: Type.TInteger;
  name: Type.TObject<{
    zh: Type.TString;
    en: Type.TString;
  }>;
  states: Type.TArray<
    Type.TObject<{
      path: Type.TString;
      summary: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      holder: Type.TOptional<Type.TString>;
      basis: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
    }>
  >;
  events: Type.TArray<
    Type.TObject<{
      event: Type.TString;
      summary: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      basis: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      entitled: Type.TArray<
        Type.TObject<{
          capacity: Type.TString;
          name: Type.TObject<{
            zh: Type.TString;
            en: Type.TString;
          }>;
        }>
      >;
      payload: Type.TUnknown;
    }>
  >;
  conditions: Type.TArray<
    Type.TObject<{
      condition: Type.TString;
      summary: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      basis: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
    }>
  >;
  periods: Type.TArray<
    Type.TObject<{
      ruleId: Type.TString;
      name: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      onExpiry: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      basis: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
    }>
  >;
  outcomes: Type.TArray<
    Type.TObject<{
      outcome: Type.TString;
      summary: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
      basis: Type.TObject<{
        zh: Type.TString;
        en: Type.TString;
      }>;
    }>
  >;
  diagram: Type.TString;
}>;
export declare const headOf: ({ key, id, version, name }: Procedure) => {
  key: string;
  id: string;
  version: number;
  name: import('@dingfen/legal-calendar').Text;
};
/** A procedure for people who want to read it: what the chart, the events, the conditions and the periods say. `on` picks the versions in force. */
export declare const pageAbout: (
  procedure: Procedure,
  on: string,
) => {
  key: string;
  id: string;
  version: number;
  name: import('@dingfen/legal-calendar').Text;
  states: {
    path: string;
    summary: import('@dingfen/legal-calendar').Text;
    holder?: import('@dingfen/procedure-kit').Holder;
    basis: {
      zh: string;
      en: string;
    };
  }[];
  events: {
    event: string;
    summary: import('@dingfen/legal-calendar').Text;
    basis: {
      zh: string;
      en: string;
    };
    entitled: {
      capacity:
        | 'applicant'
        | 'candidateMediator'
        | 'clock'
        | 'commissionDirector'
        | 'commissionOfficer'
        | 'courtClerk'
        | 'courtPresident'
        | 'intake'
        | 'judge'
        | 'mediator'
        | 'respondent'
        | 'supervisor'
        | 'system'
        | 'thirdParty'
        | 'unitHead';
      name: import('@dingfen/legal-calendar').Text;
    }[];
    payload: Type.TSchema;
  }[];
  conditions: {
    condition: string;
    summary: import('@dingfen/legal-calendar').Text;
    basis: {
      zh: string;
      en: string;
    };
  }[];
  periods: {
    ruleId:
      | 'announcement_service_30d'
      | 'appeal_judgment_15d'
      | 'appeal_ruling_10d'
      | 'appeal_trial_3m'
      | 'ar_apply_15d'
      | 'ar_review_5wd'
      | 'ar_review_ext_5wd'
      | 'arb_accept_5wd'
      | 'arb_answer_10wd'
      | 'arb_award_45d'
      | 'arb_award_extension_15d'
      | 'arb_cancel_notice_5wd'
      | 'arb_collective_notice_5wd'
      | 'arb_correction_notice_5wd'
      | 'arb_counterclaim_decision_5wd'
      | 'arb_hearing_notice_5wd_before'
      | 'arb_posting_service_3wd'
      | 'arb_postpone_3wd_before'
      | 'arb_recusal_decision_3wd'
      | 'arb_referred_mediation_10wd'
      | 'arb_serve_5wd'
      | 'arb_serve_answer_5wd'
      | 'arb_tribunal_5wd'
      | 'convert_fee_7d'
      | 'court_filing_7d'
      | 'court_postmed_extension_30d'
      | 'court_postmed_ordinary_15d'
      | 'court_postmed_simple_7d'
      | 'court_premed_30d'
      | 'court_serve_complaint_5d'
      | 'defence_15d'
      | 'enf_apply_2y'
      | 'enf_notice_10d'
      | 'evidence_ordinary_min_15d'
      | 'evidence_simple_max_15d'
      | 'evidence_small_claim_7d'
      | 'fee_prepay_7d'
      | 'hearing_notice_3d_before'
      | 'insp_investigate_60wd'
      | 'insp_lookback_2y'
      | 'jc_accept_decision_3d'
      | 'jc_apply_30d'
      | 'jc_party_objection_15d'
      | 'jc_review_15d'
      | 'jc_review_extension_10d'
      | 'jc_special_procedure_cap_30d'
      | 'jc_supplement_material'
      | 'jc_third_party_objection_6m'
      | 'judge_notice_3d'
      | 'judgment_send_10d'
      | 'la_assign_3d'
      | 'la_objection_review_5d'
      | 'la_review_7d'
      | 'limitation_arbitration_1y'
      | 'limitation_contract_suit_3y'
      | 'limitation_wage_termination_1y'
      | 'med_agreement_performance_due'
      | 'med_enterprise_acceptance_3wd'
      | 'med_enterprise_period_15d'
      | 'med_people_1month'
      | 'med_period_15d_art14'
      | 'med_period_one_stop_15d'
      | 'negotiation_agreed_period'
      | 'negotiation_response_5d'
      | 'online_contact_other_party_3wd'
      | 'online_court_appoint_3wd'
      | 'online_join_3d'
      | 'online_mediator_accept_3wd'
      | 'online_party_joint_select_2wd'
      | 'period_restore_10d'
      | 'po_acceptance_notice_5d'
      | 'po_debtor_15d'
      | 'po_issue_15d'
      | 'po_no_suit_declaration_7d'
      | 'po_service_fail_30d'
      | 'psv_enforce_3m'
      | 'psv_ordinary_ruling_5d'
      | 'psv_post_effect_lapse_5d'
      | 'psv_presuit_lapse_30d'
      | 'psv_renew_7d_before'
      | 'psv_urgent_ruling_48h'
      | 'recusal_decision_3d'
      | 'setaside_30d'
      | 'suit_after_award_15d'
      | 'suit_after_nonenforcement_30d'
      | 'suit_after_setaside_15d'
      | 'transfer_15d'
      | 'trial_extension_request_10d_before'
      | 'trial_ordinary_6m'
      | 'trial_simple_3m'
      | 'trial_small_claim_2m'
      | 'wi_assess_60d'
      | 'wi_decide_60d'
      | 'wi_employer_apply_30d'
      | 'wi_reassess_15d'
      | 'wi_worker_apply_1y';
    name: import('@dingfen/legal-calendar').Text;
    onExpiry: import('@dingfen/legal-calendar').Text;
    basis: {
      zh: string;
      en: string;
    };
  }[];
  outcomes: {
    outcome: string;
    summary: import('@dingfen/legal-calendar').Text;
    basis: {
      zh: string;
      en: string;
    };
  }[];
  diagram: string;
};
//# sourceMappingURL=procedure-page.d.ts.map
